import type { Piece } from './pieces.ts';
import { markAt, wordsAt } from './token.ts';
import type { Found, Text } from './token.ts';
import { isMonthInNominative } from './words.ts';

/** A part of the text as written, by its first and last character. */
export type Section = { readonly label: string | null; readonly from: number; readonly to: number };

type Label = {
	readonly number: number;
	readonly from: number;
	readonly to: number;
	readonly label: string;
};

/** «1) … 2) …», «1. … 2. …», «п. 1 – …», «1 этап: …»: sections after labels that count up by one. */
export function labelsOf(text: Text): Section[] {
	const labels: Label[] = [];
	for (let at = 0; at < text.tokens.length; at++) {
		const found = labelAt(text, at);
		const last = labels.at(-1);
		if (!found || (last && found.value.number !== last.number + 1)) continue;
		labels.push(found.value);
		at = found.next - 1;
	}
	const [first] = labels;
	if (!first || text.tokens[0]?.from !== first.from) return [];
	return labels.map(({ label, to }, at) => ({
		label,
		from: to,
		to: labels[at + 1]?.from ?? text.raw.length
	}));
}

function labelAt(text: Text, at: number): Found<Label> {
	const start = wordsAt(text, at, '=п|=пп|пункт') ? at + 1 : at;
	const token = text.tokens[start];
	if (token?.kind !== 'number' && token?.kind !== 'roman') return null;
	if (token.value < 1 || token.value > 40) return null;
	const next = labelEnd(text, start, start > at);
	if (!next) return null;
	const from = text.tokens[at]?.from ?? 0;
	const to = text.tokens[next - 1]?.to ?? from;
	return { value: { number: token.value, from, to, label: String(token.value) }, next };
}

/** Where a label that begins with a number ends; 0 when the number is none. */
function labelEnd(text: Text, at: number, isPoint: boolean): number {
	const mark = markAt(text, at + 1);
	if (wordsAt(text, at + 1, '=этап')) return afterDash(text, at + 2);
	if (isPoint) return afterDash(text, mark === '.' ? at + 2 : at + 1);
	if (mark === ')') return afterDash(text, at + 2);
	if (mark === '.' && isListStop(text, at)) return at + 2;
	const isDashed = mark === '-' || mark === ':';
	return isDashed && isNominativeAt(text, at + 2) ? at + 2 : 0;
}

function afterDash(text: Text, at: number): number {
	const mark = markAt(text, at);
	return mark === '-' || mark === ':' || mark === '.' ? at + 1 : at;
}

/** «1. Сентябрь», not «1.09» and not «1. сентября». */
function isListStop(text: Text, at: number): boolean {
	const next = text.tokens[at + 2];
	if (next?.kind === 'word')
		return !wordsAt(
			text,
			at + 2,
			'сентября|октября|ноября|декабря|января|февраля|марта|апреля|мая|июня|июля|августа'
		);
	return false;
}

function isNominativeAt(text: Text, at: number): boolean {
	const token = text.tokens[at];
	return token?.kind === 'word' && isMonthInNominative(token.text);
}

/** Lines, and what stands between spaced bars «/». */
export function breaksOf(text: Text): Section[] {
	const sections: Section[] = [];
	let from = 0;
	for (const [at, token] of text.tokens.entries()) {
		const isBreak = token.kind === 'mark' && (token.text === '\n' || isSpacedBar(text, at));
		if (!isBreak) continue;
		sections.push({ label: null, from, to: token.from });
		from = token.to;
	}
	sections.push({ label: null, from, to: text.raw.length });
	return sections.filter((section) => text.raw.slice(section.from, section.to).trim() !== '');
}

function isSpacedBar(text: Text, at: number): boolean {
	const token = text.tokens[at];
	const isBar = token?.kind === 'mark' && token.text === '/';
	return isBar && token.from !== text.tokens[at - 1]?.to && token.to !== text.tokens[at + 1]?.from;
}

/** «Май – декабрь Апрель Апрель»: dates with nothing between them lost their line breaks. */
export function touchingOf(text: Text, pieces: readonly Piece[]): Section[] {
	if (pieces.some(({ saying }) => saying.is === 'yearly' || saying.is === 'every')) return [];
	const starts = pieces.filter((piece, at) => {
		const before = pieces[at - 1];
		return before?.next === piece.at && isDated(before) && isDated(piece) && !isHeading(before);
	});
	const places = starts.map((piece) => text.tokens[piece.at]?.from ?? 0);
	return [0, ...places].map((from, at) => ({
		label: null,
		from,
		to: places[at] ?? text.raw.length
	}));
}

function isDated({ saying }: Piece): boolean {
	return saying.is === 'stretches' || saying.is === 'deadlines';
}

/** «2023 г. сентябрь» */
function isHeading({ saying }: Piece): boolean {
	return saying.is === 'stretches' && saying.stretches.every((stretch) => stretch.kind === 'year');
}
