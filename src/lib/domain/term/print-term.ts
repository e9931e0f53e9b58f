import { nthWeekdayName, printMoment, printStretch, sliceName } from './print-moment.ts';
import type {
	Clause,
	Deadline,
	During,
	Every,
	Link,
	Repeats,
	Said,
	Term,
	TermPart
} from './term.ts';

/**
 * A term in our own words: reading them gives the same meaning. A term that nobody has edited is
 * printed as its `raw` instead.
 */
export function printTerm(term: Term): string {
	const { meaning } = term;
	switch (meaning.kind) {
		case 'nothing':
			return { empty: '', dash: '—', blank: '________' }[meaning.written];
		case 'unclear':
			return term.raw.trim();
		case 'parts':
			return meaning.parts.map(printPart).join(meaning.parts[0]?.label === null ? '\n' : ' ');
		case 'said':
			return meaning.clauses.map(printClause).join('');
	}
}

function printPart({ label, term }: TermPart): string {
	return label === null ? printTerm(term) : `${label}) ${printTerm(term)}`;
}

const links: Readonly<Record<Link, string>> = { and: '; ', or: ' или ', then: ', далее ' };

function printClause({ link, said }: Clause, at: number): string {
	return at === 0 ? printSaid(said) : links[link] + printSaid(said);
}

export function printSaid(said: Said): string {
	switch (said.kind) {
		case 'stretches':
			return printRepeats(said.repeats) + said.stretches.map(printStretch).join(', ');
		case 'deadlines':
			return printRepeats(said.repeats) + said.deadlines.map(printDeadline).join(', ');
		case 'since':
			return `с ${printMoment(said.from, 'of')}`;
		case 'frequency':
			return printFrequency(said.every, said.during);
		case 'ongoing':
			return 'в течение года';
		case 'whole-period':
			return said.words;
		case 'open':
			return printRepeats(said.repeats) + said.words;
	}
}

function printRepeats(repeats: Repeats): string {
	if (repeats.kind === 'once') return '';
	const bounds = printBounds(repeats.since, repeats.till);
	return bounds ? `ежегодно (${bounds}), ` : 'ежегодно, ';
}

function printBounds(since: number | null, till: number | null): string {
	if (since !== null && till !== null)
		return since === till ? `с ${since} года` : `с ${since} по ${till} г.`;
	if (since !== null) return `с ${since} года`;
	return till === null ? '' : `до ${till} года`;
}

export function printDeadline({ of, edge }: Deadline): string {
	const isDay = of.kind === 'day' || of.kind === 'weekday-of-month';
	if (isDay) return `до ${printMoment(of, 'of')}`;
	return `до ${edge === 'last' ? 'конца' : 'начала'} ${printMoment(of, 'of')}`;
}

function printFrequency(every: Every, during: During): string {
	const isYearly = every.unit === 'year' && every.step === 1 && every.times === 1;
	const how = isYearly ? 'ежегодно' : printEvery(every);
	switch (during.kind) {
		case 'always':
			return how;
		case 'within':
			return `${how}, ${isYearly ? printYears(during) : during.stretches.map(printStretch).join(', ')}`;
		case 'since':
			return `${how} с ${printMoment(during.from, 'of')}`;
		case 'until':
			return `${how} ${printDeadline(during.deadline)}`;
	}
}

function printYears(during: Extract<During, { kind: 'within' }>): string {
	const [years] = during.stretches;
	if (years?.kind !== 'range') return during.stretches.map(printStretch).join(', ');
	return `с ${years.from.year} по ${years.to.year} г.`;
}

function printEvery(every: Every): string {
	switch (every.unit) {
		case 'day':
			return 'ежедневно';
		case 'week':
			return isPlain(every) ? 'еженедельно' : times(every, 'неделю', ['недели', 'недель']);
		case 'month':
			if (every.slice !== 'whole') return `${sliceName(every.slice, 'plain')} каждого месяца`;
			return isPlain(every) ? 'ежемесячно' : times(every, 'месяц', ['месяца', 'месяцев']);
		case 'quarter':
			return every.times === 1
				? 'ежеквартально'
				: times({ ...every, step: 1 }, 'квартал', ['', '']);
		case 'half-year':
			return times({ ...every, step: 1 }, 'полугодие', ['', '']);
		case 'school-term':
			return times({ ...every, step: 1 }, every.sort === 'quarter' ? 'четверть' : 'триместр', [
				'',
				''
			]);
		case 'holidays':
			return 'каждые каникулы';
		case 'year':
			return times(every, 'год', ['года', 'лет']);
		case 'weekdays':
			return `по ${every.weekdays.map((day) => weekdaysTo[day - 1]).join(', ')}`;
		case 'weekday-of-month':
			return `${printNths(every)} каждого месяца`;
		case 'day-of-month':
			if (every.first === every.last) return `${every.first} числа каждого месяца`;
			return `с ${every.first} по ${every.last} число каждого месяца`;
	}
}

/** «2-я, 4-я среда» */
function printNths({ nths, weekday }: Extract<Every, { unit: 'weekday-of-month' }>): string {
	const names = nths.map((nth) => nthWeekdayName({ nth, weekday }, 'plain'));
	const last = names.pop() ?? '';
	return [...names.map((name) => name.split(' ')[0] ?? ''), last].join(', ');
}

const weekdaysTo = [
	'понедельникам',
	'вторникам',
	'средам',
	'четвергам',
	'пятницам',
	'субботам',
	'воскресеньям'
];

type Turns = { readonly step: number; readonly times: number };

function isPlain({ step, times: count }: Turns): boolean {
	return step === 1 && count === 1;
}

function times(
	{ step, times: count }: Turns,
	one: string,
	[few, many]: readonly [string, string]
): string {
	const often = `${count} ${count >= 2 && count <= 4 ? 'раза' : 'раз'}`;
	if (step === 1) return `${often} в ${one}`;
	return `${often} в ${step} ${step <= 4 ? few : many}`;
}
