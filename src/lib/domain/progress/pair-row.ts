import type { IsoDate } from '../term/days.ts';
import { isApproved, isBegun } from './district-school.ts';
import { meetingCounts, type MeetingCounts } from './journal-digest.ts';
import type { MaybeDay } from './maybe-day.ts';
import { stepCounts, type StepCounts } from './programme-digest.ts';
import type { PairFacts, SchoolFacts } from './school-facts.ts';

/** One pair on the dashboard of its school: plan, meetings, questionnaires, papers. */
export interface PairRow {
	readonly id: string;
	readonly state: PairFacts['state'];
	readonly plan: 'approved' | 'pending' | 'begun' | 'none' | 'unreadable';
	/** Undefined where the programme cannot be read. */
	readonly steps: StepCounts | undefined;
	readonly meetings: MeetingCounts | undefined;
	/** The day of the order on the pair: empty while there is none, null where no bond stands behind it. */
	readonly orderedOn: MaybeDay | null;
	/** Meetings of which somebody said what they think. */
	readonly heard: number;
	/** Signed questionnaires that are open and ask one of the pair, by people. */
	readonly surveys: { readonly asked: number; readonly answered: number };
}

export function pairRow(pair: PairFacts, school: SchoolFacts, today: IsoDate): PairRow {
	const { id, state, programme, journal } = pair;
	return {
		...{ id, state },
		plan: planOf(pair),
		steps: programme?.of === 'programme' ? stepCounts(programme, today) : undefined,
		meetings: journal?.of === 'journal' ? meetingCounts(journal, today) : undefined,
		orderedOn: orderOf(id, school),
		heard: new Set([...pair.heard.mentors, ...pair.heard.mentees]).size,
		surveys: surveysOf(pair, school)
	};
}

function orderOf(pairId: string, { registry }: SchoolFacts): MaybeDay | null {
	if (registry?.of !== 'registry') return null;
	return registry.bonds.find((bond) => bond.pairId === pairId)?.orderedOn ?? null;
}

function planOf({ programme, approval }: PairFacts): PairRow['plan'] {
	if (programme?.of === 'unreadable') return 'unreadable';
	if (approval?.pending) return 'pending';
	if (isApproved(approval)) return 'approved';
	return isBegun(programme) ? 'begun' : 'none';
}

/** Of anonymous ones nobody knows whose they are. */
function surveysOf(
	{ mentorIds, menteeIds }: PairFacts,
	{ surveys }: SchoolFacts
): PairRow['surveys'] {
	const open = surveys.filter(({ state, isAnonymous }) => state === 'open' && !isAnonymous);
	let asked = 0;
	let answered = 0;
	for (const { audience, answeredBy } of open) {
		const isForMentors = audience.includes('mentor');
		const isForMentees = audience.includes('mentee') || audience.includes('mentee_minor');
		const people = [...(isForMentors ? mentorIds : []), ...(isForMentees ? menteeIds : [])];
		asked += people.length;
		answered += people.filter((id) => answeredBy.includes(id)).length;
	}
	return { asked, answered };
}
