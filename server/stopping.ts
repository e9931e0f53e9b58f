import type { StorageError } from './storage/storage.ts';

export type Reason =
	{ readonly why: 'asked' } | { readonly why: 'storage-failed'; readonly cause: StorageError };

/** Ends when somebody wants the program to end, or the disk leaves it no choice. */
export async function untilAskedToStop(failed: Promise<StorageError>): Promise<Reason> {
	const asked = new Promise<Reason>((resolve) => {
		// Not `once`: Ctrl+C reaches us from the terminal and again from npm, and a signal that nobody
		// listens to any more would kill in the middle of a clean end.
		for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
			process.on(signal, () => resolve({ why: 'asked' }));
		}
	});
	return Promise.race([asked, failed.then((cause): Reason => ({ why: 'storage-failed', cause }))]);
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
