import { StorageError } from '../storage.ts';
import type { StorageTrouble } from '../storage.ts';

/** Primary result codes of SQLite; the extended ones keep them in the lowest byte. */
const busy = 5;
const ioError = 10;
const corrupt = 11;
const full = 13;
const constraint = 19;
const notADatabase = 26;
/** The index of the write-ahead log could not grow: there is no room for it. */
const shmSize = 4874;

/** The code of an error of SQLite; undefined for what is not one. */
export function codeOf(error: unknown): number | undefined {
	if (!(error instanceof Error) || !('errcode' in error)) return undefined;
	return typeof error.errcode === 'number' ? error.errcode : undefined;
}

/** Undefined for our own mistakes, which are passed on as they are. */
export function troubleOfWriting(error: unknown): StorageTrouble | undefined {
	const code = codeOf(error);
	if (code === undefined || (code & 0xff) === constraint) return undefined;
	if ((code & 0xff) === full || code === shmSize) return 'full';
	return (code & 0xff) === busy ? 'locked' : 'failed';
}

export function troubleOfOpening(error: unknown): StorageTrouble {
	const code = codeOf(error);
	if (code === shmSize) return 'full';
	switch ((code ?? ioError) & 0xff) {
		case busy:
			return 'locked';
		case full:
			return 'full';
		case notADatabase:
			return 'not-ours';
		case corrupt:
		case 1:
			return 'damaged';
		default:
			return 'failed';
	}
}

export function asOpeningError(error: unknown): StorageError {
	return error instanceof StorageError ? error : new StorageError(troubleOfOpening(error), error);
}
