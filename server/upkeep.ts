import { expired } from './auth/expiry.ts';
import type { Registers } from './auth/registers.ts';
import { sweepFiles } from './files/sweep.ts';
import { inBackground } from './log.ts';
import type { Log } from './log.ts';
import type { Projector } from './projections/projector.ts';
import { Folding } from './storage/folding.ts';
import type { Storage } from './storage/storage.ts';

/** Often enough that a busy document is opened from a short tail, seldom enough to cost nothing. */
const foldEveryMs = 20_000;
/** What came to the log by no way that tells of it, such as an import by the command line. */
const lookEveryMs = 20_000;
const forgetEveryMs = 6 * 60 * 60 * 1000;

export interface Upkeep {
	stop(): Promise<void>;
}

export interface UpkeepParts {
	readonly storage: Storage;
	readonly registers: Registers;
	readonly projector: Pick<Projector, 'lookForBehind'>;
	readonly now: () => number;
	readonly log: Log;
}

/** What nobody asks for and somebody must do: long histories are folded, what has expired is forgotten. */
export function keepInOrder({ storage, registers, projector, now, log }: UpkeepParts): Upkeep {
	const folding = new Folding(storage.log);
	const rounds = [
		inRounds({ everyMs: foldEveryMs, what: 'fold documents', log }, () => foldOnce(folding, log)),
		inRounds({ everyMs: lookEveryMs, what: 'look for what is not counted', log }, async () =>
			projector.lookForBehind()
		),
		inRounds({ everyMs: forgetEveryMs, what: 'forget what has expired', log }, async () => {
			const changes = expired(registers, now());
			if (changes.length > 0 && storage.condition() === 'writable') await registers.change(changes);
		}),
		inRounds({ everyMs: forgetEveryMs, what: 'sweep files', log }, async () => {
			if (storage.condition() !== 'writable') return;
			const removed = await sweepFiles(storage, now());
			if (removed > 0) log.info('files-removed', { files: removed });
		})
	];
	return { stop: async () => void (await Promise.all(rounds.map((round) => round.stop()))) };
}

interface Round {
	readonly everyMs: number;
	readonly what: string;
	readonly log: Log;
}

/** One round after another, never two at once; a round that failed is told and the next one tries again. */
function inRounds({ everyMs, what, log }: Round, work: () => Promise<void>): Upkeep {
	let running: Promise<void> | undefined;
	const timer = setInterval(() => {
		if (running) return;
		running = work().finally(() => (running = undefined));
		inBackground(running, what, log);
	}, everyMs);
	timer.unref();
	return {
		async stop() {
			clearInterval(timer);
			await running?.catch(() => undefined);
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
