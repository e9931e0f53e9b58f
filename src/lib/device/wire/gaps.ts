import type * as Y from 'yjs';
import type { Cancel, Platform } from '../platform.ts';

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
