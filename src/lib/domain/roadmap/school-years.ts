import { isIsoDate, schoolYearOf, type IsoDate } from '../term/days.ts';
import { occurrencesOf } from '../term/occurrences.ts';
import { activitiesOf, type Roadmap } from './roadmap.ts';
import { newTermMemory, readOnce, type TermMemory } from '../term/term-memory.ts';
import { termsOf } from './timetable.ts';

/** Beyond that a figure in a cell is no year of a plan. */
const mostYearsAway = 6;

/**
 * The school years a roadmap speaks of, by the calendar year each begins in: those of its period,
 * those that its terms name, and the one that runs today.
 */
export function schoolYearsOf(
	roadmap: Roadmap,
	{ today, terms = newTermMemory() }: { readonly today: IsoDate; readonly terms?: TermMemory }
): readonly number[] {
	const current = schoolYearOf(today);
	const isNear = (year: number): boolean => Math.abs(year - current) <= mostYearsAway;
	const named = namedIn(roadmap).flatMap((raw) => {
		const term = readOnce(terms, raw);
		return figuresIn(raw)
			.filter(isNear)
			.filter((year) => occurrencesOf(term, year).length > 0);
	});
	return [...new Set([...periodYears(roadmap), ...named, current])].toSorted((a, b) => a - b);
}

function namedIn(roadmap: Roadmap): readonly string[] {
	const raws = activitiesOf(roadmap).flatMap((each) => termsOf(each).map(({ raw }) => raw));
	return [...new Set(raws)].filter((raw) => /20\d\d/.test(raw));
}

/** A calendar year lies in two school years. */
function figuresIn(raw: string): readonly number[] {
	const years = [...raw.matchAll(/20\d\d/g)].map(([figures]) => Number(figures));
	const first = Math.min(...years) - 1;
	const last = Math.max(...years);
	return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function periodYears({ titlePage: { from, to } }: Roadmap): readonly number[] {
	if (!isIsoDate(from) || !isIsoDate(to) || from > to) return [];
	const first = schoolYearOf(from);
	const last = Math.min(schoolYearOf(to), first + mostYearsAway);
	return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
