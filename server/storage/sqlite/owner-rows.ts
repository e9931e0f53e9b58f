import type { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * The table `clientOwners`: to whom the client ids of a document belong. Without checksums: a wrong
 * owner costs somebody a refusal and a new id, and never a word.
 */
export class OwnerRows {
	readonly #insert: StatementSync;
	readonly #select: StatementSync;
	readonly #deleteAll: StatementSync;

	constructor(db: DatabaseSync) {
		this.#insert = db.prepare('INSERT OR IGNORE INTO clientOwners VALUES (?, ?, ?)');
		this.#select = db.prepare(
			'SELECT "client", "personId" FROM clientOwners WHERE "documentId" = ?'
		);
		this.#deleteAll = db.prepare('DELETE FROM clientOwners WHERE "documentId" = ?');
	}

	/** Whoever has an id already keeps it. */
	insert(documentId: string, clients: readonly number[], personId: string): void {
		for (const client of clients) this.#insert.run(documentId, client, personId);
	}

	read(documentId: string): ReadonlyMap<number, string> {
		const rows = this.#select.all(documentId);
		return new Map(rows.map(({ client, personId }) => [Number(client), String(personId)]));
	}

	deleteAll(documentId: string): void {
		this.#deleteAll.run(documentId);
	}
}
