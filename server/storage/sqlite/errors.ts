import { StorageError } from '../storage.ts';
import type { StorageTrouble } from '../storage.ts';

/** Primary result codes of SQLite; the extended ones keep them in the lowest byte. */
/** A statement that does not fit the tables: at opening, because the tables are not what they were. */
const anyMistake = 1;
const busy = 5;
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
	if (code === undefined) return troubleOfFile(error);
	if (code === shmSize) return 'full';
	switch (code & 0xff) {
		case busy:
			return 'locked';
		case full:
			return 'full';
		case notADatabase:
			return 'not-ours';
		case corrupt:
		case anyMistake:
			return 'damaged';
		default:
			return 'failed';
	}
}

export function asOpeningError(error: unknown): StorageError {
	return error instanceof StorageError ? error : new StorageError(troubleOfOpening(error), error);
}

/** Files are copied and synced by Node itself, which names its errors. */
function troubleOfFile(error: unknown): StorageTrouble {
	const name = error instanceof Error && 'code' in error ? error.code : undefined;
	if (name === 'ENOSPC' || name === 'EDQUOT') return 'full';
	return name === 'ENOENT' ? 'not-ours' : 'failed';
}
