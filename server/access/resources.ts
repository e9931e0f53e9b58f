import { documentKinds } from '#lib/domain/access.ts';
import type { DocumentKind, PairFacts, Resource } from '#lib/domain/access.ts';
import { asDocumentId, asOrganisationId, asPersonId } from '#lib/domain/ids.ts';
import type { OrganisationId, PersonId } from '#lib/domain/ids.ts';
import type { Tables } from '../storage/records.ts';
import type { RecordTables } from './tables.ts';

/** Documents of load tests have no record: whoever holds such a token may name as many as he likes. */
export const loadTestPrefix = 'load-test.';

/** What `can` has to know of a document. Undefined for one that is not there, or is not readable as one. */
export function resourceOf(documentId: string, tables: RecordTables): Resource | undefined {
	if (documentId.startsWith(loadTestPrefix)) return loadTestResource(documentId);
	const row = tables.rows.documents.find(documentId);
	if (!row || !isKind(row.kind)) return undefined;
	const id = asDocumentId(row.id);
	const organisationId = asOrganisationId(row.organisationId);
	if (!id || !organisationId) return undefined;
	return {
		kind: row.kind,
		documentId: id,
		organisationId,
		ancestorIds: organisationIds(tables.ancestorsOf(row.organisationId)),
		erased: row.erasedAt !== null,
		...pairOf(row, tables),
		...ownerOf(row)
	};
}

function loadTestResource(documentId: string): Resource | undefined {
	const id = asDocumentId(documentId);
	const organisationId = asOrganisationId('load-test');
	if (!id || !organisationId) return undefined;
	return { kind: 'load-test', documentId: id, organisationId, ancestorIds: [] };
}

function isKind(kind: string): kind is DocumentKind {
	return documentKinds.some((known) => known === kind);
}

function pairOf(
	{ pairId }: Tables['documents'],
	tables: RecordTables
): { readonly pair?: PairFacts } {
	const pair = pairId === null ? undefined : tables.rows.pairs.find(pairId);
	if (!pair) return {};
	const mentorIds: PersonId[] = [];
	const menteeIds: PersonId[] = [];
	for (const { part, personId } of tables.membersByPair.of(pair.id)) {
		const id = asPersonId(personId);
		if (id) (part === 'mentor' ? mentorIds : menteeIds).push(id);
	}
	return { pair: { mentorIds, menteeIds, state: pair.state } };
}

function ownerOf({ ownerId }: Tables['documents']): { readonly ownerId?: PersonId } {
	const id = asPersonId(ownerId);
	return id ? { ownerId: id } : {};
}

export function organisationIds(ids: readonly string[]): readonly OrganisationId[] {
	return ids.map(asOrganisationId).filter((id) => id !== undefined);
}
