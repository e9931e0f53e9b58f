/** Whether somebody waits for the counting to be over, or it is done by the way. */
export type Haste = 'by-the-way' | 'awaited';

/** When documents are counted, so that nobody who writes feels it. */
export interface Pace {
	/** Calls again and again; one call after another. */
	start(work: () => Promise<void>): void;
	/** One piece of work, and as much rest as it and those before it have earned. */
	between(piece: () => Promise<void>, haste: Haste): Promise<void>;
	stop(): void;
}

const everyMs = 1000;
/** So long the others wait at the most, but for the piece that is being worked on. */
const sliceMs = 4;
/** By the way, of ten milliseconds one is for counting; of two, when somebody waits for it. */
const restPerWork: Readonly<Record<Haste, number>> = { 'by-the-way': 9, awaited: 1 };
const longestRestMs = 200;

export function createPace(): Pace {
	let timer: NodeJS.Timeout | undefined;
	let isInRounds = false;
	let worked = 0;
	return {
		start(work) {
			isInRounds = true;
			const round = (): void => {
				void work().finally(() => {
					if (isInRounds) timer = setTimeout(round, everyMs).unref();
				});
			};
			timer = setTimeout(round, everyMs).unref();
		},
		async between(piece, haste) {
			const from = performance.now();
			await piece();
			worked += performance.now() - from;
			if (worked < sliceMs) return;
			const rest = isInRounds ? Math.min(longestRestMs, worked * restPerWork[haste]) : 0;
			worked = 0;
			await freeLoop(rest);
		},
		stop() {
			isInRounds = false;
			clearTimeout(timer);
		}
	};
}

/** Whatever has come meanwhile goes first. */
function freeLoop(ms: number): Promise<void> {
	return new Promise((resolve) => {
		if (ms < 1) setImmediate(resolve);
		else setTimeout(resolve, ms);
	});
}
