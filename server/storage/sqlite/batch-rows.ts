import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Position } from '../storage.ts';

/** The table `batches`: which batches the folded rows were. Unfolded rows say it themselves. */
export class BatchRows {
	readonly #insert: StatementSync;
	readonly #select: StatementSync;
	readonly #deleteOld: StatementSync;
	readonly #deleteAll: StatementSync;

	constructor(db: DatabaseSync) {
		this.#insert = db.prepare('INSERT OR IGNORE INTO batches VALUES (?, ?, ?)');
		this.#select = db.prepare(
			'SELECT "position" FROM batches WHERE "documentId" = ? AND "batch" = ?'
		);
		this.#deleteOld = db.prepare(`
DELETE FROM batches WHERE "documentId" = ?1 AND "position" <= (
	SELECT "position" FROM batches WHERE "documentId" = ?1 ORDER BY "position" DESC LIMIT 1 OFFSET ?2
)`);
		this.#deleteAll = db.prepare('DELETE FROM batches WHERE "documentId" = ?');
	}

	insert(documentId: string, batch: string, position: Position): void {
		this.#insert.run(documentId, batch, position);
	}

	positionOf(documentId: string, batch: string): Position | undefined {
		const position = this.#select.get(documentId, batch)?.['position'];
		return typeof position === 'number' ? position : undefined;
	}

	keepNewest(documentId: string, count: number): void {
		this.#deleteOld.run(documentId, count);
	}

	deleteAll(documentId: string): void {
		this.#deleteAll.run(documentId);
	}
}
