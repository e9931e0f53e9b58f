/** The PIN of one person on one phone. It keeps a classmate out, not a laboratory (docs/security.md). */
export const pinLengths = { least: 6, most: 12 } as const;

export type PinFlaw = 'too-short' | 'too-long' | 'not-digits' | 'too-plain';

export function pinFlawOf(pin: string): PinFlaw | undefined {
	if (!/^\d*$/.test(pin)) return 'not-digits';
	if (pin.length < pinLengths.least) return 'too-short';
	if (pin.length > pinLengths.most) return 'too-long';
	return isPlain(pin) ? 'too-plain' : undefined;
}

/** 111111, 123456, 987654, 121212: what everybody tries first. */
function isPlain(pin: string): boolean {
	const steps = [...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10);
	const isEven = steps.every((step) => step === steps[0]);
	return (isEven && [0, 1, 9].includes(steps[0] ?? 0)) || /^(\d\d)\1+$/.test(pin);
}

/** So many mistakes are a slip of the finger. */
const freeMistakes = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 60 * 60_000;

/** How long nobody may try after so many wrong PINs in a row. Nothing is ever wiped for them. */
export function waitAfterWrong(wrongs: number): number {
	if (wrongs < freeMistakes) return 0;
	return Math.min(firstWaitMs * 2 ** (wrongs - freeMistakes), longestWaitMs);
}

export interface Mistakes {
	readonly wrongs: number;
	readonly wrongAt: number;
}

/** A clock that was turned back makes the waiting no shorter. */
export function waitLeft({ wrongs, wrongAt }: Mistakes, now: number): number {
	const passed = Math.max(0, now - wrongAt);
	return Math.max(0, waitAfterWrong(wrongs) - passed);
}
