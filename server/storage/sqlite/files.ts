import { crc32 } from 'node:zlib';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { assert } from '#lib/domain/assert.ts';
import { nameOfFile } from '../files.ts';
import type { FileCard, FileKey, Files } from '../files.ts';
import { StorageError } from '../storage.ts';
import { reading } from './disk.ts';
import type { SqliteDisk } from './disk.ts';

interface Entry {
	readonly id: number;
	readonly card: FileCard;
}

interface Statements {
	readonly put: StatementSync;
	readonly removeCard: StatementSync;
	readonly removePieces: StatementSync;
	readonly insertPiece: StatementSync;
	readonly pieceAt: StatementSync;
}

type Row = Record<string, SQLOutputValue>;

/** Files in pieces as they came: a piece is one row with a checksum of its own. */
export class SqliteFiles implements Files {
	readonly #disk: SqliteDisk;
	readonly #sql: Statements;
	readonly #entries = new Map<string, Entry>();

	constructor(disk: SqliteDisk) {
		this.#disk = disk;
		this.#sql = prepare(disk.db);
		for (const entry of entriesIn(disk.db)) this.#remember(entry);
	}

	*all(): Iterable<FileCard> {
		for (const { card } of this.#entries.values()) yield card;
	}

	find(key: FileKey): FileCard | undefined {
		return this.#entries.get(nameOfFile(key))?.card;
	}

	async put(card: Omit<FileCard, 'held'>): Promise<void> {
		this.#disk.checkOpen();
		const known = this.#entries.get(nameOfFile(card));
		const next = { ...card, held: known?.card.held ?? 0 };
		let id = 0;
		this.#disk.commit(0, () => {
			const row = this.#sql.put.get(...cellsOf(next), checksumOf(next));
			id = Number(row?.['id']);
			// A card that could not be trusted had pieces that nobody counts any more.
			if (!known) this.#sql.removePieces.run(id);
		});
		this.#remember({ id, card: next });
	}

	async append(key: FileKey, from: number, piece: Uint8Array): Promise<void> {
		this.#disk.checkOpen();
		const entry = this.#entryOf(key);
		assert(entry.card.held === from, 'a piece does not follow what is held');
		this.#disk.commit(piece.length, () => {
			this.#sql.insertPiece.run(entry.id, from, pieceChecksum(key, from, piece), piece);
		});
		this.#remember({ id: entry.id, card: { ...entry.card, held: from + piece.length } });
	}

	async read(key: FileKey, from: number, maxBytes: number): Promise<Uint8Array> {
		const entry = this.#entryOf(key);
		const end = Math.min(from + maxBytes, entry.card.held);
		return reading(() => this.#read(entry, [from, end]));
	}

	async remove(keys: readonly FileKey[]): Promise<void> {
		this.#disk.checkOpen();
		const gone = keys.flatMap((key) => this.#entries.get(nameOfFile(key)) ?? []);
		if (gone.length === 0) return;
		this.#disk.commit(0, () => this.#removeRows(gone));
		for (const { card } of gone) this.#entries.delete(nameOfFile(card));
		this.#disk.tidy();
	}

	/** Inside of the transaction that erases the document. */
	eraseRowsOf(documentId: string): void {
		this.#removeRows(this.#entriesOf(documentId));
	}

	/** After that transaction. */
	forget(documentId: string): void {
		for (const { card } of this.#entriesOf(documentId)) this.#entries.delete(nameOfFile(card));
	}

	#removeRows(entries: readonly Entry[]): void {
		for (const { id } of entries) {
			this.#sql.removePieces.run(id);
			this.#sql.removeCard.run(id);
		}
	}

	#entriesOf(documentId: string): readonly Entry[] {
		return [...this.#entries.values()].filter(({ card }) => card.documentId === documentId);
	}

	#read({ id, card }: Entry, [from, end]: readonly [number, number]): Uint8Array {
		const parts: Uint8Array[] = [];
		for (let at = from; at < end;) {
			const { start, content } = checkedPiece(card, this.#sql.pieceAt.get(id, at));
			if (at >= start + content.length) throw new StorageError('damaged');
			const part = content.subarray(at - start, end - start);
			parts.push(part);
			at += part.length;
		}
		return Buffer.concat(parts);
	}

	#entryOf(key: FileKey): Entry {
		const entry = this.#entries.get(nameOfFile(key));
		assert(entry, 'a file is begun before it is written or read');
		return entry;
	}

	#remember(entry: Entry): void {
		this.#entries.set(nameOfFile(entry.card), entry);
	}
}

