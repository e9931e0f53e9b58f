/** Time and chance. The only place of the device that asks the browser for them. */
export interface Platform {
	/** Milliseconds since 1970 by this device's clock, which may be wrong by years and may jump. */
	now(): number;
	/** Milliseconds since some moment; never jumps, and is what every waiting is measured by. */
	elapsed(): number;
	after(ms: number, run: () => void): Cancel;
	/** In [0, 1). */
	random(): number;
	bytes(length: number): Uint8Array;
}

export type Cancel = () => void;

export const browserPlatform: Platform = {
	now: () => Date.now(),
	elapsed: () => performance.now(),
	after(ms, run) {
		const timer = setTimeout(run, ms);
		return () => clearTimeout(timer);
	},
	random: () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32,
	bytes: (length) => crypto.getRandomValues(new Uint8Array(length))
};
