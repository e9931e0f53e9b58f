import { placeTerm, type Known, type Occurrence } from '../term/occurrences.ts';
import { hasEnd, stateOf, type TermState } from '../term/term-state.ts';
import { isIsoDate, type IsoDate, type Period } from '../term/days.ts';
import type { SchoolCalendar } from '../term/school-calendar.ts';
import type { Term } from '../term/term.ts';
import { newTermMemory, readOnce, type TermMemory } from '../term/term-memory.ts';
import { statusOf } from './progress.ts';
import type {
	Activity,
	ActivityStatus,
	OccurrenceMark,
	Part,
	PersonLink,
	Roadmap,
	Stage
} from './roadmap.ts';

/** What is asked: today is a day of the school, never of the server. */
export interface TimetableQuestion {
	readonly today: IsoDate;
	/** The year a school year begins in, or any period. */
	readonly within: number | Period;
	readonly calendar?: SchoolCalendar;
	readonly soonDays?: number;
	/** Kept by whoever asks after every edit, so that only a new wording is read. */
	readonly terms?: TermMemory;
}

/** One activity with all that its terms say of the asked time. */
export interface TimetableRow {
	readonly stage: Stage;
	readonly activity: Activity;
	readonly status: ActivityStatus;
	readonly times: readonly ActivityTime[];
}

export interface ActivityTime {
	/** Null where the term is that of the whole activity. */
	readonly part: Part | null;
	readonly term: Term;
	readonly occurrences: readonly Occurrence[];
	readonly state: TermState;
}

/** Terms are read once here, and everything that is sorted by time goes by this. */
export function timetableOf(
	roadmap: Roadmap,
	question: TimetableQuestion
): readonly TimetableRow[] {
	const asked: Asked = {
		terms: newTermMemory(),
		...question,
		known: knownOf(roadmap, question.calendar),
		unmarked: new Map()
	};
	return roadmap.stages.flatMap((stage) =>
		stage.activities.map((activity) => ({
			stage,
			activity,
			status: statusOf(activity),
			times: timesOf(activity, asked)
		}))
	);
}

export function knownOf(roadmap: Roadmap, calendar?: SchoolCalendar): Known {
	const { from, to } = roadmap.titlePage;
	const isPeriod = isIsoDate(from) && isIsoDate(to) && from <= to;
	return {
		...(calendar ? { calendar } : {}),
		...(isPeriod ? { documentPeriod: { from, to } } : {})
	};
}

interface Asked extends TimetableQuestion {
	readonly terms: TermMemory;
	readonly known: Known;
	/** What a wording says of the asked time where nobody has marked anything. */
	readonly unmarked: Map<string, PlacedTerm>;
}

type PlacedTerm = Omit<ActivityTime, 'part'>;

function timesOf(activity: Activity, asked: Asked): readonly ActivityTime[] {
	return termsOf(activity).map(({ part, raw }) => {
		if (activity.occurrences.length > 0) {
			const isDone = (occurrence: Occurrence): boolean =>
				isSettled(markOf(activity, { partId: part?.id ?? '', ...occurrence }), asked.today);
			return { part, ...placedTerm(raw, asked, isDone) };
		}
		const placed = asked.unmarked.get(raw) ?? placedTerm(raw, asked, () => false);
		asked.unmarked.set(raw, placed);
		return { part, ...placed };
	});
}

function placedTerm(
	raw: string,
	{ terms, today, within, known, soonDays }: Asked,
	isDone: (occurrence: Occurrence) => boolean
): PlacedTerm {
	const term = readOnce(terms, raw);
	const soon = soonDays === undefined ? {} : { soonDays };
	const state = stateOf(term, { today, within, known, isDone, ...soon });
	return { term, occurrences: placeTerm(term, within, known).occurrences, state };
}

/** Parts with a term of their own, and the row's own term for whatever has none. */
export function termsOf(
	activity: Activity
): readonly { readonly part: Part | null; readonly raw: string }[] {
	const own = activity.parts.filter(({ term }) => term.trim() !== '');
	const parts = own.map((part) => ({ part, raw: part.term }));
	const isCovered = own.length > 0 && own.length === activity.parts.length;
	return isCovered ? parts : [{ part: null, raw: activity.term }, ...parts];
}

export function markOf(
	{ occurrences }: Activity,
	wanted: { readonly partId: string; readonly from: string; readonly to: string }
): OccurrenceMark | undefined {
	return occurrences.find(
		({ partId, from, to }) => partId === wanted.partId && from === wanted.from && to === wanted.to
	);
}

/** Postponed to a day that is behind is as late as any other. */
function isSettled(mark: OccurrenceMark | undefined, today: IsoDate): boolean {
	if (mark?.status === 'postponed')
		return !isIsoDate(mark.postponedTo) || mark.postponedTo >= today;
	return mark?.status === 'done' || mark?.status === 'cancelled';
}

/** «Сейчас», «Просрочено», «Мои», «Без срока». */
export interface SortedOut {
	readonly now: readonly TimetableRow[];
	readonly overdue: readonly TimetableRow[];
	readonly mine: readonly TimetableRow[];
	readonly withoutTerm: readonly TimetableRow[];
}

export function sortOut(
	rows: readonly TimetableRow[],
	me: { readonly personId: string; readonly links: readonly PersonLink[] }
): SortedOut {
	const mine = new Set(
		me.links.filter(({ personId }) => personId === me.personId).map(({ written }) => written)
	);
	return {
		now: rows.filter(isNow),
		overdue: rows.filter(isOverdue),
		mine: rows.filter(({ activity }) => activity.people.some(({ text }) => mine.has(text))),
		withoutTerm: rows.filter(({ times }) =>
			times.every(({ term }) => term.meaning.kind === 'nothing' || term.meaning.kind === 'unclear')
		)
	};
}

function isOpen({ status }: TimetableRow): boolean {
	return status !== 'done' && status !== 'cancelled';
}

export function isNow(row: TimetableRow): boolean {
	return isOpen(row) && row.times.some(({ state }) => state.current !== null);
}

/** What was postponed as a whole waits for its new date. */
export function isOverdue(row: TimetableRow): boolean {
	if (!isOpen(row) || row.status === 'postponed') return false;
	return row.times.some(({ state }) => state.status.kind === 'overdue');
}

/** An occurrence of an activity that a day falls into. */
export interface DueOn {
	readonly row: TimetableRow;
	readonly part: Part | null;
	readonly occurrence: Occurrence;
	/** The day is its last one, and a last day matters. */
	readonly endsToday: boolean;
}

/** What a day asks for: first what ends on it, then what runs. */
export function dueOn(rows: readonly TimetableRow[], day: IsoDate): readonly DueOn[] {
	const due = rows.filter(isOpen).flatMap((row) =>
		row.times.flatMap(({ part, term, occurrences }) =>
			occurrences
				.filter(({ from, to }) => from <= day && day <= to)
				.filter(
					(occurrence) =>
						!isSettled(markOf(row.activity, { partId: part?.id ?? '', ...occurrence }), day)
				)
				.map((occurrence): DueOn => {
					const endsToday = occurrence.to === day && hasEnd(term);
					return { row, part, occurrence, endsToday };
				})
		)
	);
	return due.toSorted((a, b) => Number(b.endsToday) - Number(a.endsToday));
}
