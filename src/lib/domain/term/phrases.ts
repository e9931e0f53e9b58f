import { countAt } from './numerals.ts';
import { markAt, wordAt, wordsAt } from './token.ts';
import type { Found, Text } from './token.ts';
import type { OpenReason } from './term.ts';
import { momentsAt } from './moments.ts';
import { yearsAt } from './years.ts';

/** Phrases that give no date of their own; `…` stands for up to three words of any kind. */
const openPhrases: readonly (readonly [OpenReason, string])[] = [
	['plan', 'по срокам'],
	['plan', 'по … план'],
	['plan', 'по … график'],
	['plan', 'по расписани|циклограмм|приказ|распоряжени|положени|программ|регламент|решени'],
	['plan', '=согласно'],
	['plan', 'в соответстви'],
	['plan', 'в … =сроки'],
	['plan', 'в рамках'],
	['plan', 'план-график|=план|=график|планом'],
	['agreement', 'по согласовани|договор|соглашени|назначени|уведомлени|вызову|вызовам'],
	['agreement', '=по =отдельному согласовани'],
	['agreement', 'уточня|уточнит|определя|согласовыва|=будет|=будут'],
	['agreement', 'срок|дат|врем … уточня|определя|согласовыва'],
	['need', 'по мер|необходимост|надобност|потребност|факт|возможност|желани|ситуаци|приглашени'],
	['need', 'по … запрос|требовани|заявк|заявлени|обращени|запрсу'],
	['need', 'при'],
	['need', 'в =случае|случа'],
	['need', 'ситуативн|эпизодич|незамедлительн|немедленн|оперативн|сразу'],
	['need', '=в кратчайш'],
	['event', '=после|=перед|накануне|=через|=спустя'],
	['event', 'по итог|окончани|завершени|результат|истечени|прошестви|прибыти|выход'],
	['event', '=с =момента|=даты|=дня'],
	['event', '=со =дня'],
	['event', '=ко|=к =дню'],
	['event', '=в =день'],
	['event', '=за =до'],
	['event', '=на … =момент|заседани|педсовет|совещани|собрани|=мо|=шмо|=рмо|линейк']
];

/** «в период подготовки к аттестации»: when that is, this cell does not say. */
function isTimeOfEvent(text: Text, at: number): boolean {
	if (!wordsAt(text, at, '=в|=во|=на', 'период|=время|=дни')) return false;
	const word = wordAt(text, at + 2);
	return (
		word !== '' &&
		!/^(с|со|до|по|на)$/.test(word) &&
		!momentsAt(text, at + 2) &&
		!isWholePeriodAt(text, at)
	);
}

const compiled = openPhrases.map(([why, phrase]) => ({
	why,
	steps: phrase.split(' ').map(stepOf)
}));

function stepOf(step: string): string {
	return ['по', 'в', 'при'].includes(step) ? `=${step}` : step;
}

const mostBetween = 3;

export function openReasonAt(text: Text, at: number): OpenReason | null {
	if (countedFromEvent(text, at) || isTimeOfEvent(text, at)) return 'event';
	return compiled.find(({ steps }) => hasSteps(text, at, steps))?.why ?? null;
}

function hasSteps(text: Text, at: number, steps: readonly string[]): boolean {
	let next = at;
	for (const [index, step] of steps.entries()) {
		if (step === '…') continue;
		const reach = steps[index - 1] === '…' ? mostBetween : 0;
		const found = findWithin(text, { from: next, to: next + reach }, step);
		if (found < 0) return false;
		next = found + 1;
	}
	return true;
}

type Reach = { readonly from: number; readonly to: number };

function findWithin(text: Text, { from, to }: Reach, step: string): number {
	for (let at = from; at <= to; at++) {
		if (wordsAt(text, at, step)) return at;
		if (wordAt(text, at) === '') return -1;
	}
	return -1;
}

/** «в течение 10 дней после …», «не позднее 3 дней», «в 5-дневный срок», «за неделю до …» */
function countedFromEvent(text: Text, at: number): boolean {
	let next = at;
	if (wordsAt(text, at, '=в|=на', 'течени|протяжени')) next = at + 2;
	else if (wordsAt(text, at, '=не', 'позднее|позже|поздней')) next = at + 2;
	else if (wordsAt(text, at, '=за|=через|=в|=до|=на')) next = at + 1;
	else return false;
	if (wordsAt(text, next, '=чем')) next++;
	if (wordsAt(text, next, '=через|=за')) next++;
	if (wordsAt(text, next, 'трехдневн|двухнедельн|десятидневн|недельн|месячн|пятидневн'))
		return true;
	const counted = countAt(text, next) > 0 || isDozen(text, next);
	if (counted) next++;
	if (markAt(text, next) === '-') next++;
	// «в 5-дневный срок», but not «раз в 10 дней».
	if (counted && wordsAt(text, at, '=в') && !wordsAt(text, at + 1, 'течени'))
		return wordsAt(text, next, 'дневн');
	if (wordsAt(text, next, 'рабоч|календарн|учебн|первых')) next++;
	if (counted) return wordsAt(text, next, '=дня|=дней|дневн|=день|недел|месяц|сут|час|=лет|=года');
	return (
		wordsAt(text, next, '=недели|=неделю|=месяца|=месяц|=дня|=суток|=декады') &&
		!wordsAt(text, at, '=на')
	);
}

