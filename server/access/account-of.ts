import { can } from '#lib/domain/access.ts';
import type { Action, Actor, Resource } from '#lib/domain/access.ts';
import { rolesKeptBy } from '#lib/domain/access/appointing.ts';
import type {
	Account,
	DocumentCard,
	OrganisationCard,
	PairCard,
	PersonCard
} from '#lib/domain/account.ts';
import { approvalState, digestOfState } from '#lib/domain/approvals/approval.ts';
import { isInForce } from '#lib/domain/people.ts';
import type { Tables } from '../storage/records.ts';
import { approvalRecords } from './approval-records.ts';
import type { RecordTables } from './tables.ts';

export interface Viewer {
	readonly actor: Actor;
	readonly readable: ReadonlySet<string>;
	readonly now: number;
	readonly tables: RecordTables;
	readonly resourceOf: (documentId: string) => Resource | undefined;
}

/** What a person's devices are told of the world: only what stands around documents they may read. */
export function accountOf(viewer: Viewer): Omit<Account, 'version'> | undefined {
	const { actor, tables, now } = viewer;
	const person = personCard(actor.personId, tables);
	if (!person) return undefined;
	const inForce = actor.grants.filter((grant) => isInForce(grant, now));
	const roles = inForce.map(({ role, organisationId }) => ({ role, organisationId }));
	const documents = documentCards(viewer);
	const organisationIds = new Set<string>([
		...inForce.flatMap((grant) => [grant.organisationId, ...(grant.ancestorIds ?? [])]),
		...documents.map((card) => card.organisationId)
	]);
	return {
		person,
		roles,
		organisations: byId([...organisationIds].flatMap((id) => organisationCard(id, tables))),
		pairs: pairCards(viewer, documents),
		documents,
		...decisionsOf(viewer)
	};
}

/** Late edits that wait for this person: for a decision, or to be told of one. */
function decisionsOf({ actor, tables, resourceOf, now }: Viewer): Pick<Account, 'decisions'> {
	let mine = 0;
	let toDecide = 0;
	for (const row of tables.rows.quarantine.all()) {
		if (row.state === 'closed') continue;
		if (row.authorId === actor.personId) mine += 1;
		else if (row.state === 'waiting') {
			const resource = resourceOf(row.documentId);
			if (resource && rolesKeptBy(actor, resource, now).includes('mentor')) toDecide += 1;
		}
	}
	return mine + toDecide > 0 ? { decisions: { mine, toDecide } } : {};
}

function documentCards({ readable, tables, ...viewer }: Viewer): readonly DocumentCard[] {
	const cards: DocumentCard[] = [];
	for (const id of readable) {
		const row = tables.rows.documents.find(id);
		const resource = viewer.resourceOf(id);
		if (row && resource) {
			const mayWrite = can(viewer.actor, 'write', resource, viewer.now);
			const card = documentCard(row, mayWrite ? 'read-write' : 'read-only');
			const may = decisions.filter((action) => can(viewer.actor, action, resource, viewer.now));
			cards.push({
				...card,
				...(may.length > 0 ? { may } : {}),
				...approvalOf(row.id, tables)
			});
		}
	}
	return byId(cards);
}

const decisions = ['review', 'approve'] as const satisfies readonly Action[];

function approvalOf(documentId: string, tables: RecordTables): Pick<DocumentCard, 'approval'> {
	const records = approvalRecords(documentId, tables);
	if (records.length === 0) return {};
	return { approval: digestOfState(approvalState(records), records.length) };
}

function documentCard(row: Tables['documents'], mode: DocumentCard['mode']): DocumentCard {
	const { id, kind, organisationId, pairId, ownerId, schoolYear } = row;
	return {
		id,
		kind,
		organisationId,
		...(pairId === null ? {} : { pairId }),
		...(ownerId === null ? {} : { ownerId }),
		...(schoolYear === null ? {} : { schoolYear }),
		mode
	};
}

/** The pairs a person is in, and those of whose papers something may be read. */
function pairCards(viewer: Viewer, documents: readonly DocumentCard[]): readonly PairCard[] {
	const { actor, tables } = viewer;
	const ids = new Set<string>();
	for (const { pairId } of tables.membersByPerson.of(actor.personId)) ids.add(pairId);
	for (const { pairId } of documents) if (pairId !== undefined) ids.add(pairId);
	return byId([...ids].flatMap((id) => pairCard(id, tables)));
}

function pairCard(id: string, tables: RecordTables): readonly PairCard[] {
	const pair = tables.rows.pairs.find(id);
	if (!pair) return [];
	const members = [...tables.membersByPair.of(id)];
	const cards = (part: 'mentor' | 'mentee'): readonly PersonCard[] =>
		byId(
			members.flatMap((member) => {
				const card = member.part === part ? personCard(member.personId, tables) : undefined;
				return card ? [card] : [];
			})
		);
	const { organisationId, state } = pair;
	return [{ id, organisationId, mentors: cards('mentor'), mentees: cards('mentee'), state }];
}

function personCard(id: string, tables: RecordTables): PersonCard | undefined {
	const row = tables.rows.people.find(id);
	return row && { id, name: row.name };
}

function organisationCard(id: string, tables: RecordTables): readonly OrganisationCard[] {
	const row = tables.rows.organisations.find(id);
	if (!row) return [];
	const { name, kind, parentId } = row;
	return [{ id, name, kind, ...(parentId === null ? {} : { parentId }) }];
}

/** The order in which records happen to lie in memory must not look like a change. */
function byId<Card extends { readonly id: string }>(cards: readonly Card[]): readonly Card[] {
	return [...cards].sort((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0));
}
