import type { DocumentKind } from '#lib/domain/access.ts';
import type { RecordChange, Tables } from '../storage/records.ts';
import { newDocument } from './documents.ts';
import type { MadeDocument } from './documents.ts';
import { newPerson } from './people.ts';
import { missingPapers } from './pair-papers.ts';
import type { Made, Making } from './people.ts';

/** Somebody new by a name, or somebody who has an account already. */
export type PairMember = string | { readonly personId: string };

export interface NewPair {
	readonly organisationId: string;
	readonly mentor: PairMember;
	readonly mentee: PairMember;
	/** The curator who makes the pair. */
	readonly authorId: string;
}

export interface MadePair {
	readonly id: string;
	readonly mentorId: string;
	readonly menteeId: string;
	readonly programmeId: string;
	readonly journalId: string;
	readonly pairNotesId: string;
	readonly mentorNotesId: string;
	readonly menteeNotesId: string;
	/** Of what the pair writes together, or of what one of its people writes alone. */
	readonly idOf: (kind: DocumentKind, ownerId?: string) => string;
	readonly documents: readonly MadeDocument[];
	readonly changes: readonly RecordChange[];
}

export function newPair(names: NewPair, making: Making): MadePair {
	const { organisationId, authorId } = names;
	const id = making.chance.id();
	const mentor = memberOf(names.mentor, { organisationId, role: 'mentor' }, making);
	const mentee = memberOf(names.mentee, { organisationId, role: 'mentee' }, making);
	const people = { pairId: id, organisationId, mentorIds: [mentor.id], menteeIds: [mentee.id] };
	const papers = missingPapers(people, []).map((of) => {
		return { ...of, made: newDocument(of, of.ownerId ?? authorId, making) };
	});
	const idOf = (kind: DocumentKind, ownerId?: string): string =>
		papers.find((paper) => paper.kind === kind && paper.ownerId === ownerId)?.made.id ?? '';
	const documents = papers.map(({ made }) => made);
	return {
		id,
		mentorId: mentor.id,
		menteeId: mentee.id,
		idOf,
		programmeId: idOf('programme'),
		journalId: idOf('journal'),
		pairNotesId: idOf('pair-notes'),
		mentorNotesId: idOf('private-notes', mentor.id),
		menteeNotesId: idOf('private-notes', mentee.id),
		documents,
		changes: [
			...mentor.changes,
			...mentee.changes,
			{ table: 'pairs', put: { id, organisationId, state: 'active', createdAt: making.now } },
			member({ pairId: id, personId: mentor.id, part: 'mentor' }, making),
			member({ pairId: id, personId: mentee.id, part: 'mentee' }, making),
			...documents.map(({ change }) => change)
		]
	};
}

/** Of somebody who is known the roles stand already. */
function memberOf(
	who: PairMember,
	of: { readonly organisationId: string; readonly role: 'mentor' | 'mentee' },
	making: Making
): Made {
	return typeof who === 'string'
		? newPerson({ name: who, ...of }, making)
		: { id: who.personId, changes: [] };
}

export function member(of: Omit<Tables['pairMembers'], 'id'>, { chance }: Making): RecordChange {
	return { table: 'pairMembers', put: { id: chance.id(), ...of } };
}
