import { crc32 } from 'node:zlib';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { assert } from '#lib/domain/assert.ts';
import type { AuditEvent } from '../audit/trail.ts';
import type { AllRecords, RecordChange, Records, TableName } from '../records.ts';
import { StorageError } from '../storage.ts';
import { cellsOf, flawOf, tableNames, tables } from '../tables.ts';
import type { Cell } from '../tables.ts';
import type { SqliteAudit } from './audit.ts';
import { reading } from './disk.ts';
import type { SqliteDisk } from './disk.ts';

interface Statements {
	readonly put: StatementSync;
	readonly remove: StatementSync;
}

export class SqliteRecords implements Records {
	readonly #disk: SqliteDisk;
	readonly #audit: SqliteAudit;
	readonly #statements: ReadonlyMap<TableName, Statements>;

	constructor(disk: SqliteDisk, audit: SqliteAudit) {
		this.#disk = disk;
		this.#audit = audit;
		this.#statements = new Map(tableNames.map((name) => [name, prepare(disk.db, name)]));
	}

	async readAll(): Promise<AllRecords> {
		return reading(() => readAllRecords(this.#disk.db));
	}

	async write(changes: readonly RecordChange[], told: readonly AuditEvent[] = []): Promise<void> {
		this.#disk.checkOpen();
		this.#disk.commit(0, () => {
			for (const change of changes) this.#apply(change);
			this.#audit.add(told);
		});
	}

	#apply(change: RecordChange): void {
		const statements = this.#statements.get(change.table);
		assert(statements, 'every table has its statements');
		if ('remove' in change) {
			statements.remove.run(change.remove);
			return;
		}
		const cells = cellsOf(change.table, change.put);
		const flaw = flawOf(change.table, cells);
		assert(!flaw, `a record is ill-formed: ${flaw}`);
		statements.put.run(...cells, cells.length, checksumOf(change.table, cells));
	}
}

export function readAllRecords(db: DatabaseSync): AllRecords {
	const present = new Set(
		db
			.prepare(`SELECT "name" FROM sqlite_schema WHERE "type" = 'table'`)
			.all()
			.map(({ name }) => name)
	);
	const all = tableNames.map((name) => {
		// A copy that an older version made has no such table yet.
		if (!present.has(name)) return [name, []];
		const rows = db.prepare(`SELECT * FROM ${name} ORDER BY "id"`).all();
		return [name, rows.map((row) => checkedRecord(name, row))];
	});
	return Object.fromEntries(all) as AllRecords;
}

function prepare(db: DatabaseSync, name: TableName): Statements {
	const columns = [...tables[name].map((column) => column.name), 'width', 'checksum'];
	const names = columns.map((column) => `"${column}"`).join(', ');
	const marks = columns.map(() => '?').join(', ');
	const updates = columns.map((column) => `"${column}" = excluded."${column}"`).join(', ');
	return {
		put: db.prepare(
			`INSERT INTO ${name} (${names}) VALUES (${marks}) ON CONFLICT DO UPDATE SET ${updates}`
		),
		remove: db.prepare(`DELETE FROM ${name} WHERE "id" = ?`)
	};
}

/** A row that is not what was written gives nobody a right: the server does not start with it. */
function checkedRecord(name: TableName, row: Record<string, SQLOutputValue>): object {
	const cells = tables[name].map((column) => asCell(row[column.name]));
	const known = cells.slice(0, Number(row['width']));
	if (flawOf(name, cells) || checksumOf(name, known) !== row['checksum']) {
		throw new StorageError('damaged');
	}
	return Object.fromEntries(tables[name].map((column, index) => [column.name, cells[index]]));
}

function asCell(value: SQLOutputValue | undefined): Cell {
	return typeof value === 'string' || typeof value === 'number' ? value : null;
}

function checksumOf(name: TableName, cells: readonly Cell[]): number {
	return crc32(JSON.stringify([name, ...cells]));
}
