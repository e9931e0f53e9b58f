import { statfsSync } from 'node:fs';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { assert } from '#lib/domain/assert.ts';
import { StorageError } from '../storage.ts';
import type { StorageCondition } from '../storage.ts';
import { asOpeningError, troubleOfWriting } from './errors.ts';

/** So much of the write-ahead log is moved into the database at a time. */
const checkpointEveryBytes = 4 * 1024 * 1024;
/** What a commit writes at least: a page or two. */
const bytesPerCommit = 8 * 1024;
const idleAfterMs = 2000;
/** With less room than this a write is not even tried after one has failed. */
const roomToTryBytes = 256 * 1024;

/** Every change goes through here: durable or not done, and after a failed sync never again. */
export class SqliteDisk {
	readonly db: DatabaseSync;
	readonly failed: Promise<StorageError>;
	readonly folder: string;
	readonly #begin: StatementSync;
	readonly #end: StatementSync;
	readonly #undo: StatementSync;
	#condition: StorageCondition = 'writable';
	#tellFailed: (error: StorageError) => void = () => undefined;
	#bytesSinceCheckpoint = 0;
	#isCheckpointComing = false;
	#idle: NodeJS.Timeout | undefined;

	constructor(db: DatabaseSync, folder: string) {
		this.db = db;
		this.folder = folder;
		this.#begin = db.prepare('BEGIN IMMEDIATE');
		this.#end = db.prepare('COMMIT');
		this.#undo = db.prepare('ROLLBACK');
		this.failed = new Promise((resolve) => (this.#tellFailed = resolve));
	}

	get condition(): StorageCondition {
		return this.#condition;
	}

	checkOpen(): void {
		assert(this.db.isOpen, 'the storage is used after it was closed');
	}

	freeBytes(): number {
		const { bavail, bsize } = statfsSync(this.folder);
		return bavail * bsize;
	}

	/** All of the step's changes are on the disk when it returns, or none of them. */
	commit(bytes: number, step: () => void): void {
		this.#refuse();
		try {
			this.#begin.run();
			step();
			this.#end.run();
		} catch (error) {
			throw this.#afterTrouble(error);
		}
		this.#condition = 'writable';
		this.#noticeWrite(bytes);
	}

	/** Moves everything into the database and gives back unused room. Called when nothing happens. */
	tidy(): void {
		if (this.#condition === 'failed') return;
		this.#maintain('PRAGMA incremental_vacuum');
		this.#maintain('PRAGMA wal_checkpoint(TRUNCATE)');
		this.#bytesSinceCheckpoint = 0;
	}

	close(): void {
		clearTimeout(this.#idle);
		this.tidy();
		this.db.close();
	}

	#refuse(): void {
		if (this.#condition === 'failed') throw new StorageError('failed');
		if (this.#condition !== 'full') return;
		if (this.freeBytes() < roomToTryBytes) throw new StorageError('full');
	}

	#afterTrouble(error: unknown): unknown {
		const isOurs = error instanceof StorageError;
		const trouble = isOurs ? error.trouble : troubleOfWriting(error);
		if (trouble === 'failed' || trouble === 'full') this.#worsen(trouble, error);
		this.#rollBack();
		return isOurs || !trouble ? error : new StorageError(trouble, error);
	}

	#worsen(trouble: 'failed' | 'full', cause: unknown): void {
		if (this.#condition === 'failed') return;
		this.#condition = trouble;
		if (trouble === 'failed') this.#tellFailed(new StorageError('failed', cause));
	}

	#rollBack(): void {
		if (!this.db.isTransaction) return;
		try {
			this.#undo.run();
		} catch (error) {
			this.#worsen('failed', error);
		}
	}

	#noticeWrite(bytes: number): void {
		this.#bytesSinceCheckpoint += bytes + bytesPerCommit;
		if (this.#bytesSinceCheckpoint >= checkpointEveryBytes) this.#checkpointSoon();
		this.#idle ??= setTimeout(() => this.tidy(), idleAfterMs).unref();
		this.#idle.refresh();
	}

	/** After the present turn, so that nobody waits for it who waits for the commit. */
	#checkpointSoon(): void {
		if (this.#isCheckpointComing) return;
		this.#isCheckpointComing = true;
		setImmediate(() => {
			this.#isCheckpointComing = false;
			if (!this.db.isOpen || this.#condition === 'failed') return;
			this.#bytesSinceCheckpoint = 0;
			this.#maintain('PRAGMA wal_checkpoint(PASSIVE)');
		});
	}

	/** What was committed stays committed whatever happens here, but a broken disk is noticed. */
	#maintain(sql: string): void {
		try {
			this.db.exec(`PRAGMA busy_timeout = 0; ${sql}; PRAGMA busy_timeout = 5000`);
		} catch (error) {
			const trouble = troubleOfWriting(error);
			if (trouble === 'failed' || trouble === 'full') this.#worsen(trouble, error);
		}
	}
}

/** Errors of reading: what cannot be read is damaged. */
export function reading<Value>(read: () => Value): Value {
	try {
		return read();
	} catch (error) {
		throw asOpeningError(error);
	}
}
