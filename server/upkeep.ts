import { inBackground } from './log.ts';
import type { Log } from './log.ts';
import { Folding } from './storage/folding.ts';
import type { UpdateLog } from './storage/storage.ts';

/** Often enough that a busy document is opened from a short tail, seldom enough to cost nothing. */
const foldEveryMs = 20_000;

export interface Upkeep {
	stop(): Promise<void>;
}

/** Folds what has grown long, one round after another and never two at once. */
export function keepFolded(updates: UpdateLog, log: Log): Upkeep {
	const folding = new Folding(updates);
	let round: Promise<void> = Promise.resolve();
	let isRunning = false;
	const timer = setInterval(() => {
		if (isRunning) return;
		isRunning = true;
		round = foldOnce(folding, log).finally(() => (isRunning = false));
		inBackground(round, 'fold documents', log);
	}, foldEveryMs);
	timer.unref();
	return {
		async stop() {
			clearInterval(timer);
			await round.catch(() => undefined);
		}
	};
}

async function foldOnce(folding: Folding, log: Log): Promise<void> {
	const results = [...(await folding.foldDue()).values()];
	const folded = results.filter((result) => result === 'folded').length;
	const left = results.length - folded;
	if (folded > 0) log.info('folded', { documents: folded });
	if (left > 0) log.warn('could-not-fold', { documents: left });
}
