import { randomUUID } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Tables } from '../records.ts';
import { StorageError } from '../storage.ts';
import { erasedPersonPrefix, references } from '../tables.ts';
import type { CopyReport } from '../storage.ts';
import { syncFile, verifyBackup } from './backup.ts';
import { SqliteAudit } from './audit.ts';
import { SqliteDisk } from './disk.ts';
import { asOpeningError } from './errors.ts';
import { lockFolder } from './lock.ts';
import { databaseName, makeFolder, openForReading, syncFolder } from './open-database.ts';
import { climb, writeMeta } from './climb.ts';
import { schemaSteps } from './schema.ts';
import { SqliteRecords, readAllRecords } from './records.ts';

/** A whole database on its way into the place of the old one. */
const restoredName = 'restored.db';
/** The database goes last: while it is there, its log is too. */
const databaseFiles = [databaseName, `${databaseName}-wal`, `${databaseName}-shm`];

export interface Restore {
	readonly file: string;
	readonly folder: string;
	readonly dryRun: boolean;
	readonly now: number;
}

export interface RestoreReport {
	readonly copy: CopyReport;
	/** Where the database that was there went, or would go. */
	readonly movedTo: string | undefined;
	/** Documents of the copy that were erased after it was made, and stay erased. */
	readonly erasedIds: readonly string[];
	/** False when the present database cannot be read: then nobody knows what was erased after the copy. */
	readonly areErasuresKnown: boolean;
}

type DocumentRow = Tables['documents'];

interface Erased {
	readonly documents: readonly DocumentRow[];
	/** One setting for each person who was erased. */
	readonly people: readonly Tables['settings'][];
}

const nobody: Erased = { documents: [], people: [] };

/** Puts a copy into the place of the present database, which is moved aside and never deleted. */
export async function restore(order: Restore): Promise<RestoreReport> {
	const { file, folder, dryRun } = order;
	const copy = verifyBackup(file);
	if (!dryRun) makeFolder(folder);
	const lock = existsSync(folder) ? lockFolder(folder) : undefined;
	try {
		if (!dryRun) finishRestore(folder);
		const erased = readErased(folder);
		const erasedIds = erasedIn(file, (erased ?? nobody).documents);
		const movedTo = existsSync(join(folder, databaseName)) ? freePlace(folder) : undefined;
		if (!dryRun) await putInto(order, erased ?? nobody);
		return { copy, movedTo, erasedIds, areErasuresKnown: erased !== undefined };
	} finally {
		lock?.release();
	}
}

/** A restore that was cut off goes on where it was: the restored database is whole before it has its name. */
export function finishRestore(folder: string): void {
	const restored = join(folder, restoredName);
	if (!existsSync(restored)) return;
	const present = databaseFiles.filter((name) => existsSync(join(folder, name)));
	if (present.length > 0) {
		const place = freePlace(folder);
		mkdirSync(place, { mode: 0o700 });
		for (const name of present) renameSync(join(folder, name), join(place, name));
		syncFolder(place);
	}
	renameSync(restored, join(folder, databaseName));
	syncFolder(folder);
}

async function putInto({ folder, file, now }: Restore, erased: Erased): Promise<void> {
	const part = join(folder, `${restoredName}.part`);
	rmSync(part, { force: true });
	copyFileSync(file, part);
	chmodSync(part, 0o600);
	try {
		await adapt(part, { folder, now }, erased);
		syncFile(part);
		renameSync(part, join(folder, restoredName));
		syncFolder(folder);
	} catch (error) {
		rmSync(part, { force: true });
		throw asOpeningError(error);
	}
	finishRestore(folder);
}

/** Devices must notice that the server went back, and what was erased must not come back. */
async function adapt(
	file: string,
	{ folder, now }: Pick<Restore, 'folder' | 'now'>,
	erased: Erased
): Promise<void> {
	const db = new DatabaseSync(file);
	try {
		db.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
		climb(db, schemaSteps, randomUUID());
		const disk = new SqliteDisk(db, folder);
		const { documents } = readAllRecords(db);
		disk.commit(0, () => {
			writeMeta(db, 'epoch', randomUUID());
			writeMeta(db, 'restoredAt', String(now));
			// Phones give back what the copy lacks, of others as well; an owner of before would forbid it.
			db.exec('DELETE FROM clientOwners');
			for (const { id } of erased.documents) eraseContent(db, id);
			for (const { id } of erased.people) erasePerson(db, id.slice(erasedPersonPrefix.length));
		});
		const present = new Set(documents.map(({ id }) => id));
		const marks = erased.documents.filter(({ id }) => present.has(id));
		await new SqliteRecords(disk, new SqliteAudit(disk)).write([
			...marks.map((row) => ({ table: 'documents', put: row }) as const),
			...erased.people.map((row) => ({ table: 'settings', put: row }) as const)
		]);
		disk.close();
	} finally {
		if (db.isOpen) db.close();
	}
}

function erasePerson(db: DatabaseSync, personId: string): void {
	for (const { from, column } of references.filter(({ to }) => to === 'people')) {
		db.prepare(`DELETE FROM ${from} WHERE "${column}" = ?`).run(personId);
	}
	db.prepare('DELETE FROM people WHERE "id" = ?').run(personId);
}

const contentTables = [
	...['log', 'snapshots', 'batches', 'clientOwners', 'quarantine', 'approvals', 'digests']
];

function eraseContent(db: DatabaseSync, documentId: string): void {
	for (const table of contentTables) {
		db.prepare(`DELETE FROM ${table} WHERE "documentId" = ?`).run(documentId);
	}
	const files = 'SELECT "id" FROM files WHERE "documentId" = ?';
	db.prepare(`DELETE FROM filePieces WHERE "fileId" IN (${files})`).run(documentId);
	db.prepare('DELETE FROM files WHERE "documentId" = ?').run(documentId);
}

/** Undefined when there is a database and it cannot tell. */
function readErased(folder: string): Erased | undefined {
	const file = join(folder, databaseName);
	if (!existsSync(file)) return nobody;
	try {
		return erasedOf(file);
	} catch (error) {
		if (error instanceof StorageError) return undefined;
		throw error;
	}
}

function erasedOf(file: string): Erased {
	const db = openForReading(file);
	try {
		const { documents, settings } = readAllRecords(db);
		return {
			documents: documents.filter(({ erasedAt }) => erasedAt !== null),
			people: settings.filter(({ id }) => id.startsWith(erasedPersonPrefix))
		};
	} catch (error) {
		throw asOpeningError(error);
	} finally {
		db.close();
	}
}

function erasedIn(file: string, erased: readonly DocumentRow[]): readonly string[] {
	const db = openForReading(file);
	try {
		const alive = readAllRecords(db).documents.filter(({ erasedAt }) => erasedAt === null);
		const aliveIds = new Set(alive.map(({ id }) => id));
		return erased.map(({ id }) => id).filter((id) => aliveIds.has(id));
	} finally {
		db.close();
	}
}

function freePlace(folder: string): string {
	for (let number = 1; ; number++) {
		const place = join(folder, `replaced-${number}`);
		if (!existsSync(place)) return place;
	}
}
