import { deadlinesAt } from './deadlines.ts';
import type { Deadlines } from './deadlines.ts';
import { everyAt } from './frequencies.ts';
import type { SaidEvery } from './frequencies.ts';
import {
	duringEnd,
	isBeforeEvent,
	isWholePeriodAt,
	ongoingEnd,
	openReasonAt,
	yearBoundsAt,
	yearlyEnd
} from './phrases.ts';
import type { YearBounds } from './phrases.ts';
import { stretchesAt } from './stretches.ts';
import type { Stretches } from './stretches.ts';
import type { Doubt, Link, Moment, OpenReason } from './term.ts';
import { markAt, wordAt, wordsAt, written } from './token.ts';
import type { Found, Text } from './token.ts';
import { monthsByWord, ordinalOf } from './words.ts';

/** What one stretch of words says, before pieces are put together to clauses. */
export type Saying =
	| ({ readonly is: 'stretches' } & Stretches)
	| ({ readonly is: 'deadlines' } & Deadlines)
	| { readonly is: 'since'; readonly from: Moment; readonly doubts: readonly Doubt[] }
	| ({ readonly is: 'every' } & SaidEvery)
	| ({ readonly is: 'years' } & YearBounds)
	| { readonly is: 'yearly' }
	| { readonly is: 'ongoing' }
	| { readonly is: 'whole-period'; readonly words: string }
	| {
			readonly is: 'open';
			readonly why: OpenReason;
			readonly words: string;
			readonly doubts: readonly Doubt[];
	  }
	| { readonly is: 'link'; readonly link: Link }
	| { readonly is: 'rest'; readonly words: string; readonly isTelling: boolean };

/** `at` and `next` are places among the tokens. */
export type Piece = { readonly at: number; readonly next: number; readonly saying: Saying };

export function piecesOf(text: Text): Piece[] {
	const yearly = yearlyGroups(text);
	const pieces: Piece[] = [];
	let at = 0;
	while (at < text.tokens.length) {
		const found = sayingAt(text, at, yearly[at] ?? false);
		if (found && found.next > at) {
			pieces.push({ at, next: found.next, saying: found.value });
			at = found.next;
		} else at = skipOrKeep(text, at, pieces);
	}
	return pieces;
}

/** For every token: is «ежегодно» said between the same «;», «или» and «далее»? */
function yearlyGroups(text: Text): boolean[] {
	let group = { isYearly: false };
	return text.tokens
		.map((_, at) => {
			if (linkAt(text, at)) group = { isYearly: false };
			if (yearlyEnd(text, at) > 0) group.isYearly = true;
			return group;
		})
		.map(({ isYearly }) => isYearly);
}

function sayingAt(text: Text, at: number, isYearly: boolean): Found<Saying> {
	return (
		linkAt(text, at) ??
		wholePeriodAt(text, at) ??
		(isYearly ? boundsAt(text, at) : null) ??
		yearlyAt(text, at) ??
		ongoingAt(text, at) ??
		frequencyAt(text, at) ??
		openAt(text, at) ??
		deadlineAt(text, at) ??
		sinceAt(text, at) ??
		spanAt(text, at) ??
		beforeEventAt(text, at)
	);
}

function linkAt(text: Text, at: number): Found<Saying> {
	const mark = markAt(text, at);
	if (mark === ';' || mark === '\n') return { value: { is: 'link', link: 'and' }, next: at + 1 };
	if (wordsAt(text, at, '=или|=либо')) return { value: { is: 'link', link: 'or' }, next: at + 1 };
	if (wordsAt(text, at, '=в', 'дальнейшем|последующ'))
		return { value: { is: 'link', link: 'then' }, next: at + 2 };
	if (!wordsAt(text, at, '=далее|=затем|=потом|впоследстви')) return null;
	return {
		value: { is: 'link', link: 'then' },
		next: markAt(text, at + 1) === '-' ? at + 2 : at + 1
	};
}

function wholePeriodAt(text: Text, at: number): Found<Saying> {
	if (!isWholePeriodAt(text, at)) return null;
	const next = phraseEnd(text, at + 1);
	return { value: { is: 'whole-period', words: written(text, at, next) }, next };
}

function boundsAt(text: Text, at: number): Found<Saying> {
	const found = yearBoundsAt(text, at);
	return found && { value: { is: 'years', ...found.value }, next: found.next };
}

function yearlyAt(text: Text, at: number): Found<Saying> {
	const next = yearlyEnd(text, at) || (isEachMonthAt(text, at) ? at + 1 : 0);
	return next ? { value: { is: 'yearly' }, next } : null;
}

/** «каждый сентябрь» */
function isEachMonthAt(text: Text, at: number): boolean {
	return wordsAt(text, at, 'кажд') && monthsByWord.has(wordAt(text, at + 1));
}

function ongoingAt(text: Text, at: number): Found<Saying> {
	const next = ongoingEnd(text, at);
	return next ? { value: { is: 'ongoing' }, next } : null;
}

function frequencyAt(text: Text, at: number): Found<Saying> {
	const found = everyAt(text, at);
	return found && { value: { is: 'every', ...found.value }, next: found.next };
}

function openAt(text: Text, at: number): Found<Saying> {
	const why = openReasonAt(text, at);
	if (!why || (wordsAt(text, at, '=перед') && deadlinesAt(text, at))) return null;
	const next = phraseEnd(text, at + 1);
	const doubts: Doubt[] = isCountedFromNothing(text, at, next)
		? [{ kind: 'counted-from-what' }]
		: [];
	return { value: { is: 'open', why, words: written(text, at, next), doubts }, next };
}

