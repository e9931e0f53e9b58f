import type { Moment, Season, Slice, Stretch } from './term.ts';
import { monthNames, monthNamesOf } from './words.ts';

/** «сентябрь» in a list, «сентября» after «до» and «с». */
export type Case = 'plain' | 'of';

export function printStretch(stretch: Stretch): string {
	if (stretch.kind !== 'range') return printMoment(stretch, 'plain');
	const { from, to } = stretch;
	if (from.kind === 'year' && to.kind === 'year') return `${from.year}–${to.year} гг.`;
	if (isWholeSchoolYear(from) && isWholeSchoolYear(to))
		return `${from.year}–${Number(to.year) + 1} учебный год`;
	return `${printMoment(from, 'plain')} – ${printMoment(to, 'plain')}`;
}

function isWholeSchoolYear(moment: Moment): boolean {
	return moment.kind === 'school-year' && moment.slice === 'whole';
}

export function printMoment(moment: Moment, as: Case): string {
	const { year } = moment;
	switch (moment.kind) {
		case 'day':
			return year === null
				? `${moment.day} ${monthNamesOf[moment.month - 1]}`
				: `${pad(moment.day)}.${pad(moment.month)}.${year}`;
		case 'month':
			return `${monthPart(moment, as)}${year === null ? '' : ` ${year}`}`;
		case 'weekday-of-month':
			return `${nthWeekdayName(moment, as)} ${monthNamesOf[moment.month - 1]}${year === null ? '' : ` ${year}`}`;
		case 'quarter':
			return `${romans[moment.quarter]} квартал${as === 'of' ? 'а' : ''}${year === null ? '' : ` ${year} г.`}`;
		case 'half-year':
			return `${romans[moment.half]} полугоди${as === 'of' ? 'я' : 'е'}${halfYearOf(moment)}`;
		case 'school-term':
			return `${moment.number} ${termName(moment.sort, as)}${inSchoolYear(year)}`;
		case 'holidays':
			return `${holidaysName(moment.season, as)}${inSchoolYear(year)}`;
		case 'season':
			return `${seasonNames[moment.season][as === 'of' ? 1 : 0]}${seasonYear(moment.season, year)}`;
		case 'year':
			return as === 'of' ? `${year} года` : `${year} год`;
		case 'school-year':
			return schoolYearName(moment, as);
	}
}

const romans = ['', 'I', 'II', 'III', 'IV'];

function pad(number: number): string {
	return String(number).padStart(2, '0');
}

const sliceNames: Readonly<Record<Exclude<Slice, 'whole'>, readonly [plain: string, of: string]>> =
	{
		'decade-1': ['первая декада', 'первой декады'],
		'decade-2': ['вторая декада', 'второй декады'],
		'decade-3': ['третья декада', 'третьей декады'],
		'half-1': ['первая половина', 'первой половины'],
		'half-2': ['вторая половина', 'второй половины'],
		'week-1': ['первая неделя', 'первой недели'],
		'week-2': ['вторая неделя', 'второй недели'],
		'week-3': ['третья неделя', 'третьей недели'],
		'week-4': ['четвертая неделя', 'четвертой недели'],
		'week-5': ['пятая неделя', 'пятой недели'],
		'week-last': ['последняя неделя', 'последней недели']
	};

export function sliceName(slice: Exclude<Slice, 'whole'>, as: Case): string {
	return sliceNames[slice][as === 'of' ? 1 : 0];
}

function monthPart(moment: Extract<Moment, { kind: 'month' }>, as: Case): string {
	const of = monthNamesOf[moment.month - 1] ?? '';
	if (moment.slice !== 'whole') return `${sliceName(moment.slice, as)} ${of}`;
	return as === 'of' ? of : (monthNames[moment.month - 1] ?? '');
}

const weekdayNames: readonly (readonly [plain: string, of: string])[] = [
	['понедельник', 'понедельника'],
	['вторник', 'вторника'],
	['среда', 'среды'],
	['четверг', 'четверга'],
	['пятница', 'пятницы'],
	['суббота', 'субботы'],
	['воскресенье', 'воскресенья']
];

type NthWeekday = { readonly nth: number; readonly weekday: number };

export function nthWeekdayName({ nth, weekday }: NthWeekday, as: Case): string {
	const [plain = '', of = ''] = weekdayNames[weekday - 1] ?? [];
	const isShe = plain.endsWith('а');
	const isIt = plain.endsWith('е');
	const last = isShe
		? ['последняя', 'последней']
		: isIt
			? ['последнее', 'последнего']
			: ['последний', 'последнего'];
	const nths = isShe
		? [`${nth}-я`, `${nth}-й`]
		: isIt
			? [`${nth}-е`, `${nth}-го`]
			: [`${nth}-й`, `${nth}-го`];
	const at = as === 'of' ? 1 : 0;
	return `${(nth === -1 ? last : nths)[at]} ${at ? of : plain}`;
}

function halfYearOf({
	of,
	year
}: {
	readonly of: 'school' | 'calendar';
	readonly year: number | null;
}): string {
	if (of === 'school') return inSchoolYear(year);
	return year === null ? '' : ` ${year} года`;
}

function inSchoolYear(year: number | null): string {
	return year === null ? '' : ` ${year}/${year + 1} учебного года`;
}

function termName(sort: 'quarter' | 'trimester', as: Case): string {
	if (sort === 'quarter') return as === 'of' ? 'четверти' : 'четверть';
	return as === 'of' ? 'триместра' : 'триместр';
}

const holidayNames: Readonly<Record<Season, readonly [plain: string, of: string]>> = {
	autumn: ['осенние каникулы', 'осенних каникул'],
	winter: ['зимние каникулы', 'зимних каникул'],
	spring: ['весенние каникулы', 'весенних каникул'],
	summer: ['летние каникулы', 'летних каникул']
};

function holidaysName(season: Season | 'every', as: Case): string {
	if (season === 'every') return as === 'of' ? 'каникул' : 'каникулы';
	return holidayNames[season][as === 'of' ? 1 : 0];
}

const seasonNames: Readonly<Record<Season, readonly [plain: string, of: string]>> = {
	autumn: ['осень', 'осени'],
	winter: ['зима', 'зимы'],
	spring: ['весна', 'весны'],
	summer: ['лето', 'лета']
};

/** A winter lies in two years, so it is named by its school year. */
function seasonYear(season: Season, year: number | null): string {
	if (season === 'winter') return inSchoolYear(year);
	return year === null ? '' : ` ${year}`;
}

function schoolYearName(
	{ slice, year }: Extract<Moment, { kind: 'school-year' }>,
	as: Case
): string {
	const years = year === null ? '' : `${year}/${year + 1}`;
	if (slice === 'whole')
		return [years, as === 'of' ? 'учебного года' : 'учебный год'].join(' ').trim();
	const names = {
		start: ['начало', 'начала'],
		middle: ['середина', 'середины'],
		end: ['конец', 'конца']
	};
	return `${names[slice][as === 'of' ? 1 : 0]} учебного года ${years}`.trim();
}
