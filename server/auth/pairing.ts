import type { DocumentKind } from '#lib/domain/access.ts';
import type { RecordChange, Tables } from '../storage/records.ts';
import { newDocument } from './documents.ts';
import type { MadeDocument } from './documents.ts';
import { newPerson } from './people.ts';
import { missingPapers } from './pair-papers.ts';
import type { Making } from './people.ts';

export interface NewPair {
	readonly organisationId: string;
	readonly mentor: string;
	readonly mentee: string;
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
	const mentor = newPerson({ name: names.mentor, organisationId, role: 'mentor' }, making);
	const mentee = newPerson({ name: names.mentee, organisationId, role: 'mentee' }, making);
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

function member(of: Omit<Tables['pairMembers'], 'id'>, { chance }: Making): RecordChange {
	return { table: 'pairMembers', put: { id: chance.id(), ...of } };
}
