import type { StorageError } from './storage/storage.ts';

/** Listens from now on, so that a wish that comes while we start ends us cleanly too. */
export function whenAskedToStop(): Promise<void> {
	return new Promise((resolve) => {
		// Not `once`: Ctrl+C reaches us from the terminal and again from npm, and a signal that nobody
		// listens to any more would kill in the middle of a clean end.
		for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
			process.on(signal, () => resolve());
		}
	});
}

/**
 * The disk failed to keep what it was given: going on would promise what it does not hold. Thrown, so
 * that everything ends at once; a restart reads what the disk has.
 */
export async function untilStorageFails(failed: Promise<StorageError>): Promise<never> {
	throw await failed;
}

/** A service manager kills after a while what does not end; then we had better have ended by ourselves. */
const stopWithinMs = 9_000;

/** Whatever hangs is cut off: what was called stored is on the disk already. */
export function endForSureIn(exitCode: number, report: () => void): void {
	const timer = setTimeout(() => {
		report();
		process.exit(exitCode);
	}, stopWithinMs);
	timer.unref();
}
