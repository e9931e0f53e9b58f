import { createHash } from 'node:crypto';
import { closeSync, copyFileSync, fsyncSync, mkdtempSync, openSync, readSync } from 'node:fs';
import { chmodSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { runInWorker } from '../run-in-worker.ts';
import type { CopyReport } from '../storage.ts';
import { asOpeningError } from './errors.ts';
import { checkSound, inspect } from './inspect.ts';
import { databaseName, openForReading, syncFolder } from './open-database.ts';

/** Says when the last copy was made: its time is the time of the file. */
export const lastBackupName = 'last-backup.json';

/**
 * Makes a verified copy of the data folder, beside a running server or without one. An existing file
 * is replaced only by a whole one.
 */
export function backup(folder: string, file: string): Promise<CopyReport> {
	return runInWorker(new URL('./backup-worker.ts', import.meta.url), { folder, file });
}

/** The same in the present thread. */
export function copyTo(folder: string, file: string): CopyReport {
	const part = `${file}.part`;
	rmSync(part, { force: true });
	try {
		vacuumInto(folder, part);
		syncFile(part);
		const report = { ...verifyBackup(part), file: resolve(file) };
		renameSync(part, file);
		syncFolder(dirname(resolve(file)));
		writeFileSync(join(folder, lastBackupName), JSON.stringify(report, null, '\t'));
		return report;
	} catch (error) {
		rmSync(part, { force: true });
		throw asOpeningError(error);
	}
}

/** Opens a copy of the file elsewhere and reads every row of it. Throws when it is not to be trusted. */
export function verifyBackup(file: string): CopyReport {
	const folder = mkdtempSync(join(tmpdir(), 'tropa-verify-'));
	try {
		const copy = join(folder, databaseName);
		copyFileSync(file, copy);
		return reportOn(copy, file);
	} catch (error) {
		throw asOpeningError(error);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function reportOn(copy: string, file: string): CopyReport {
	const sha256 = sha256Of(copy);
	const db = openForReading(copy);
	try {
		const found = inspect(db);
		checkSound(found);
		const { epoch, head, documents, rows, damagedIds, files, damagedFiles } = found;
		const counted = { documents, rows, damagedIds, files, damagedFiles };
		return { file: resolve(file), bytes: statSync(copy).size, sha256, epoch, head, ...counted };
	} finally {
		db.close();
	}
}

/** One moment of the database, its write-ahead log included, without what was deleted from it. */
function vacuumInto(folder: string, part: string): void {
	const db = openForReading(join(folder, databaseName));
	try {
		db.prepare('VACUUM INTO ?').run(part);
	} finally {
		db.close();
	}
	chmodSync(part, 0o600);
}

export function syncFile(file: string): void {
	const handle = openSync(file, 'r+');
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}

function sha256Of(file: string): string {
	const hash = createHash('sha256');
	const piece = new Uint8Array(1024 * 1024);
	const handle = openSync(file, 'r');
	try {
		for (;;) {
			const count = readSync(handle, piece);
			if (count === 0) return hash.digest('hex');
			hash.update(piece.subarray(0, count));
		}
	} finally {
		closeSync(handle);
	}
}
