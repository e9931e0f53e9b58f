import { existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StorageError } from '../storage.ts';
import type { StorageTrouble } from '../storage.ts';
import { lastBackupName } from './backup.ts';
import { asOpeningError } from './errors.ts';
import { inspect } from './inspect.ts';
import type { Inspection } from './inspect.ts';
import { lockFolder } from './lock.ts';
import { databaseName, openForReading } from './open-database.ts';
import { schemaSteps } from './schema.ts';

export interface Examination {
	/** A server holds the folder now. */
	readonly isInUse: boolean;
	readonly supportedVersion: number;
	/** What was found in the database, or why it could not be looked at. */
	readonly found: Inspection | { readonly trouble: StorageTrouble };
	readonly databaseBytes: number;
	readonly walBytes: number;
	readonly freeBytes: number;
	readonly lastBackup: { readonly at: number; readonly file: string } | undefined;
}

/** Everything a doctor asks about a data folder. Changes nothing. */
export function examine(folder: string): Examination {
	if (!existsSync(join(folder, databaseName))) throw new StorageError('not-ours');
	const { bavail, bsize } = statfsSync(folder);
	return {
		isInUse: isInUse(folder),
		supportedVersion: schemaSteps.length,
		found: look(folder),
		databaseBytes: sizeOf(join(folder, databaseName)),
		walBytes: sizeOf(join(folder, `${databaseName}-wal`)),
		freeBytes: bavail * bsize,
		lastBackup: readLastBackup(join(folder, lastBackupName))
	};
}

function isInUse(folder: string): boolean {
	try {
		lockFolder(folder).release();
		return false;
	} catch (error) {
		if (error instanceof StorageError && error.trouble === 'locked') return true;
		throw error;
	}
}

function look(folder: string): Examination['found'] {
	try {
		const db = openForReading(join(folder, databaseName));
		try {
			return inspect(db);
		} finally {
			db.close();
		}
	} catch (error) {
		return { trouble: asOpeningError(error).trouble };
	}
}

function readLastBackup(file: string): Examination['lastBackup'] {
	if (!existsSync(file)) return undefined;
	const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
	const isReport = typeof report === 'object' && report !== null && 'file' in report;
	if (!isReport || typeof report.file !== 'string') return undefined;
	return { at: statSync(file).mtimeMs, file: report.file };
}

function sizeOf(file: string): number {
	return existsSync(file) ? statSync(file).size : 0;
}
