import type { SQLOutputValue, StatementSync } from 'node:sqlite';
import { chained, chainStart } from '../audit/chain.ts';
import type { AuditEntry, AuditEvent, AuditHead, AuditTrail } from '../audit/trail.ts';
import { reading } from './disk.ts';
import type { SqliteDisk } from './disk.ts';

const columns =
	'"place", "at", "event", "by", "about", "organisationId", "object", "detail", "hash"';

export class SqliteAudit implements AuditTrail {
	readonly #disk: SqliteDisk;
	readonly #insert: StatementSync;
	readonly #read: StatementSync;
	readonly #ofPerson: StatementSync;
	readonly #last: StatementSync;

	constructor(disk: SqliteDisk) {
		this.#disk = disk;
		const { db } = disk;
		this.#insert = db.prepare(`INSERT INTO audit (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
		this.#read = db.prepare(
			`SELECT ${columns} FROM audit WHERE "place" > ? ORDER BY "place" LIMIT ?`
		);
		this.#ofPerson = db.prepare(
			`SELECT ${columns} FROM audit WHERE "by" = ?1 OR "about" = ?1 ORDER BY "place" DESC LIMIT ?2`
		);
		this.#last = db.prepare(`SELECT ${columns} FROM audit ORDER BY "place" DESC LIMIT 1`);
	}

	async append(events: readonly AuditEvent[]): Promise<void> {
		this.#disk.checkOpen();
		this.#disk.commit(0, () => this.add(events));
	}

	/** Inside a commit of somebody else's. */
	add(events: readonly AuditEvent[]): void {
		if (events.length === 0) return;
		for (const entry of chained(this.head(), events)) {
			const { place, at, event, by, about, organisationId, object, detail, hash } = entry;
			this.#insert.run(place, at, event, by, about, organisationId, object, detail, hash);
		}
	}

	async read(after: number, limit: number): Promise<readonly AuditEntry[]> {
		return reading(() => this.#read.all(after, limit).map(entryOf));
	}

	async ofPerson(personId: string, limit: number): Promise<readonly AuditEntry[]> {
		return reading(() => this.#ofPerson.all(personId, limit).map(entryOf));
	}

	/** Asked of the disk: what a failed commit took back must not be built upon. */
	head(): AuditHead {
		const row = this.#last.get();
		if (!row) return chainStart;
		const { place, hash } = entryOf(row);
		return { place, hash };
	}
}

function entryOf(row: Record<string, SQLOutputValue>): AuditEntry {
	const word = (name: string): string => {
		const value = row[name];
		return typeof value === 'string' ? value : '';
	};
	return {
		place: Number(row['place']),
		at: Number(row['at']),
		event: word('event'),
		by: word('by'),
		about: word('about'),
		organisationId: word('organisationId'),
		object: word('object'),
		detail: word('detail'),
		hash: word('hash')
	};
}
