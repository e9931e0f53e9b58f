import type { AllRecords, RecordChange, TableName, Tables } from '../storage/records.ts';
import { Table } from './table.ts';

type Rows = { readonly [Name in TableName]: Table<Tables[Name]> };

/** Every record of the server, as its disk has them. */
export class RecordTables {
	readonly rows: Rows = {
		settings: new Table(),
		publications: new Table(),
		calendarFeeds: new Table(),
		deviceKeys: new Table(),
		organisations: new Table(),
		people: new Table(),
		grants: new Table(),
		pairs: new Table(),
		pairMembers: new Table(),
		documents: new Table(),
		links: new Table(),
		sessions: new Table(),
		quarantine: new Table(),
		approvals: new Table(),
		submissions: new Table(),
		credentials: new Table(),
		passkeys: new Table(),
		recoveryCodes: new Table(),
		invitations: new Table()
	};
	readonly grantsByPerson = this.rows.grants.groupedBy(({ personId }) => personId);
	readonly membersByPair = this.rows.pairMembers.groupedBy(({ pairId }) => pairId);
	readonly membersByPerson = this.rows.pairMembers.groupedBy(({ personId }) => personId);
	readonly documentsByOrganisation = this.rows.documents.groupedBy((row) => row.organisationId);
	readonly documentsByPair = this.rows.documents.groupedBy(({ pairId }) => pairId);
	readonly approvalsByDocument = this.rows.approvals.groupedBy(({ documentId }) => documentId);
	readonly organisationsByParent = this.rows.organisations.groupedBy(({ parentId }) => parentId);

	constructor(records: AllRecords) {
		for (const name of Object.keys(this.rows) as TableName[]) this.#fill(name, records);
	}

	apply(change: RecordChange): void {
		if ('put' in change) this.#put(change.table, change.put);
		else this.rows[change.table].remove(change.remove);
	}

	/** The organisations above, nearest first. A circle in the records ends where it closes. */
	ancestorsOf(organisationId: string): readonly string[] {
		const above: string[] = [];
		let next = this.rows.organisations.find(organisationId)?.parentId ?? null;
		while (next !== null && next !== organisationId && !above.includes(next)) {
			above.push(next);
			next = this.rows.organisations.find(next)?.parentId ?? null;
		}
		return above;
	}

	/** The organisation and all below it. */
	reachOf(organisationId: string): ReadonlySet<string> {
		const reach = new Set([organisationId]);
		for (const id of reach) {
			for (const below of this.organisationsByParent.of(id)) reach.add(below.id);
		}
		return reach;
	}

	#fill<Name extends TableName>(name: Name, records: AllRecords): void {
		for (const row of records[name]) this.#put(name, row);
	}

	#put<Name extends TableName>(name: Name, row: Tables[Name]): void {
		// A table's rows are of its own kind; the compiler does not follow the name through the union.
		const table = this.rows[name] as unknown as Table<Tables[Name]>;
		table.put(row);
	}
}
