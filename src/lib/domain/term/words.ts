import type { Season } from './term.ts';

const monthStems = [
	'январ(ь|я|е|ю|ем)',
	'феврал(ь|я|е|ю|ем)',
	'март(а|е|у|ом)?',
	'апрел(ь|я|е|ю|ем)',
	'ма(й|я|е|ю|ем)',
	'июн(ь|я|е|ю|ем)',
	'июл(ь|я|е|ю|ем)',
	'август(а|е|у|ом)?',
	'сентябр(ь|я|е|ю|ем)',
	'октябр(ь|я|е|ю|ем)',
	'ноябр(ь|я|е|ю|ем)',
	'декабр(ь|я|е|ю|ем)'
] as const;

export const monthNames = [
	'январь',
	'февраль',
	'март',
	'апрель',
	'май',
	'июнь',
	'июль',
	'август',
	'сентябрь',
	'октябрь',
	'ноябрь',
	'декабрь'
] as const;

export const monthNamesOf = [
	'января',
	'февраля',
	'марта',
	'апреля',
	'мая',
	'июня',
	'июля',
	'августа',
	'сентября',
	'октября',
	'ноября',
	'декабря'
] as const;

const shortMonths = 'янв|фев,февр|мар|апр,апрел||июн|июл|авг|сен,сент|окт|ноя,нояб|дек';

/** Every way to write a month's name: all cases and the usual abbreviations. */
export const monthsByWord: ReadonlyMap<string, number> = new Map([
	...monthStems.flatMap((stem, at) => formsOf(stem).map((form) => [form, at + 1] as const)),
	...shortMonths
		.split('|')
		.flatMap((forms, at) => forms.split(',').map((form) => [form, at + 1] as const))
		.filter(([form]) => form !== '')
]);

function formsOf(stem: string): string[] {
	const [start = '', endings = ''] = stem.split(/[()]/);
	const forms = endings.split('|').map((ending) => start + ending);
	return stem.endsWith('?') ? [start, ...forms] : forms;
}

/** The name as it stands in a list: not «1 сентября», where a day goes before. */
export function isMonthInNominative(word: string): boolean {
	return (monthNames as readonly string[]).includes(word);
}

const weekdayForms = [
	'понедельник,понедельника,понедельнику,понедельникам,понедельники,пн',
	'вторник,вторника,вторнику,вторникам,вторники,вт',
	'среда,среды,среду,среде,средам,ср',
	'четверг,четверга,четвергу,четвергам,четверги,чт',
	'пятница,пятницы,пятницу,пятнице,пятницам,пт',
	'суббота,субботы,субботу,субботе,субботам,сб',
	'воскресенье,воскресенья,воскресенью,воскресеньям,вс'
];

export const weekdaysByWord: ReadonlyMap<string, number> = new Map(
	weekdayForms.flatMap((forms, at) => forms.split(',').map((form) => [form, at + 1] as const))
);

const ordinalStems = [
	['перв', 1],
	['втор', 2],
	['трет', 3],
	['четверт', 4],
	['пят', 5],
	['шест', 6],
	['седьм', 7],
	['восьм', 8],
	['девят', 9],
	['десят', 10],
	['одиннадцат', 11],
	['двенадцат', 12],
	['тринадцат', 13],
	['четырнадцат', 14],
	['пятнадцат', 15],
	['шестнадцат', 16],
	['семнадцат', 17],
	['восемнадцат', 18],
	['девятнадцат', 19],
	['двадцат', 20],
	['тридцат', 30],
	['последн', -1],
	['крайн', -1]
] as const;
const ordinalEndings =
	/^(ый|ой|ий|ая|яя|ое|ее|ье|ья|ью|ого|его|ьего|ую|юю|ей|ьей|ом|ем|ьем|ому|ему|ые|ие|ых|их|ым|им)$/;

/** «первая» … «пятого», «последнюю» (-1); 0 for everything else. «четверть» is no ordinal. */
export function ordinalOf(word: string): number {
	if (word === 'четвертей') return 0;
	const found = ordinalStems.find(
		([stem]) => word.startsWith(stem) && ordinalEndings.test(word.slice(stem.length))
	);
	return found ? found[1] : 0;
}

const counts: ReadonlyMap<string, number> = new Map(
	[
		'один одного одну одному раз',
		'два две двух дважды',
		'три трех трижды',
		'четыре четырех',
		'пять'
	]
		.map((forms) => forms.split(' '))
		.flatMap((forms, at) => forms.map((form) => [form, at + 1] as const))
);

export function countOf(word: string): number {
	return word === 'раз' ? 0 : (counts.get(word) ?? 0);
}

const seasonForms: Readonly<Record<Season, string>> = {
	autumn: 'осень осенью осени',
	winter: 'зима зимой зиму зимы',
	spring: 'весна весной весну весны',
	summer: 'лето летом лета'
};
const seasonStems: Readonly<Record<Season, string>> = {
	autumn: 'осенн',
	winter: 'зимн',
	spring: 'весенн',
	summer: 'летн'
};
const seasons: readonly Season[] = ['autumn', 'winter', 'spring', 'summer'];

export function seasonOf(word: string): Season | null {
	return seasons.find((season) => seasonForms[season].split(' ').includes(word)) ?? null;
}

export function seasonOfAdjective(word: string): Season | null {
	return seasons.find((season) => word.startsWith(seasonStems[season])) ?? null;
}

export function isYearWord(word: string): boolean {
	return /^(г|гг|год|года|году|годом|годы|годов|годах|годам)$/.test(word);
}

export function isSchoolWord(word: string): boolean {
	return /^(уч|учеб|учебн(ый|ого|ому|ом|ые|ых)|у|школьн(ый|ого|ом))$/.test(word);
}
