import type { OpenDocument } from '#lib/device/surface.ts';

/** A disk that has not taken a few words by then has a trouble that the chip tells of. */
const patienceMs = 10_000;

/** Ends when this document's edits are on the disk; false if they are not after a while. */
export function kept({ state }: OpenDocument): Promise<boolean> {
	const isKept = (): boolean => state.current.unkept === 0;
	if (isKept()) return Promise.resolve(true);
	return new Promise((resolve) => {
		const end = (): void => {
			clearTimeout(timer);
			stop();
			resolve(isKept());
		};
		const timer = setTimeout(end, patienceMs);
		const stop = state.onChange(() => {
			if (isKept()) end();
		});
	});
}
