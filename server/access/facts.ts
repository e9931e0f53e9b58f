import { createHash } from 'node:crypto';
import { can } from '#lib/domain/access.ts';
import type { Actor, Resource, Scope } from '#lib/domain/access.ts';
import type { Account } from '#lib/domain/account.ts';
import type { ApprovalRecord } from '#lib/domain/approvals/approval.ts';
import { digestOf } from '#lib/sync/digest.ts';
import type { AuditEvent } from '../storage/audit/trail.ts';
import type { RecordChange, Records, TableName, Tables } from '../storage/records.ts';
import { accountOf } from './account-of.ts';
import { approvalRecords } from './approval-records.ts';
import { actorOf, nextTurningOf } from './actors.ts';
import { eventsOf } from './audit-events.ts';
import type { Before } from './audit-events.ts';
import { currentDoer } from './doer.ts';
import { resourceOf } from './resources.ts';
import { RecordTables } from './tables.ts';

/** The documents a person may read at a moment. */
export interface Readable {
	readonly ids: ReadonlySet<string>;
	readonly digest: Uint8Array;
}

/** What the server knows beside the documents: in memory, and never ahead of the disk. */
export interface Facts {
	find<Name extends TableName>(table: Name, id: string): Tables[Name] | undefined;
	all<Name extends TableName>(table: Name): Iterable<Tables[Name]>;

	/** Undefined for what is no id of a person. A stranger is an actor without grants. */
	actorOf(personId: string, scope: Scope): Actor | undefined;
	/** Undefined for a document that is not there. Erased ones are there, and `can` denies them. */
	resourceOf(documentId: string): Resource | undefined;
	readableDocuments(actor: Actor, now: number): Readable;
	/** Steps of a document towards its approval, oldest first. */
	approvalsOf(documentId: string): readonly ApprovalRecord[];
	/** Undefined for somebody who is not in the records. */
	accountOf(personId: string, now: number): Account | undefined;

	/** Grows when something changes that rights are made of. */
	readonly rightsVersion: number;
	/** Grows when something changes that accounts are made of. */
	readonly accountsVersion: number;
	/** The next moment at which anybody's role begins or ends by itself. */
	nextTurning(now: number): number;

	/**
	 * On disk first, then in memory, then told to whoever listens. All or none. A function is asked when
	 * its turn has come: what it reads cannot change any more before what it says is done.
	 */
	change(changes: readonly RecordChange[] | (() => readonly RecordChange[])): Promise<void>;
	onChange(listener: (changes: readonly RecordChange[]) => void): () => void;
}

/**
 * `now` only makes that versions of accounts go on growing after a restart. With a clock every change
 * is told to the audit, in the same write.
 */
export async function openFacts(
	records: Records,
	now: number,
	clock?: () => number
): Promise<Facts> {
	const tables = new RecordTables(await records.readAll());
	return new FactsInMemory(records, tables, { now, clock });
}

interface Derived<T> {
	readonly value: T;
	/** What was derived holds until then. */
	readonly until: number;
}

class FactsInMemory implements Facts {
	readonly #records: Records;
	readonly #tables: RecordTables;
	readonly #clock: (() => number) | undefined;
	readonly #listeners = new Set<(changes: readonly RecordChange[]) => void>();
	readonly #actors = new Map<string, Actor>();
	readonly #resources = new Map<string, Resource>();
	readonly #readable = new Map<string, Derived<Readable>>();
	readonly #accounts = new Map<string, Derived<Account>>();
	readonly #versions = new Map<string, { readonly of: string; readonly version: number }>();
	#accountVersion: number;
	#rightsVersion = 1;
	#accountsVersion = 1;
	#lastChange: Promise<unknown> = Promise.resolve();

	constructor(
		records: Records,
		tables: RecordTables,
		{ now, clock }: { readonly now: number; readonly clock: (() => number) | undefined }
	) {
		this.#records = records;
		this.#tables = tables;
		this.#clock = clock;
		this.#accountVersion = now;
	}

	find<Name extends TableName>(table: Name, id: string): Tables[Name] | undefined {
		return this.#tables.rows[table].find(id);
	}

	all<Name extends TableName>(table: Name): Iterable<Tables[Name]> {
		return this.#tables.rows[table].all();
	}

	get rightsVersion(): number {
		return this.#rightsVersion;
	}

	get accountsVersion(): number {
		return this.#accountsVersion;
	}

