/** When documents are counted, so that nobody who writes feels it. */
export interface Pace {
	/** Calls again and again; one call after another. */
	start(work: () => Promise<void>): void;
	/** One slice of work, and as much rest as it has earned. */
	between(slice: () => Promise<void>): Promise<void>;
	stop(): void;
}

const everyMs = 1000;
/** Of ten milliseconds one is for counting, the others for those who wait for an answer. */
const restPerWork = 9;
const longestRestMs = 200;

export function createPace(): Pace {
	let timer: NodeJS.Timeout | undefined;
	let isInRounds = false;
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
		async between(slice) {
			const from = performance.now();
			await slice();
			const took = performance.now() - from;
			await freeLoop(isInRounds ? Math.min(longestRestMs, took * restPerWork) : 0);
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
