import type { AuditEvent } from '../storage/audit/trail.ts';
import type { RecordChange, TableName, Tables } from '../storage/records.ts';

type Told = Omit<AuditEvent, 'at' | 'by'> & { readonly by?: string };

/** The record as it was before the change; undefined for a new one. */
export type Before = <Name extends TableName>(table: Name, id: string) => Tables[Name] | undefined;

export interface Circumstances {
	readonly at: number;
	readonly by: string;
	readonly before: Before;
}

/**
 * What the audit says of changes of records. It is drawn from the changes themselves, so no way of
 * changing a right, by the app or by the command line, can pass it by.
 */
export function eventsOf(
	changes: readonly RecordChange[],
	{ at, by, before }: Circumstances
): readonly AuditEvent[] {
	const moved = movedSessions(changes, before);
	return changes.flatMap((change) => {
		if (change.table === 'sessions' && moved.has(idOf(change))) return [];
		const told = tell(change, before);
		return told ? [{ at, by, ...told }] : [];
	});
}

/** A session that goes on under another secret neither begins nor ends. */
function movedSessions(changes: readonly RecordChange[], before: Before): ReadonlySet<string> {
	const rows = changes.flatMap((change) =>
		change.table === 'sessions' ? [{ change, row: rowOf(change, before) }] : []
	);
	const pairs = rows.flatMap(({ change, row }) => {
		if (!('put' in change) || before('sessions', change.put.id)) return [];
		const from = rows.find(
			(other) =>
				'remove' in other.change &&
				other.row?.personId === row?.personId &&
				other.row?.createdAt === row?.createdAt
		);
		return from ? [change.put.id, idOf(from.change)] : [];
	});
	return new Set(pairs);
}

function rowOf(
	change: Extract<RecordChange, { readonly table: 'sessions' }>,
	before: Before
): Tables['sessions'] | undefined {
	return 'put' in change ? change.put : before('sessions', change.remove);
}

function tell(change: RecordChange, before: Before): Told | undefined {
	switch (change.table) {
		case 'grants':
			return tellGrant(versions(change, before('grants', idOf(change))));
		case 'sessions':
			return tellSession(versions(change, before('sessions', idOf(change))));
		case 'documents':
			return tellDocument(versions(change, before('documents', idOf(change))));
		case 'quarantine':
			return tellQuarantine(versions(change, before('quarantine', idOf(change))));
		case 'settings':
			return undefined;
		default:
			return tellOther(change, before(change.table, idOf(change)));
	}
}

interface Versions<Row> {
	readonly was: Row | undefined;
	readonly is: Row | undefined;
}

function versions<Row>(
	change: { readonly put: Row } | { readonly remove: string },
	was: Row | undefined
): Versions<Row> {
	return { was, is: 'put' in change ? change.put : undefined };
}

function idOf(change: RecordChange): string {
	return 'put' in change ? change.put.id : change.remove;
}

function tellGrant({ was, is }: Versions<Tables['grants']>): Told | undefined {
	const row = is ?? was;
	if (!row) return undefined;
	const { personId, organisationId, role, id } = row;
	const detail = `${role} ${whatHappened(was, is)}`;
	return { event: 'authz_change', about: personId, organisationId, object: id, detail };
}

function whatHappened(was: Tables['grants'] | undefined, is: Tables['grants'] | undefined): string {
	if (!is) return 'withdrawn';
	if (!was || was.state !== is.state) return is.state;
	if (was.to !== is.to) return 'ended';
	return was.ground === is.ground ? 'changed' : 'ground';
}

function tellSession({ was, is }: Versions<Tables['sessions']>): Told | undefined {
	const row = is ?? was;
	// A session that was used is no news.
	if (!row || (was && is)) return undefined;
	const began = row.scope === 'browser' ? 'authn_login_success' : 'authn_token_created';
	const event = is ? began : 'authn_token_revoked';
	const { personId, scope, id } = row;
	const object = id.slice(0, 16);
	const by = scope === 'browser' && is ? { by: personId } : {};
	return { event, about: personId, organisationId: '', object, detail: scope, ...by };
}

function tellDocument({ was, is }: Versions<Tables['documents']>): Told | undefined {
	const row = is ?? was;
	if (!row) return undefined;
	const isErased = !is || (is.erasedAt !== null && was?.erasedAt === null);
	if (was && !isErased) return undefined;
	const { organisationId, kind: detail, id: object, ownerId } = row;
	const event = isErased ? 'sensitive_delete' : 'sensitive_create';
	return { event, about: ownerId ?? '', organisationId, object, detail };
}

function tellQuarantine({ was, is }: Versions<Tables['quarantine']>): Told | undefined {
	const row = is ?? was;
	if (!row) return undefined;
	const { authorId, documentId: object, id: detail } = row;
	const event = is ? `quarantine_${is.state}` : 'quarantine_erased';
	const by = was ? {} : { by: authorId };
	return { event, about: authorId, organisationId: '', object, detail, ...by };
}

function tellOther(change: RecordChange, was: object | undefined): Told {
	const row = new Map<string, unknown>(Object.entries('put' in change ? change.put : (was ?? {})));
	const word = (name: string): string => {
		const value = row.get(name);
		return typeof value === 'string' ? value : '';
	};
	return {
		event: 'put' in change ? (was ? 'record_changed' : 'record_added') : 'record_removed',
		about: change.table === 'people' ? idOf(change) : word('personId'),
		organisationId: word('organisationId'),
		// Of what opens a door not even the fingerprint is told whole.
		object: idOf(change).slice(0, 24),
		detail: change.table
	};
}
