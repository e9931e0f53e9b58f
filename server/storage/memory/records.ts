import { assert } from '#lib/domain/assert.ts';
import type { AuditEvent } from '../audit/trail.ts';
import type { AllRecords, RecordChange, Records, TableName } from '../records.ts';
import { cellsOf, flawOf, references, tableNames } from '../tables.ts';
import type { MemoryAudit } from './audit.ts';
import type { MemoryDisk } from './disk.ts';
import type { Owner } from './owner.ts';

type Rows = Map<string, { readonly id: string }>;

export class MemoryRecords implements Records {
	readonly #owner: Owner;
	readonly #disk: MemoryDisk;
	readonly #audit: MemoryAudit;

	constructor(owner: Owner, audit: MemoryAudit) {
		this.#owner = owner;
		this.#audit = audit;
		this.#disk = owner.disk;
	}

	readAll(): Promise<AllRecords> {
		return this.#owner.answer(() => {
			const all = tableNames.map((name) => [name, sortedRows(this.#rowsOf(name))]);
			return Object.fromEntries(all) as AllRecords;
		});
	}

	write(changes: readonly RecordChange[], told: readonly AuditEvent[] = []): Promise<void> {
		return this.#owner.change(() => {
			const next = new Map(tableNames.map((name) => [name, new Map(this.#rowsOf(name))]));
			for (const change of changes) apply(change, rowsIn(next, change.table));
			checkReferences(next);
			this.#disk.commit();
			for (const [name, rows] of next) replaceRows(this.#rowsOf(name), rows);
			this.#audit.add(told);
		});
	}

	#rowsOf(name: TableName): Rows {
		return rowsIn(this.#disk.tables, name);
	}
}

function rowsIn(all: ReadonlyMap<TableName, Rows>, name: TableName): Rows {
	const rows = all.get(name);
	assert(rows, 'every table has its rows');
	return rows;
}

function apply(change: RecordChange, rows: Rows): void {
	if ('remove' in change) {
		rows.delete(change.remove);
		return;
	}
	const flaw = flawOf(change.table, cellsOf(change.table, change.put));
	assert(!flaw, `a record is ill-formed: ${flaw}`);
	rows.set(change.put.id, { ...change.put });
}

function checkReferences(all: ReadonlyMap<TableName, Rows>): void {
	for (const { from, column, to } of references) {
		const known = rowsIn(all, to);
		for (const row of rowsIn(all, from).values()) {
			const id = new Map<string, unknown>(Object.entries(row)).get(column);
			const exists = id === null || (typeof id === 'string' && known.has(id));
			assert(exists, `a record names what does not exist: ${from}.${column}`);
		}
	}
}

function replaceRows(rows: Rows, by: Rows): void {
	rows.clear();
	for (const [id, row] of by) rows.set(id, row);
}

function sortedRows(rows: Rows): readonly { readonly id: string }[] {
	return [...rows.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((row) => ({ ...row }));
}
