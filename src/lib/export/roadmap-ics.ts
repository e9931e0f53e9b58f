import { joined, listItem } from '#lib/domain/roadmap/cells.ts';
import { withoutPersons } from '#lib/domain/roadmap/impersonal.ts';
import { knownOf, termsOf } from '#lib/domain/roadmap/timetable.ts';
import { readOnce, type TermMemory } from '#lib/domain/term/term-memory.ts';
import { statusOf } from '#lib/domain/roadmap/progress.ts';
import type { Activity, Part, Roadmap, Stage } from '#lib/domain/roadmap/roadmap.ts';
import type { Period } from '#lib/domain/term/days.ts';
import { placeTerm, type Known, type Occurrence } from '#lib/domain/term/occurrences.ts';
import { hasEnd } from '#lib/domain/term/term-state.ts';
import type { SchoolCalendar } from '#lib/domain/term/school-calendar.ts';
import { calendarText, type CalendarDay } from './calendar.ts';

export interface IcsOptions {
	/** The year a school year begins in, or any period. */
	readonly within: number | Period;
	readonly calendar?: SchoolCalendar;
	/** Milliseconds. */
	readonly stampedAt: number;
	/** One activity; left out, all that have dates. */
	readonly activityId?: string;
	readonly withPersons?: boolean;
}

/** Only terms with an end become days: «в течение года» is no date, and none is made up for it. */
export function roadmapIcs(roadmap: Roadmap, options: IcsOptions): string {
	const shown = options.withPersons === true ? roadmap : withoutPersons(roadmap);
	const asked = {
		within: options.within,
		known: knownOf(shown, options.calendar),
		terms: new Map()
	};
	const days = shown.stages.flatMap((stage) =>
		stage.activities
			.filter(({ id }) => options.activityId === undefined || id === options.activityId)
			.filter((activity) => statusOf(activity) !== 'cancelled')
			.flatMap((activity) => daysOf({ stage, activity }, asked))
	);
	const name = shown.titlePage.title.replace(/\n/g, ' ') || 'Дорожная карта';
	return calendarText({ name, stampedAt: options.stampedAt, days });
}

interface Placed {
	readonly stage: Stage;
	readonly activity: Activity;
}

interface Asked {
	readonly within: number | Period;
	readonly known: Known;
	readonly terms: TermMemory;
}

function daysOf(placed: Placed, { within, known, terms }: Asked): readonly CalendarDay[] {
	return termsOf(placed.activity).flatMap(({ part, raw }) => {
		const term = readOnce(terms, raw);
		if (!hasEnd(term)) return [];
		const { occurrences } = placeTerm(term, within, known);
		return occurrences.map((occurrence) => dayOf(placed, part, { ...occurrence, raw }));
	});
}

/** The same occurrence has the same name in every file, so that a calendar replaces it. */
function dayOf(
	{ stage, activity }: Placed,
	part: Part | null,
	{ from, to, raw }: Occurrence & { readonly raw: string }
): CalendarDay {
	const title = part && part.title !== '' ? `${activity.title}: ${listItem(part)}` : activity.title;
	const { number, responsible, result } = activity;
	const said = [
		joined([stage.number, stage.title], '. '),
		raw === '' ? '' : `Срок: ${raw}`,
		responsible === '' ? '' : `Ответственные: ${responsible}`,
		result === '' ? '' : `Результат: ${result}`
	];
	return {
		uid: `${joined([activity.id, part?.id ?? ''], '-')}-${from}@tropa`,
		from,
		to,
		summary: joined([number, title.replace(/\n/g, ' ')], ' '),
		description: joined(said, '\n')
	};
}
