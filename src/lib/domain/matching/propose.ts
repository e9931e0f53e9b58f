import { assign } from './assign.ts';
import { barriersBetween } from './barriers.ts';
import type { Barrier } from './barriers.ts';
import type { MenteeProfile, MentorProfile } from './profiles.ts';
import { scoreOf, weights } from './score.ts';
import type { Score } from './score.ts';

/** One mentor as a choice for one mentee. With barriers the score is only told, not counted. */
export interface Candidate {
	readonly mentorId: string;
	readonly score: Score;
	readonly barriers: readonly Barrier[];
}

/** All mentors for one mentee: those who may, best first, then those who may not, with the reasons. */
export function rankMentors(
	mentors: readonly MentorProfile[],
	mentee: MenteeProfile
): readonly Candidate[] {
	const candidates = mentors.map((mentor) => ({
		mentorId: mentor.personId,
		score: scoreOf(mentor, mentee),
		barriers: barriersBetween(mentor, mentee)
	}));
	return candidates.toSorted(byWorth);
}

function byWorth(a: Candidate, b: Candidate): number {
	const closed = (candidate: Candidate): number => (candidate.barriers.length > 0 ? 1 : 0);
	return (
		closed(a) - closed(b) ||
		b.score.exact - a.score.exact ||
		a.score.load - b.score.load ||
		compare(a.mentorId, b.mentorId)
	);
}

export interface Proposal {
	readonly pairs: readonly ProposedPair[];
	/** Mentees for whom nobody is left: support, and a search in other schools. */
	readonly alone: readonly string[];
	readonly uncovered: readonly UncoveredNeed[];
}

export interface ProposedPair {
	readonly mentorId: string;
	readonly menteeId: string;
	readonly score: Score;
}

export interface UncoveredNeed {
	readonly code: string;
	readonly menteeIds: readonly string[];
}

/**
 * A mentor for as many mentees as can be, and among all ways of doing so the one with the greatest
 * sum of scores. The order in which people were entered changes nothing.
 */
export function propose(
	mentors: readonly MentorProfile[],
	mentees: readonly MenteeProfile[]
): Proposal {
	const rows = mentees.toSorted((a, b) => compare(a.personId, b.personId));
	const seats = seatsOf(mentors);
	const gains = rows.map((mentee) => gainsFor(mentee, seats));
	const pairs: ProposedPair[] = [];
	const alone: string[] = [];
	const taken = new Map<string, number>();
	assign(gains).forEach((column, row) => {
		const mentee = rows[row];
		const mentor = column === undefined ? undefined : seats[column]?.mentor;
		if (!mentee) return;
		if (!mentor) {
			alone.push(mentee.personId);
			return;
		}
		const before = taken.get(mentor.personId) ?? 0;
		taken.set(mentor.personId, before + 1);
		const score = scoreOf(mentor, mentee, before);
		pairs.push({ mentorId: mentor.personId, menteeId: mentee.personId, score });
	});
	return { pairs, alone, uncovered: uncoveredOf(rows, pairs) };
}

/** A place that a mentor still has; the second one is worth a little less than the first. */
interface Seat {
	readonly mentor: MentorProfile;
	readonly taken: number;
}

function seatsOf(mentors: readonly MentorProfile[]): readonly Seat[] {
	return mentors
		.toSorted((a, b) => a.load - b.load || compare(a.personId, b.personId))
		.flatMap((mentor) =>
			Array.from({ length: Math.max(0, mentor.capacity - mentor.load) }, (_, taken) => ({
				mentor,
				taken
			}))
		);
}

/** More than any sum of scores could make up for: a pair more always comes first. */
const onePairMore = 100_000;

/** The seats of one mentor lie side by side and differ in the load only. */
function gainsFor(mentee: MenteeProfile, seats: readonly Seat[]): readonly number[] {
	let first = 0;
	return seats.map(({ mentor, taken }) => {
		if (taken === 0) first = firstGain(mentor, mentee);
		return first === 0 ? 0 : first - taken * (weights.load / mentor.capacity);
	});
}

function firstGain(mentor: MentorProfile, mentee: MenteeProfile): number {
	if (barriersBetween(mentor, mentee).length > 0) return 0;
	return onePairMore + scoreOf(mentor, mentee).exact;
}

function uncoveredOf(
	mentees: readonly MenteeProfile[],
	pairs: readonly ProposedPair[]
): readonly UncoveredNeed[] {
	const scores = new Map(pairs.map(({ menteeId, score }) => [menteeId, score]));
	const byCode = new Map<string, string[]>();
	for (const mentee of mentees) {
		const asked = [...mentee.needs].filter(([, level]) => level > 0).map(([code]) => code);
		for (const code of scores.get(mentee.personId)?.uncovered ?? asked) {
			byCode.set(code, [...(byCode.get(code) ?? []), mentee.personId]);
		}
	}
	return [...byCode]
		.map(([code, menteeIds]) => ({ code, menteeIds }))
		.toSorted((a, b) => b.menteeIds.length - a.menteeIds.length || compare(a.code, b.code));
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
