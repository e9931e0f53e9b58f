import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../storage.ts';
import { asOpeningError, troubleOfOpening } from './errors.ts';
import { climb, versionOf } from './climb.ts';
import { applicationId, schemaSteps } from './schema.ts';
import type { SchemaStep } from './schema.ts';

export const databaseName = 'tropa.db';

/** How long a write waits for another process, as a copy being made never is one. */
const busyTimeoutMs = 5000;

/**
 * A commit of one row writes a page or two: half the usual size halves what small commits write to the
 * device, and what a dozen small tables take.
 */
const pageBytes = 2048;

/** Opens the database for writing, makes it when there is none, and checks that it keeps its promise. */
export function openDatabase(
	folder: string,
	steps: readonly SchemaStep[] = schemaSteps
): DatabaseSync {
	const file = join(folder, databaseName);
	const isNew = !existsSync(file);
	if (isNew) makeFile(file);
	const db = openFile(file);
	try {
		if (versionOf(db) === 0) prepareNew(db);
		checkOurs(db);
		configure(db);
		checkDurable(db);
		climb(db, steps, randomUUID());
		checkWhole(db);
		checkAsMade(db, steps);
		return db;
	} catch (error) {
		db.close();
		throw asOpeningError(error);
	}
}

/**
 * Beside the database lies an index of its log that all processes share. On a full disk it cannot be
 * made; then it is kept in memory, and copies wait for the next start.
 */
function openFile(file: string): DatabaseSync {
	const db = new DatabaseSync(file, { timeout: busyTimeoutMs });
	try {
		versionOf(db);
		return db;
	} catch (error) {
		db.close();
		if (troubleOfOpening(error) !== 'full') throw asOpeningError(error);
	}
	const alone = new DatabaseSync(file, { timeout: busyTimeoutMs });
	alone.exec('PRAGMA locking_mode = EXCLUSIVE');
	return alone;
}

/** For copying and looking: takes no lock and changes nothing. */
export function openForReading(file: string): DatabaseSync {
	if (!existsSync(file)) throw new StorageError('not-ours');
	const db = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs });
	try {
		checkOurs(db);
		return db;
	} catch (error) {
		db.close();
		throw asOpeningError(error);
	}
}

/** The folder holds personal data: nobody else on the machine may look into it. */
export function makeFolder(folder: string): void {
	const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
	if (first !== undefined) syncFolder(dirname(first));
}

/** A new or renamed file survives a power cut only when its folder was synced too. */
export function syncFolder(folder: string): void {
	const handle = openSync(folder, 'r');
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}

/** Without `synchronous = FULL` a commit in WAL is acknowledged before it is on the disk. */
export function checkDurable(db: DatabaseSync): void {
	const synchronous = db.prepare('PRAGMA synchronous').get()?.['synchronous'];
	const journal = db.prepare('PRAGMA journal_mode').get()?.['journal_mode'];
	if (synchronous !== 2 || journal !== 'wal') throw new StorageError('unsafe');
}

function makeFile(file: string): void {
	closeSync(openSync(file, 'a', 0o600));
	syncFolder(dirname(file));
}

function prepareNew(db: DatabaseSync): void {
	const { tables } = db.prepare('SELECT count(*) AS "tables" FROM sqlite_schema').get() ?? {};
	if (tables !== 0) throw new StorageError('not-ours');
	db.exec(`PRAGMA page_size = ${pageBytes}; PRAGMA auto_vacuum = INCREMENTAL`);
	db.exec(`PRAGMA application_id = ${applicationId}`);
}

function checkOurs(db: DatabaseSync): void {
	const id = db.prepare('PRAGMA application_id').get()?.['application_id'];
	if (id !== applicationId) throw new StorageError('not-ours');
}

function configure(db: DatabaseSync): void {
	db.exec(`
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
PRAGMA temp_store = MEMORY;
PRAGMA wal_autocheckpoint = 0;
PRAGMA journal_size_limit = 8388608;`);
}

/** A broken tree could hide rows: nothing is served from it and nothing written into it. */
function checkWhole(db: DatabaseSync): void {
	const complaint = db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
	if (complaint !== 'ok') throw new StorageError('damaged', complaint);
}

/** A tree may be whole and yet go by another name, which to SQLite is a table without rows. */
function checkAsMade(db: DatabaseSync, steps: readonly SchemaStep[]): void {
	// What a newer release has added is known to that release only.
	if (versionOf(db) !== steps.length) return;
	const model = new DatabaseSync(':memory:');
	climb(model, steps, '');
	const found = new Set(describe(db));
	const isMissing = describe(model).some((entry) => !found.has(entry));
	model.close();
	if (isMissing) throw new StorageError('damaged');
}

function describe(db: DatabaseSync): readonly string[] {
	const rows = db.prepare('SELECT "type", "name", "tbl_name", "sql" FROM sqlite_schema').all();
	return rows.map((row) => JSON.stringify(row));
}
