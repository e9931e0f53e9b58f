import { momentsAt, schoolYearEnd } from './moments.ts';
import { sure } from './written-moments.ts';
import type { Moments } from './written-moments.ts';
import { jointAt } from './numerals.ts';
import { markAt, wordsAt } from './token.ts';
import type { Found, Text } from './token.ts';
import type { Deadline, Doubt, Moment, Stretch } from './term.ts';
import { withYears } from './with-years.ts';
import { skipCurrentYear, yearsAfter, yearsAt } from './years.ts';

export type Deadlines = {
	readonly deadlines: readonly Deadline[];
	readonly doubts: readonly Doubt[];
};

type Bound = 'before' | 'not-later' | 'towards';
type Edge = 'first' | 'middle' | 'last' | 'whole';

/** «до 15.10», «не позднее 25 мая», «к 1 сентября», «до конца октября» */
export function deadlinesAt(text: Text, at: number): Found<Deadlines> {
	const bound = boundAt(text, at);
	if (!bound) return null;
	const first = oneDeadline(text, bound.next, bound.value);
	if (!first) return null;
	const deadlines = [...first.value.deadlines];
	const doubts = [...first.value.doubts];
	let next = first.next;
	for (;;) {
		const more = nextDeadline(text, next, bound.value);
		if (!more) return { value: { deadlines, doubts }, next };
		deadlines.push(...more.value.deadlines);
		doubts.push(...more.value.doubts);
		next = more.next;
	}
}

function boundAt(text: Text, at: number): Found<Bound> {
	const start = wordsAt(text, at, '=срок|=сроком')
		? markAt(text, at + 1) === ':'
			? at + 2
			: at + 1
		: at;
	if (wordsAt(text, start, '=не', '=позднее|=позже|=поздней'))
		return { value: 'not-later', next: start + 2 };
	if (wordsAt(text, start, '=до|=перед')) return { value: 'before', next: start + 1 };
	if (wordsAt(text, start, '=к|=ко')) return { value: 'towards', next: start + 1 };
	return wordsAt(text, start, '=по') ? { value: 'not-later', next: start + 1 } : null;
}

/** «до 1 октября и 1 февраля», «до 1 октября, до 1 февраля» */
function nextDeadline(text: Text, at: number, bound: Bound): Found<Deadlines> {
	const joint = jointAt(text, at);
	if (joint?.value !== 'list') return null;
	const again = boundAt(text, joint.next);
	if (again) return oneDeadline(text, again.next, again.value);
	const plain = oneDeadline(text, joint.next, bound);
	return plain?.value.deadlines.every(({ of }) => of.kind === 'day') ? plain : null;
}

function oneDeadline(text: Text, at: number, bound: Bound): Found<Deadlines> {
	const edge = edgeAt(text, at);
	const start = edge === 'whole' ? at : at + 1;
	const moments = deadlineMoments(text, start, edge);
	if (!moments) return null;
	const { stretches, doubts } = moments.value;
	const said = stretches.every(isYearless) ? yearsAfter(text, moments.next) : null;
	const all = said ? stretches.map((one) => withYears(one, said.value.years)) : [];
	const list = said ? all.flatMap((one) => one.stretches) : stretches;
	const end = skipCurrentYear(text, said?.next ?? moments.next);
	const through = wordsAt(text, end, 'включит|=вкл');
	const how: How = { bound, edge, through };
	const made = list.flatMap((stretch) => deadlineOf(stretch, how));
	return {
		value: {
			deadlines: made,
			doubts: [
				...doubts,
				...(said?.value.doubts ?? []),
				...all.flatMap((one) => one.doubts),
				...(made.some((deadline) => isDoubtful(deadline, how)) ? [throughMonth] : [])
			]
		},
		next: through ? end + 1 : end
	};
}

const throughMonth: Doubt = { kind: 'before-or-through-month' };

type How = { readonly bound: Bound; readonly edge: Edge; readonly through: boolean };

function isYearless(stretch: Stretch): boolean {
	return stretch.kind === 'range' ? stretch.to.year === null : stretch.year === null;
}

function edgeAt(text: Text, at: number): Edge {
	if (wordsAt(text, at, 'начал')) return 'first';
	if (wordsAt(text, at, 'середин')) return 'middle';
	return wordsAt(text, at, 'конца|концу|окончани|завершени|исход') ? 'last' : 'whole';
}

function deadlineMoments(text: Text, at: number, edge: Edge): Found<Moments> {
	if (wordsAt(text, at, '=нового|=новому', '=года|=году'))
		return { value: sure(newYear), next: at + 2 };
	const schoolYear = schoolYearEnd(text, at);
	if (schoolYear) return wholeSchoolYear(text, schoolYear);
	if (edge === 'last' && wordsAt(text, at, '=года|=году|=г'))
		return { value: { stretches: [], doubts: [{ kind: 'end-of-which-year' }] }, next: at + 1 };
	if (wordsAt(text, at + 1, 'числ') && text.tokens[at]?.kind === 'number') return null;
	return momentsAt(text, at);
}

function wholeSchoolYear(text: Text, at: number): Found<Moments> {
	const found = yearsAt(text, at);
	const year = found?.value.years.kind === 'school' ? (found.value.years.years[0] ?? null) : null;
	const next = found && year !== null ? found.next : at;
	return { value: sure({ kind: 'school-year', slice: 'whole', year }), next };
}

const newYear: Moment = { kind: 'day', day: 31, month: 12, year: null };

/** A span of days «до 10–15 октября» ends with its last day. */
function deadlineOf(stretch: Stretch, { bound, edge, through }: How): Deadline[] {
	const of = stretch.kind === 'range' ? stretch.to : stretch;
	if (of.kind === 'day' || of.kind === 'weekday-of-month') return [{ of, edge: 'last' }];
	if (edge === 'middle' && of.kind === 'month')
		return [{ of: { kind: 'day', day: 15, month: of.month, year: of.year }, edge: 'last' }];
	if (edge === 'first') return [{ of, edge: 'first' }];
	const isLast = edge === 'last' || through || bound === 'not-later';
	return [{ of, edge: isLast ? 'last' : 'first' }];
}

/** «до мая» may end before May or with it. */
function isDoubtful({ of, edge }: Deadline, how: How): boolean {
	return how.bound === 'before' && how.edge === 'whole' && edge === 'first' && mayBeMeantWhole(of);
}

function mayBeMeantWhole(moment: Moment): boolean {
	return moment.kind === 'month' || moment.kind === 'quarter' || moment.kind === 'year';
}
