import { scopes } from '#lib/domain/access.ts';
import { approvalSteps } from '#lib/domain/approvals/approval.ts';
import { submissionSteps } from '#lib/domain/monitoring/submission.ts';
import { proofs } from './records.ts';
import type { TableName, Tables } from './records.ts';

/** What one column may hold. */
export interface Column {
	readonly name: string;
	readonly kind: 'text' | 'number';
	readonly isOptional?: true;
	readonly oneOf?: readonly string[];
	/** The row it names must exist when a write is over: no right, link or session hangs in the air. */
	readonly names?: TableName;
}

const text = (name: string): Column => ({ name, kind: 'text' });
const number = (name: string): Column => ({ name, kind: 'number' });
const optional = (column: Column): Column => ({ ...column, isOptional: true });
const choice = (name: string, ...oneOf: readonly string[]): Column => ({ ...text(name), oneOf });
const naming = (name: string, names: TableName): Column => ({ ...text(name), names });

/**
 * Columns in the order of their age: a new one is added at the end and never removed, because the
 * checksum of a row covers as many of them as its writer knew.
 */
export const tables: { readonly [Name in TableName]: readonly Column[] } = {
	settings: [text('id'), text('value')],
	organisations: [
		text('id'),
		choice('kind', 'school', 'district'),
		text('name'),
		optional(text('parentId'))
	],
	people: [text('id'), text('name'), text('organisationId')],
	grants: [
		text('id'),
		naming('personId', 'people'),
		naming('organisationId', 'organisations'),
		text('role'),
		text('ground'),
		choice('state', 'invited', 'accepted', 'confirmed'),
		number('from'),
		optional(number('to'))
	],
	pairs: [
		text('id'),
		text('organisationId'),
		choice('state', 'active', 'paused', 'ended'),
		number('createdAt')
	],
	pairMembers: [
		text('id'),
		naming('pairId', 'pairs'),
		naming('personId', 'people'),
		choice('part', 'mentor', 'mentee')
	],
	documents: [
		text('id'),
		text('kind'),
		text('organisationId'),
		optional(text('pairId')),
		optional(text('ownerId')),
		number('createdAt'),
		optional(number('erasedAt')),
		optional(number('schoolYear'))
	],
	links: [
		text('id'),
		choice('purpose', 'setup', 'sign-in'),
		optional(naming('personId', 'people')),
		choice('uses', 'once', 'many'),
		number('createdAt'),
		number('expiresAt'),
		optional(number('usedAt')),
		optional(text('madeBy'))
	],
	sessions: [
		text('id'),
		naming('personId', 'people'),
		choice('scope', ...scopes),
		text('label'),
		number('createdAt'),
		number('seenAt'),
		number('expiresAt'),
		optional(choice('proof', ...proofs)),
		optional(text('app')),
		optional(text('madeBy'))
	],
	credentials: [
		text('id'),
		naming('personId', 'people'),
		text('login'),
		optional(text('password')),
		optional(text('totp')),
		optional(number('totpStep')),
		number('changedAt')
	],
	passkeys: [
		text('id'),
		naming('personId', 'people'),
		text('publicKey'),
		number('counter'),
		text('label'),
		number('createdAt'),
		optional(number('usedAt'))
	],
	recoveryCodes: [
		text('id'),
		naming('personId', 'people'),
		number('createdAt'),
		optional(number('usedAt'))
	],
	invitations: [
		text('id'),
		text('codeId'),
		naming('personId', 'people'),
		text('grantId'),
		text('madeBy'),
		number('createdAt'),
		number('expiresAt'),
		optional(number('acceptedAt')),
		optional(number('revokedAt'))
	],
	calendarFeeds: [text('id'), naming('personId', 'people'), number('createdAt')],
	deviceKeys: [
		text('id'),
		naming('personId', 'people'),
		text('sessionId'),
		text('agreement'),
		number('createdAt')
	],
	quarantine: [
		text('id'),
		text('documentId'),
		naming('authorId', 'people'),
		text('deviceId'),
		text('batchId'),
		text('update'),
		number('at'),
		choice('state', 'waiting', 'applied', 'returned', 'discarded', 'closed'),
		optional(text('decidedBy')),
		optional(number('decidedAt')),
		text('word')
	],
	publications: [
		text('id'),
		text('documentId'),
		text('organisationId'),
		text('html'),
		choice('names', 'hidden', 'shown'),
		choice('robots', 'kept-out', 'let-in'),
		naming('publishedBy', 'people'),
		number('publishedAt')
	],
	approvals: [
		text('id'),
		text('documentId'),
		number('number'),
		choice('step', ...approvalSteps),
		text('hash'),
		text('result'),
		text('basis'),
		number('list'),
		text('personId'),
		text('person'),
		number('at'),
		text('words'),
		text('frozen')
	],
	submissions: [
		text('id'),
		text('documentId'),
		text('requestId'),
		text('organisationId'),
		number('number'),
		choice('step', ...submissionSteps),
		text('hash'),
		text('content'),
		text('personId'),
		text('person'),
		number('at')
	]
};

export const tableNames = Object.keys(tables) as readonly TableName[];

export type AnyRow = Tables[TableName];
export type Cell = string | number | null;

/** The values of a row in the order of the columns. */
export function cellsOf(table: TableName, row: AnyRow): Cell[] {
	const values = new Map<string, Cell>(Object.entries(row));
	return tables[table].map(({ name }) => values.get(name) ?? null);
}

/** What is wrong with a row; undefined when all is well. */
export function flawOf(table: TableName, cells: readonly Cell[]): string | undefined {
	const bad = tables[table].find((column, index) => !fits(column, cells[index] ?? null));
	return bad && `${table}.${bad.name}`;
}

function fits(column: Column, cell: Cell): boolean {
	if (cell === null) return column.isOptional === true;
	if (column.kind === 'number') return Number.isSafeInteger(cell);
	return typeof cell === 'string' && (column.oneOf?.includes(cell) ?? true);
}

export interface Reference {
	readonly from: TableName;
	readonly column: string;
	readonly to: TableName;
}

export const references: readonly Reference[] = tableNames.flatMap((from) =>
	tables[from].flatMap(({ name, names }) => (names ? [{ from, column: name, to: names }] : []))
);

/** Settings that remember who was erased: a copy that is restored must forget them once more. */
export const erasedPersonPrefix = 'erased-person.';
