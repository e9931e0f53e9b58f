import type * as Y from 'yjs';
import { coverageOf, hasPending, holds } from '../disk/replica-coverage.ts';
import { wholeOf } from '../whole.ts';
import type { Cancel, Platform } from '../platform.ts';
import type { WholePart } from './virtual-channel.ts';

const askAgainAfterMs = 5_000;

/** Something came that builds on what did not: the whole difference is asked for, a little later. */
export function watchForGaps(doc: Y.Doc, platform: Platform, ask: () => void): Cancel {
	let planned: Cancel | undefined = undefined;
	const look = (): void => {
		if (!doc.store.pendingStructs || planned) return;
		planned = platform.after(askAgainAfterMs, () => {
			planned = undefined;
			if (doc.store.pendingStructs) ask();
		});
	};
	doc.on('afterAllTransactions', look);
	return () => {
		doc.off('afterAllTransactions', look);
		planned?.();
	};
}

/** Undefined when nothing is pending, and y-websocket's own step 2 holds everything. */
export function wholePartOf(doc: Y.Doc): WholePart | undefined {
	if (!hasPending(doc)) return undefined;
	const update = wholeOf(doc);
	const coverage = coverageOf([update]);
	return { update, holds: (edit) => holds(coverage, edit) };
}
