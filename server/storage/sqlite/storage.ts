import type { Storage } from '../storage.ts';
import { SqliteAudit } from './audit.ts';
import { backup } from './backup.ts';
import { SqliteDigests } from './digests.ts';
import { SqliteDisk } from './disk.ts';
import { asOpeningError } from './errors.ts';
import { SqliteFiles } from './files.ts';
import { lockFolder } from './lock.ts';
import type { FolderLock } from './lock.ts';
import { SqliteLog } from './log.ts';
import { makeFolder, openDatabase } from './open-database.ts';
import { SqliteRecords } from './records.ts';
import { finishRestore } from './restore.ts';
import { readMeta } from './climb.ts';

/** Opens the data folder for this process alone, and makes it when there is none. */
export function openSqliteStorage(folder: string): Storage {
	try {
		makeFolder(folder);
		return openLocked(folder, lockFolder(folder));
	} catch (error) {
		throw asOpeningError(error);
	}
}

function openLocked(folder: string, lock: FolderLock): Storage {
	try {
		finishRestore(folder);
		const disk = new SqliteDisk(openDatabase(folder), folder);
		return createStorage(disk, () => {
			disk.close();
			lock.release();
		});
	} catch (error) {
		lock.release();
		throw error;
	}
}

function createStorage(disk: SqliteDisk, release: () => void): Storage {
	const audit = new SqliteAudit(disk);
	const files = new SqliteFiles(disk);
	const digests = new SqliteDigests(disk);
	const log = new SqliteLog(disk, { files, digests });
	const restoredAt = readMeta(disk.db, 'restoredAt');
	return {
		engine: 'sqlite',
		epoch: readMeta(disk.db, 'epoch') ?? '',
		restoredAt: restoredAt === undefined ? undefined : Number(restoredAt),
		log,
		records: new SqliteRecords(disk, audit),
		audit,
		files,
		digests,
		condition: () => disk.condition,
		failed: disk.failed,
		scrub: async () => disk.tidy(),
		freeBytes: () => disk.freeBytes(),
		backup: (file) => backup(disk.folder, file),
		close: async () => {
			log.finish();
			release();
		}
	};
}