/** «в течение месяца»: a month from when? */
function isCountedFromNothing(text: Text, at: number, next: number): boolean {
	if (duringEnd(text, at) === at || !wordsAt(text, next - 1, 'недел|месяц|=дней|=дня|=суток|=лет'))
		return false;
	return !text.tokens
		.slice(at, next)
		.some((_, step) => wordsAt(text, at + step, '=после|=с|=со|=до|=от'));
}

function beforeEventAt(text: Text, at: number): Found<Saying> {
	if (!isBeforeEvent(text, at)) return null;
	const next = phraseEnd(text, at + 1);
	return { value: { is: 'open', why: 'event', words: written(text, at, next), doubts: [] }, next };
}

/** A phrase without a date lasts until a mark, «или», or a date, deadline or frequency of its own. */
function phraseEnd(text: Text, start: number): number {
	let at = start;
	while (at < text.tokens.length) {
		const mark = markAt(text, at);
		if (mark !== '' && mark !== '-' && mark !== '.') break;
		if (wordsAt(text, at, '=или|=либо|=далее|=затем|=но|ежегод') || startsTerm(text, at)) break;
		at++;
	}
	return markAt(text, at - 1) === '-' ? at - 1 : at;
}

function startsTerm(text: Text, at: number): boolean {
	if (wordsAt(text, at, '=до|=не'))
		return deadlinesAt(text, at) !== null || everyAt(text, at) !== null;
	return wordsAt(text, at, 'ежемес|ежекв|еженед');
}

function deadlineAt(text: Text, at: number): Found<Saying> {
	const found = deadlinesAt(text, at);
	return found && { value: { is: 'deadlines', ...found.value }, next: found.next };
}

/** «с января 2024», «начиная с октября»; with an end of its own it is a range. */
function sinceAt(text: Text, at: number): Found<Saying> {
	const start = sinceStart(text, at);
	const found = start ? stretchesAt(text, start) : null;
	if (!found) return null;
	const [first, ...more] = found.value.stretches;
	if (first && first.kind !== 'range' && more.length === 0)
		return { value: { is: 'since', from: first, doubts: found.value.doubts }, next: found.next };
	return { value: { is: 'stretches', ...found.value }, next: found.next };
}

function sinceStart(text: Text, at: number): number {
	if (wordsAt(text, at, 'начиная', '=с|=со')) return at + 2;
	if (wordsAt(text, at, '=не', '=ранее|=раньше')) return at + 2;
	return wordsAt(text, at, '=с|=со') ? at + 1 : 0;
}

function spanAt(text: Text, at: number): Found<Saying> {
	const found = stretchesAt(text, at);
	if (!found) return null;
	const words = written(text, at, found.next);
	const doubts = found.value.doubts.map((doubt) =>
		doubt.kind === 'reversed' ? { ...doubt, words } : doubt
	);
	return { value: { is: 'stretches', ...found.value, doubts }, next: found.next };
}

const filler =
	'=в|=во|=на|=и|=а|=но|=также|=с|=со|=по|=период|=периода|=месяц|=месяца|=срок|=сроки|=г|=гг|=не|=позднее|ориентировочн|примерн|=около|=за|=числа|=числах|=год|=года|=году|=учебный|=учебного|=учебном|=уч|=до|=к|=раз|=раза|=течение|=включая|=один|=весь|=всего|=всей';

/** Left over, these say that a date was not understood. */
const timeWords =
	'квартал|полугод|=четверть|=четверти|декад|половин|недел|триместр|каникул|следующ|прошл|ежеднев|начал|конец|конц|середин|двадцать|тридцать|осенн|весенн|зимн|летни';

function isTimeWord(text: Text, at: number): boolean {
	return wordsAt(text, at, timeWords) || ordinalOf(wordAt(text, at)) !== 0;
}

function skipOrKeep(text: Text, at: number, pieces: Piece[]): number {
	const during = duringEnd(text, at);
	if (during > at) return during;
	const time = timeEnd(text, at);
	if (time) return keep(text, { at, next: time, isTelling: false }, pieces);
	const token = text.tokens[at];
	if (token?.kind === 'mark' ? token.text !== '?' : wordsAt(text, at, filler)) return at + 1;
	const isTelling = token?.kind !== 'word' || isTimeWord(text, at);
	return keep(text, { at, next: at + 1, isTelling }, pieces);
}

type Kept = { readonly at: number; readonly next: number; readonly isTelling: boolean };

function keep(text: Text, { at, next, isTelling }: Kept, pieces: Piece[]): number {
	const last = pieces.at(-1);
	const rest = last?.saying.is === 'rest' && last.next === at ? last : null;
	if (rest) pieces.pop();
	const from = rest?.at ?? at;
	const hadFigures = rest?.saying.is === 'rest' && rest.saying.isTelling;
	pieces.push({
		at: from,
		next,
		saying: { is: 'rest', words: written(text, from, next), isTelling: isTelling || hadFigures }
	});
	return next;
}

/** «14:00» and «14.00» stand beside the date and are no part of it; 0 for everything else. */
function timeEnd(text: Text, at: number): number {
	const hour = text.tokens[at];
	const minute = text.tokens[at + 2];
	const mark = markAt(text, at + 1);
	if (hour?.kind !== 'number' || minute?.kind !== 'number' || minute.digits !== 2) return 0;
	if (hour.value > 24 || minute.value > 59 || (mark !== ':' && mark !== '.')) return 0;
	return at + 3;
}
