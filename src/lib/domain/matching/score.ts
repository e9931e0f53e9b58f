import type { MenteeProfile, MentorProfile, Profile } from './profiles.ts';

/** What each reason may add at the most; together they are 100. */
export const weights = {
	needs: 45,
	subject: 15,
	times: 10,
	place: 10,
	wish: 10,
	experience: 5,
	load: 5
} as const;

export type Reason = keyof typeof weights;

/** A score that can be told in words: every share, and the facts it came from. */
export interface Score {
	/** 0 to 100, whole, as it is shown. */
	readonly total: number;
	/** The same before it is rounded, as it is compared. */
	readonly exact: number;
	/** The part of its weight that each reason gave, 0 to 1. */
	readonly shares: Readonly<Record<Reason, number>>;
	readonly covered: readonly string[];
	readonly uncovered: readonly string[];
	readonly commonSubjects: readonly string[];
	readonly commonTimes: readonly string[];
	readonly place: Place;
	readonly load: number;
	readonly capacity: number;
}

export type Place = 'same-school' | 'nearby' | 'online' | 'apart';

/** `taken` more pairs of the same mentor make the next one less welcome. */
export function scoreOf(mentor: MentorProfile, mentee: MenteeProfile, taken = 0): Score {
	const asked = [...mentee.needs].filter(([, level]) => level > 0);
	const isCovered = ([code]: readonly [string, number]): boolean =>
		(mentor.levels.get(code) ?? 0) > 0;
	const place = placeOf(mentor, mentee);
	const commonSubjects = common(mentor.subjects, mentee.subjects);
	const commonTimes = common(mentor.times, mentee.times);
	const load = mentor.load + taken;
	const shares = {
		needs: needShare(mentor, asked),
		subject: subjectShare(commonSubjects, mentor, mentee),
		times: commonTimes.length / Math.max(1, foldedOf(mentee.times).size),
		place: placeShares[place],
		wish: wishShare(mentor, mentee),
		experience: experienceShare(mentor, mentee),
		load: mentor.capacity > 0 ? Math.max(0, 1 - load / mentor.capacity) : 0
	};
	const exact = sumOf(shares);
	return {
		total: Math.round(exact),
		exact,
		shares,
		covered: asked.filter(isCovered).map(([code]) => code),
		uncovered: asked.filter((need) => !isCovered(need)).map(([code]) => code),
		commonSubjects,
		commonTimes,
		place,
		load,
		capacity: mentor.capacity
	};
}

const placeShares: Readonly<Record<Place, number>> = {
	'same-school': 1,
	online: 0.6,
	nearby: 0.5,
	apart: 0
};

function sumOf(shares: Readonly<Record<Reason, number>>): number {
	const reasons = Object.keys(weights) as readonly Reason[];
	return reasons.reduce((sum, reason) => sum + weights[reason] * shares[reason], 0);
}

/** A need of level 3 weighs three times a need of level 1; a mentor of level 3 covers it whole. */
function needShare(mentor: MentorProfile, asked: readonly (readonly [string, number])[]): number {
	const wanted = asked.reduce((sum, [, level]) => sum + level, 0);
	if (wanted === 0) return 0;
	const given = asked.reduce(
		(sum, [code, level]) => sum + level * (Math.min(mentor.levels.get(code) ?? 0, 3) / 3),
		0
	);
	return given / wanted;
}

function subjectShare(
	commonSubjects: readonly string[],
	mentor: MentorProfile,
	mentee: MenteeProfile
): number {
	if (commonSubjects.length > 0) return 1;
	return common(mentor.stages, mentee.stages).length > 0 ? 0.5 : 0;
}

function placeOf(mentor: MentorProfile, mentee: MenteeProfile): Place {
	if (mentor.organisationId === mentee.organisationId) return 'same-school';
	if (mentor.isReachableOnline && mentee.isReachableOnline) return 'online';
	return mentor.nearbyOrganisationIds.includes(mentee.organisationId) ? 'nearby' : 'apart';
}

function wishShare(mentor: MentorProfile, mentee: MenteeProfile): number {
	const isWished =
		mentor.wishes.includes(mentee.personId) || mentee.wishes.includes(mentor.personId);
	return isWished ? 1 : 0;
}

/** Five years more are enough; beyond that more years say nothing. */
function experienceShare(mentor: Profile, mentee: MenteeProfile): number {
	if (mentee.isReverse) return 1;
	const more = mentor.experienceYears - mentee.experienceYears;
	return Math.min(1, Math.max(0, more / 5));
}

/** Written by hand on two sides: case and spaces at the ends do not part them. */
function common(ours: readonly string[], theirs: readonly string[]): readonly string[] {
	if (ours.length === 0 || theirs.length === 0) return nothing;
	const known = foldedOf(ours);
	return [...foldedOf(theirs)].filter(([key]) => known.has(key)).map(([, word]) => word);
}

const nothing: readonly string[] = [];

/** A list is compared with hundreds of others, so it is folded once for as long as it lives. */
const foldedLists = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

/** The words as written, by what they are compared by; of two alike the first stays. */
function foldedOf(words: readonly string[]): ReadonlyMap<string, string> {
	const known = foldedLists.get(words);
	if (known) return known;
	const folded = new Map<string, string>();
	for (const word of words) {
		const key = word.trim().toLowerCase().replaceAll('ё', 'е');
		if (key !== '' && !folded.has(key)) folded.set(key, word);
	}
	foldedLists.set(words, folded);
	return folded;
}