function prepare(db: DatabaseSync): Statements {
	const names = columns.map((name) => `"${name}"`).join(', ');
	const updates = columns.map((name) => `"${name}" = excluded."${name}"`).join(', ');
	return {
		put: db.prepare(
			`INSERT INTO files (${names}, "checksum") VALUES (${columns.map(() => '?').join(', ')}, ?)
			ON CONFLICT ("documentId", "sha256") DO UPDATE SET ${updates}, "checksum" = excluded."checksum"
			RETURNING "id"`
		),
		removeCard: db.prepare('DELETE FROM files WHERE "id" = ?'),
		removePieces: db.prepare('DELETE FROM filePieces WHERE "fileId" = ?'),
		insertPiece: db.prepare(
			'INSERT INTO filePieces ("fileId", "from", "checksum", "content") VALUES (?, ?, ?, ?)'
		),
		pieceAt: db.prepare(
			'SELECT * FROM filePieces WHERE "fileId" = ? AND "from" <= ? ORDER BY "from" DESC LIMIT 1'
		)
	};
}

const columns = [
	...['documentId', 'sha256', 'bytes', 'type', 'authorId', 'startedAt'],
	...['storedAt', 'unneededSince']
];

type Cell = string | number | null;

function cellsOf(card: FileCard): Cell[] {
	const values = new Map<string, Cell>(Object.entries(card));
	return columns.map((name) => values.get(name) ?? null);
}

function checksumOf(card: FileCard): number {
	return crc32(JSON.stringify(cellsOf(card)));
}

function pieceChecksum({ documentId, sha256 }: FileKey, from: number, piece: Uint8Array): number {
	return crc32(piece, crc32(`${documentId}\n${sha256}\n${from}\n${piece.length}\n`));
}

function checkedPiece(
	key: FileKey,
	row: Row | undefined
): { readonly start: number; readonly content: Uint8Array } {
	const { from: start, content, checksum } = row ?? {};
	const isWhole = typeof start === 'number' && content instanceof Uint8Array;
	if (!isWhole || pieceChecksum(key, start, content) !== checksum) {
		throw new StorageError('damaged');
	}
	return { start, content };
}

/** Cards that can be trusted, with how much of each is held; the pieces themselves are not read. */
export function entriesIn(db: DatabaseSync): readonly Entry[] {
	const pieces = db.prepare(
		'SELECT "fileId", "from", length("content") AS "length" FROM filePieces ORDER BY "fileId", "from"'
	);
	const held = new Map<number, number>();
	for (const row of pieces.iterate()) {
		const [id, from, length] = [row['fileId'], row['from'], row['length']].map(Number);
		if (id === undefined || from !== (held.get(id) ?? 0)) continue;
		held.set(id, from + Number(length));
	}
	const rows = db.prepare('SELECT * FROM files ORDER BY "id"').all();
	return rows.flatMap((row) => {
		const card = cardOf(row, held.get(Number(row['id'])) ?? 0);
		return card ? [{ id: Number(row['id']), card }] : [];
	});
}

function cardOf(row: Row, held: number): FileCard | undefined {
	const { documentId, sha256, bytes, type, authorId, startedAt, storedAt, unneededSince } = row;
	const card = {
		...{ documentId: String(documentId), sha256: String(sha256), bytes: Number(bytes), held },
		...{ type: String(type), authorId: String(authorId), startedAt: Number(startedAt) },
		storedAt: storedAt === null ? null : Number(storedAt),
		unneededSince: unneededSince === null ? null : Number(unneededSince)
	};
	return checksumOf(card) === row['checksum'] ? card : undefined;
}

/** How many files there are, and how many of them are not what was given. Reads every byte. */
export function inspectFiles(db: DatabaseSync): { files: number; damagedFiles: number } {
	const hasFiles = db.prepare(`SELECT 1 FROM sqlite_schema WHERE "name" = 'files'`).get();
	if (!hasFiles) return { files: 0, damagedFiles: 0 };
	const cards = db.prepare('SELECT count(*) AS "files" FROM files').get()?.['files'];
	const sound = entriesIn(db).filter((entry) => isWhole(db, entry));
	return { files: Number(cards), damagedFiles: Number(cards) - sound.length };
}

function isWhole(db: DatabaseSync, { id, card }: Entry): boolean {
	if (card.storedAt !== null && card.held !== card.bytes) return false;
	const pieces = db.prepare('SELECT * FROM filePieces WHERE "fileId" = ?');
	for (const row of pieces.iterate(id)) {
		const { from, content, checksum } = row;
		if (typeof from !== 'number' || !(content instanceof Uint8Array)) return false;
		if (pieceChecksum(card, from, content) !== checksum) return false;
	}
	return true;
}
