import type { DocumentKind } from '#lib/domain/access.ts';
import type { RecordChange, Tables } from '../storage/records.ts';
import { newDocument } from './documents.ts';
import type { MadeDocument } from './documents.ts';
import { newPerson } from './people.ts';
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
	readonly documents: readonly MadeDocument[];
	readonly changes: readonly RecordChange[];
}

export function newPair(names: NewPair, making: Making): MadePair {
	const { organisationId, authorId } = names;
	const id = making.chance.id();
	const mentor = newPerson({ name: names.mentor, organisationId, role: 'mentor' }, making);
	const mentee = newPerson({ name: names.mentee, organisationId, role: 'mentee' }, making);
	const ours = { organisationId, pairId: id };
	const make = (kind: DocumentKind, ownerId?: string): MadeDocument =>
		newDocument({ kind, ...ours, ...(ownerId ? { ownerId } : {}) }, authorId, making);
	const programme = make('programme');
	const journal = make('journal');
	const pairNotes = make('pair-notes');
	const mentorNotes = make('private-notes', mentor.id);
	const menteeNotes = make('private-notes', mentee.id);
	const documents = [programme, journal, pairNotes, mentorNotes, menteeNotes];
	return {
		id,
		mentorId: mentor.id,
		menteeId: mentee.id,
		programmeId: programme.id,
		journalId: journal.id,
		pairNotesId: pairNotes.id,
		mentorNotesId: mentorNotes.id,
		menteeNotesId: menteeNotes.id,
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
