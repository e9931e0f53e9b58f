import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { asOpeningError } from './errors.ts';

export interface FolderLock {
	release(): void;
}

/**
 * One process writes into a data folder. The lock is the operating system's, on a file of its own:
 * it goes with the process however that ends, and copies can be made beside the running server.
 */
export function lockFolder(folder: string): FolderLock {
	let db: DatabaseSync | undefined;
	try {
		db = new DatabaseSync(join(folder, 'tropa.lock'), { timeout: 0 });
		db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
	} catch (error) {
		db?.close();
		throw asOpeningError(error);
	}
	return { release: () => db.close() };
}
