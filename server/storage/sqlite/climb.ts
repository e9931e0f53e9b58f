import type { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../storage.ts';
import type { SchemaStep } from './schema.ts';

/** Brings the database to the newest version, each step whole or not at all. */
export function climb(db: DatabaseSync, steps: readonly SchemaStep[], epoch: string): void {
	const version = versionOf(db);
	if (version > steps.length) return checkReadable(db, steps.length);
	steps.slice(version).forEach((step, index) => {
		const sql = `BEGIN IMMEDIATE; ${step.sql} PRAGMA user_version = ${version + index + 1};`;
		try {
			db.exec(sql);
			if (version + index === 0) writeMeta(db, 'epoch', epoch);
			writeMeta(db, 'readableFrom', String(step.readableFrom));
			db.exec('COMMIT');
		} catch (error) {
			if (db.isTransaction) db.exec('ROLLBACK');
			throw error;
		}
	});
}

export function versionOf(db: DatabaseSync): number {
	return Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
}

/** A newer program may have widened the database and still let the one before it work. */
export function checkReadable(db: DatabaseSync, version: number): void {
	if (versionOf(db) <= version) return;
	const readableFrom = Number(readMeta(db, 'readableFrom'));
	if (!(readableFrom <= version)) throw new StorageError('too-new');
}

export function readMeta(db: DatabaseSync, key: string): string | undefined {
	const value = db.prepare('SELECT "value" FROM meta WHERE "key" = ?').get(key)?.['value'];
	return typeof value === 'string' ? value : undefined;
}

export function writeMeta(db: DatabaseSync, key: string, value: string): void {
	const sql = 'INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET "value" = excluded."value"';
	db.prepare(sql).run(key, value);
}
