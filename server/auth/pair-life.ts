import { leavingMentors } from '#lib/domain/bonds/hand-over.ts';
import { accepted, declined } from '#lib/domain/outcome.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import type { RecordChange, Tables } from '../storage/records.ts';
import type { UpdateLog } from '../storage/storage.ts';
import { newDocument } from './documents.ts';
import { missingPapers } from './pair-papers.ts';
import { member } from './pairing.ts';
import type { PairMember } from './pairing.ts';
import { newGrant, newPerson } from './people.ts';
import type { Made, Making } from './people.ts';
import type { Registers } from './registers.ts';

export interface PairLifeParts {
	readonly registers: Registers;
	readonly log: Pick<UpdateLog, 'append'>;
}

/** Rights follow at once: a paused pair writes on, an ended one reads, and nothing is thrown away. */
export async function setPairState(
	{ registers }: PairLifeParts,
	pairId: string,
	state: Tables['pairs']['state']
): Promise<Outcome<string, 'not-found'>> {
	const pair = registers.find('pairs', pairId);
	if (!pair) return declined('not-found');
	if (pair.state !== state) {
		await registers.change([{ table: 'pairs', put: { ...pair, state } }]);
	}
	return accepted(pairId);
}

export interface NewMentor {
	readonly pairId: string;
	readonly mentor: PairMember;
	/** Whose place they take; where one mentor goes along nobody has to say it. */
	readonly instead?: string | undefined;
	readonly authorId: string;
}

/**
 * The next mentor goes on with the same programme and journal; the one before has nothing of the pair
 * from that moment, but for notes of their own. Whoever else goes along stays.
 */
export async function changeMentor(
	parts: PairLifeParts,
	{ pairId, mentor, instead, authorId }: NewMentor,
	making: Making
): Promise<Outcome<string, 'not-found' | 'mentor-unclear'>> {
	const { registers, log } = parts;
	const pair = registers.find('pairs', pairId);
	if (!pair) return declined('not-found');
	const { organisationId } = pair;
	const made =
		typeof mentor === 'string'
			? newPerson({ name: mentor, organisationId, role: 'mentor' }, making)
			: knownPerson(
					registers,
					{ personId: mentor.personId, organisationId, role: 'mentor' },
					making
				);
	const mentors = [...registers.all('pairMembers')].filter(
		(row) => row.pairId === pairId && row.part === 'mentor'
	);
	const mentorIds = mentors.map(({ personId }) => personId);
	const leaving = leavingMentors(mentorIds, { next: made.id, instead });
	if (!leaving) return declined('mentor-unclear');
	const gone = mentors.filter(({ personId }) => leaving.includes(personId));
	if (mentorIds.includes(made.id)) {
		await registers.change(gone.map(({ id }) => ({ table: 'pairMembers', remove: id }) as const));
		return accepted(made.id);
	}
	const known = [...registers.all('documents')].filter((row) => row.pairId === pairId);
	const papers = missingPapers(
		{ pairId, organisationId, mentorIds: [made.id], menteeIds: [] },
		known
	).map((of) => newDocument(of, of.ownerId ?? authorId, making));
	await log.append(papers.map(({ first }) => first));
	await registers.change([
		...made.changes,
		...gone.map(({ id }) => ({ table: 'pairMembers', remove: id }) as const),
		member({ pairId, personId: made.id, part: 'mentor' }, making),
		...papers.map(({ change }) => change)
	]);
	return accepted(made.id);
}

export interface NewMember {
	readonly pairId: string;
	readonly part: 'mentor' | 'mentee';
	readonly who: PairMember;
	readonly authorId: string;
}

/** One more of a group: the same programme and journal, and papers of their own. Twice over it is once. */
export async function joinPair(
	{ registers, log }: PairLifeParts,
	{ pairId, part, who, authorId }: NewMember,
	making: Making
): Promise<Outcome<string, 'not-found'>> {
	const pair = registers.find('pairs', pairId);
	if (!pair || pair.state === 'ended') return declined('not-found');
	const { organisationId } = pair;
	const made =
		typeof who === 'string'
			? newPerson({ name: who, organisationId, role: part }, making)
			: knownPerson(registers, { personId: who.personId, organisationId, role: part }, making);
	const isIn = [...registers.all('pairMembers')].some(
		(row) => row.pairId === pairId && row.personId === made.id
	);
	if (isIn) return accepted(made.id);
	const known = [...registers.all('documents')].filter((row) => row.pairId === pairId);
	const mentorIds = part === 'mentor' ? [made.id] : [];
	const menteeIds = part === 'mentee' ? [made.id] : [];
	const papers = missingPapers({ pairId, organisationId, mentorIds, menteeIds }, known).map((of) =>
		newDocument(of, of.ownerId ?? authorId, making)
	);
	await log.append(papers.map(({ first }) => first));
	await registers.change([
		...made.changes,
		member({ pairId, personId: made.id, part }, making),
		...papers.map(({ change }) => change)
	]);
	return accepted(made.id);
}

function knownPerson(
	registers: Registers,
	of: Pick<Tables['grants'], 'personId' | 'organisationId' | 'role'>,
	making: Making
): Made {
	return { id: of.personId, changes: grantsFor(registers, of, making) };
}

/** A role for whoever has none of that name there; one that still waits to be confirmed is left to wait. */
export function grantsFor(
	registers: Registers,
	of: Pick<Tables['grants'], 'personId' | 'organisationId' | 'role'>,
	making: Making
): readonly RecordChange[] {
	const has = [...registers.all('grants')].some(
		(grant) =>
			grant.personId === of.personId &&
			grant.organisationId === of.organisationId &&
			grant.role === of.role &&
			(grant.to === null || grant.to > making.now)
	);
	return has ? [] : [newGrant(of, making)];
}
