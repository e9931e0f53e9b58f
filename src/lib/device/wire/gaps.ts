import type * as Y from 'yjs';
import { coverageOf, hasPending, holds } from '../disk/replica-coverage.ts';
import { wholeOf } from '../whole.ts';
import type { Cancel, Platform } from '../platform.ts';
import type { WholePart } from './virtual-channel.ts';

const askAgainAfterMs = 5_000;
const lastAfterMs = 60_000;

/**
 * Something came that builds on what did not: the whole difference is asked for, a little later, and
 * ever more seldom while nobody has it. Once more when it came: what had waited for it here was sent to
 * nobody yet.
 */
export function watchForGaps(doc: Y.Doc, platform: Platform, ask: () => void): Cancel {
	let planned: Cancel | undefined = undefined;
	let wasPending = false;
	const plan = (ms: number): void => {
		planned?.();
		planned = platform.after(ms, () => {
			planned = undefined;
			if (hasPending(doc)) plan(Math.min(2 * ms, lastAfterMs));
			ask();
		});
	};
	const look = (): void => {
		if (hasPending(doc) === wasPending) return;
		wasPending = !wasPending;
		plan(askAgainAfterMs);
	};
	doc.on('afterAllTransactions', look);
	// What was loaded before anybody watched.
	look();
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