function isDozen(text: Text, at: number): boolean {
	return wordsAt(text, at, 'десят|семи|шести|четырнадцат|двадцат|тридцат|нескольк|пяти');
}

/** «до начала программы», «до завершения проекта»: an event that has no date here. */
export function isBeforeEvent(text: Text, at: number): boolean {
	return wordsAt(text, at, '=до|=к|=ко') && wordAt(text, at + 1) !== '';
}

const wholeYear = [
	'постоянн',
	'непрерывн',
	'систематич',
	'регулярн',
	'периодич',
	'бессрочн',
	'круглогодич',
	'всегда'
];

/** Where «в течение года», «постоянно» ends; 0 when it does not stand here. */
export function ongoingEnd(text: Text, at: number): number {
	if (wordsAt(text, at, '=на', 'постоянн|регулярн|систематич', 'основ')) return at + 3;
	if (wordsAt(text, at, wholeYear.join('|'))) return at + 1;
	let next = duringEnd(text, at);
	const hasDuring = next > at;
	while (wordsAt(text, next, '=всего|=всей|=весь|текущ|=т|=тек|календарн|=целого|круглый|=нового'))
		next++;
	const whole = next > at;
	const school = wordsAt(text, next, 'учебн|=уч|=учеб|=у');
	if (school) next++;
	if (!wordsAt(text, next, '=года|=год|=г|=году')) return 0;
	return hasDuring || whole || school ? next + 1 : 0;
}

export function duringEnd(text: Text, at: number): number {
	if (wordsAt(text, at, '=в', 'течени|=теч|=ходе')) return at + 2;
	if (wordsAt(text, at, '=на', 'протяжени')) return at + 2;
	return wordsAt(text, at, 'течени', 'года|всего|учебн') ? at + 1 : at;
}

/** «в течение всего периода реализации», «на весь срок действия программы» */
export function isWholePeriodAt(text: Text, at: number): boolean {
	let next = duringEnd(text, at);
	if (next === at && wordsAt(text, next, '=в|=на|=за')) next++;
	const named = next > at;
	const isWhole = wordsAt(text, next, '=всего|=весь');
	if (isWhole) next++;
	if (wordsAt(text, next, 'период|=срок|=срока')) {
		if (
			wordsAt(
				text,
				next + 1,
				'реализац|внедрен|действи|выполнен|работы|наставнич|существован|пн|цмн|цмп'
			)
		)
			return true;
		return isWhole && wordAt(text, next + 1) === '';
	}
	return named && wordsAt(text, next, 'реализац|внедрени|действия');
}

/** «ежегодно», «каждый год»: how far it goes, 0 when it does not stand here. */
export function yearlyEnd(text: Text, at: number): number {
	if (wordsAt(text, at, 'ежегод')) return at + 1;
	const next = wordsAt(text, at, 'кажд') ? at + 1 : 0;
	if (!next) return 0;
	const school = wordsAt(text, next, 'учебн|=уч') ? next + 1 : next;
	return wordsAt(text, school, '=год|=года|=году') ? school + 1 : 0;
}

/** «(в период с 2022 по 2024 г.г.)», «с 2022 года», «до 2025 года»: bounds of what is yearly. */
export type YearBounds = { readonly since: number | null; readonly till: number | null };

export function yearBoundsAt(text: Text, at: number): Found<YearBounds> {
	const start = wordsAt(text, at, '=в|=на', 'период') ? at + 2 : at;
	const isFrom = wordsAt(text, start, '=с|начиная');
	const first = wordsAt(text, start, 'начиная', '=с') ? start + 2 : isFrom ? start + 1 : start;
	const isTill = !isFrom && wordsAt(text, start, '=до|=по');
	const found = yearsAt(text, isTill ? start + 1 : first);
	if (!found) return null;
	const { years } = found.value;
	if (years.kind === 'one') {
		if (!isFrom && !isTill) return null;
		const one = years.year;
		return { value: { since: isFrom ? one : null, till: isTill ? one : null }, next: found.next };
	}
	const last = years.years.at(-1) ?? null;
	const till = years.kind === 'school' && last !== null ? last + 1 : last;
	const isSpan = years.kind === 'school' || years.as === 'range';
	return isSpan ? { value: { since: years.years[0] ?? null, till }, next: found.next } : null;
}
