import { rollOver, type RollChange } from '../term/roll-over.ts';
import { readTerm } from '../term/read-term.ts';
import { isIsoDate, schoolYear } from '../term/days.ts';
import type { Known, Occurrence } from '../term/occurrences.ts';
import type { SchoolCalendar } from '../term/school-calendar.ts';
import { knownOf } from './timetable.ts';
import { activitiesOf, type Activity, type Roadmap, type TitlePage } from './roadmap.ts';

/** From the school year that begins in `year` to the next one. */
export interface RollQuestion {
	readonly year: number;
	readonly calendar?: SchoolCalendar;
}

/** What a new school year changes, to be shown before it is done and to be done by it. */
export interface RoadmapRoll {
	readonly titlePage: Pick<TitlePage, 'title' | 'period' | 'from' | 'to'>;
	readonly activities: readonly ActivityRoll[];
}

export interface ActivityRoll {
	readonly id: string;
	readonly term: TermRoll;
	readonly parts: readonly { readonly id: string; readonly term: TermRoll }[];
	readonly responsible: { readonly before: string; readonly after: string };
	/** States of papers, marks and results that begin anew. */
	readonly clears: readonly ClearedResult[];
}

export type ClearedResult = 'status' | 'papers' | 'occurrences';

export interface TermRoll {
	readonly change: RollChange;
	readonly before: string;
	readonly after: string;
	readonly occurrences: readonly Occurrence[];
}

export function rollRoadmap(roadmap: Roadmap, question: RollQuestion): RoadmapRoll {
	const known = knownOf(roadmap, question.calendar);
	const rolled = new Map<string, TermRoll>();
	const roll = (raw: string): TermRoll => {
		const term = rolled.get(raw) ?? rollTerm(raw, question.year, known);
		rolled.set(raw, term);
		return term;
	};
	return {
		titlePage: rollTitlePage(roadmap.titlePage, question.year),
		activities: activitiesOf(roadmap).map((activity) => rollActivity(activity, roll))
	};
}

function rollActivity(activity: Activity, roll: (raw: string) => TermRoll): ActivityRoll {
	return {
		id: activity.id,
		term: roll(activity.term),
		parts: activity.parts
			.filter(({ term }) => term !== '')
			.map(({ id, term }) => ({ id, term: roll(term) })),
		responsible: { before: activity.responsible, after: withoutPersons(activity) },
		clears: clearsOf(activity)
	};
}

function rollTerm(raw: string, year: number, known: Known): TermRoll {
	const { change, before, after } = rollOver(readTerm(raw), year, known);
	return {
		change,
		before: before.term.raw,
		after: after.term.raw,
		occurrences: after.occurrences
	};
}

/** Posts and bodies stay from year to year; who fills them is asked anew. */
function withoutPersons({ people, responsible }: Activity): string {
	if (people.every(({ kind }) => kind !== 'person')) return responsible;
	return people
		.map((each) => (each.kind === 'person' ? each.post : each.text))
		.filter((text) => text !== '')
		.join('\n');
}

function clearsOf({ status, documents, occurrences }: Activity): readonly ClearedResult[] {
	const clears: ClearedResult[] = [];
	if (status !== 'planned') clears.push('status');
	if (documents.some((paper) => paper.state !== 'none' || paper.number !== '' || paper.link !== ''))
		clears.push('papers');
	if (occurrences.length > 0) clears.push('occurrences');
	return clears;
}

/** A period that holds the next year too stays as it is. */
function rollTitlePage(page: TitlePage, year: number): RoadmapRoll['titlePage'] {
	const { title, period, from, to } = page;
	const next = schoolYear(year + 1);
	const goesOn = !isIsoDate(to) || to >= next.to;
	if (goesOn) return { title, period, from, to };
	const later = yearLater(period);
	return {
		title: period === '' ? title : title.replace(period, later),
		period: later,
		from: dayLater(from),
		to: dayLater(to)
	};
}

/** «2025/26» names its second year by two figures. */
const yearsInWords = /(?<!\d)(20\d\d)(?:(\s*[/–—-]\s*)(\d\d)(?!\d|[-.]\d))?(?!\d)/gu;

function yearLater(text: string): string {
	return text.replace(yearsInWords, (_, ...found: (string | undefined)[]) => {
		const [year, sign, short] = found;
		const later = String(Number(year) + 1);
		if (sign === undefined || short === undefined) return later;
		return `${later}${sign}${String((Number(short) + 1) % 100).padStart(2, '0')}`;
	});
}

/** 29 February has no next year; the 28th takes its place. */
function dayLater(date: string): string {
	if (!isIsoDate(date)) return date;
	const later = `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
	return isIsoDate(later) ? later : `${later.slice(0, 8)}28`;
}