	actorOf(personId: string, scope: Scope): Actor | undefined {
		const key = `${scope} ${personId}`;
		const known = this.#actors.get(key);
		if (known) return known;
		const actor = actorOf(personId, scope, this.#tables);
		if (actor) this.#actors.set(key, actor);
		return actor;
	}

	resourceOf(documentId: string): Resource | undefined {
		const known = this.#resources.get(documentId);
		if (known) return known;
		const resource = resourceOf(documentId, this.#tables);
		// Documents of load tests are made up by whoever names them: they would fill the memory.
		if (resource && resource.kind !== 'load-test') this.#resources.set(documentId, resource);
		return resource;
	}

	readableDocuments(actor: Actor, now: number): Readable {
		const key = `${actor.scope} ${actor.personId}`;
		const known = this.#readable.get(key);
		if (known && now < known.until && this.#actors.get(key) === actor) return known.value;
		const ids = this.#readableIds(actor, now);
		const value = { ids, digest: digestOf(ids) };
		this.#readable.set(key, { value, until: nextTurningOf(actor, now) });
		return value;
	}

	approvalsOf(documentId: string): readonly ApprovalRecord[] {
		return approvalRecords(documentId, this.#tables);
	}

	accountOf(personId: string, now: number): Account | undefined {
		const known = this.#accounts.get(personId);
		if (known && now < known.until) return known.value;
		const actor = this.actorOf(personId, 'browser');
		if (!actor) return undefined;
		const account = accountOf({
			actor,
			readable: this.readableDocuments(actor, now).ids,
			now,
			tables: this.#tables,
			resourceOf: (id) => this.resourceOf(id)
		});
		if (!account) return undefined;
		const value = { ...account, version: this.#versionOf(personId, account) };
		this.#accounts.set(personId, { value, until: nextTurningOf(actor, now) });
		return value;
	}

	nextTurning(now: number): number {
		let next = Infinity;
		for (const { from, to } of this.#tables.rows.grants.all()) {
			if (from > now) next = Math.min(next, from);
			if (to !== null && to > now) next = Math.min(next, to);
		}
		return next;
	}

	change(changes: readonly RecordChange[] | (() => readonly RecordChange[])): Promise<void> {
		// One after another: memory must change in the order in which the disk did.
		const by = currentDoer();
		const done = this.#lastChange.then(() =>
			this.#changeNow(typeof changes === 'function' ? changes() : changes, by)
		);
		this.#lastChange = done.catch(() => undefined);
		return done;
	}

	onChange(listener: (changes: readonly RecordChange[]) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	async #changeNow(changes: readonly RecordChange[], by: string): Promise<void> {
		if (changes.length === 0) return;
		await this.#records.write(changes, this.#told(changes, by));
		for (const change of changes) this.#tables.apply(change);
		if (changes.some(({ table }) => rightsTables.has(table))) this.#forgetDerived();
		else if (changes.some(({ table }) => table === 'quarantine')) this.#forgetAccounts();
		for (const listener of this.#listeners) listener(changes);
	}

	#told(changes: readonly RecordChange[], by: string): readonly AuditEvent[] {
		if (!this.#clock) return [];
		const before: Before = (table, id) => this.#tables.rows[table].find(id);
		return eventsOf(changes, { at: this.#clock(), by, before });
	}

	#forgetDerived(): void {
		this.#rightsVersion += 1;
		this.#actors.clear();
		this.#resources.clear();
		this.#readable.clear();
		this.#forgetAccounts();
	}

	#forgetAccounts(): void {
		this.#accountsVersion += 1;
		this.#accounts.clear();
	}

	/** Every rule needs a role here, above or below, so only documents of those organisations are asked about. */
	#readableIds(actor: Actor, now: number): ReadonlySet<string> {
		const organisations = new Set<string>();
		for (const { organisationId, ancestorIds } of actor.grants) {
			for (const id of this.#tables.reachOf(organisationId)) organisations.add(id);
			for (const id of ancestorIds ?? []) organisations.add(id);
		}
		const ids = new Set<string>();
		for (const organisation of organisations) {
			for (const { id } of this.#tables.documentsByOrganisation.of(organisation)) {
				const resource = this.resourceOf(id);
				if (resource && can(actor, 'read', resource, now)) ids.add(id);
			}
		}
		return ids;
	}

	#versionOf(personId: string, account: Omit<Account, 'version'>): number {
		const of = createHash('sha256').update(JSON.stringify(account)).digest('base64');
		const known = this.#versions.get(personId);
		if (known?.of === of) return known.version;
		const version = ++this.#accountVersion;
		this.#versions.set(personId, { of, version });
		return version;
	}
}

/** Tables that rights are made of; an account tells of decisions as well. A session that was used changes nobody's rights. */
const rightsTables: ReadonlySet<TableName> = new Set<TableName>([
	'organisations',
	'people',
	'grants',
	'pairs',
	'pairMembers',
	'documents',
	'approvals'
]);
