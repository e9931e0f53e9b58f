import { clausesOf } from './clauses.ts';
import type { Clauses } from './clauses.ts';
import { distinctDoubts } from './doubts.ts';
import { piecesOf } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { breaksOf, labelsOf, touchingOf } from './parts.ts';
import type { Section } from './parts.ts';
import type { Doubt, Meaning, Term } from './term.ts';
import type { Text } from './token.ts';
import { wordsAt } from './token.ts';
import { tokensOf } from './tokens.ts';

/** Reads a cell of the «Срок» column. Never throws; what it does not understand is said to be unclear. */
export function readTerm(raw: string): Term {
	return readEmpty(raw) ?? readLabelled(raw) ?? readLines(raw) ?? readOne(raw);
}

const noWords = /^[\s.,:;"'«»„“”()*…_\p{Pd}]*$/u;
const blankLine = /_|\.{3}|…/;

function readEmpty(raw: string): Term | null {
	if (!noWords.test(raw)) return null;
	if (blankLine.test(raw)) return nothing(raw, 'blank');
	return nothing(raw, /\p{Pd}/u.test(raw) ? 'dash' : 'empty');
}

function nothing(raw: string, mark: 'empty' | 'dash' | 'blank'): Term {
	const doubts: Doubt[] = mark === 'blank' ? [{ kind: 'blank-to-fill' }] : [];
	return { raw, meaning: { kind: 'nothing', written: mark }, doubts, remarks: [] };
}

/** «1) сентябрь 2) май»: each numbered part has its own term. */
function readLabelled(raw: string): Term | null {
	const sections = labelsOf(textOf(raw));
	return sections.length > 1 ? parts(raw, sections) : null;
}

/** Lines are parts only when each of them is a whole term by itself. */
function readLines(raw: string): Term | null {
	const sections = breaksOf(textOf(raw));
	if (sections.length < 2) return null;
	const isWhole = sections.every(
		({ from, to }) => !goesOn.test(raw.slice(from, to)) && isWholeTerm(raw.slice(from, to))
	);
	return isWhole ? parts(raw, sections) : null;
}

/** «Сентябрь –» and «октябрь,» go on in the next line. */
const goesOn = /[\p{Pd},]\s*$|^\s*[\p{Pd},]/u;

function isWholeTerm(raw: string): boolean {
	const { meaning, doubts, remarks } = readOne(raw);
	if (meaning.kind === 'parts') return true;
	if (meaning.kind !== 'said' || remarks.length > 0) return false;
	if (doubts.some((doubt) => doubt.kind === 'unread')) return false;
	return !meaning.clauses.some(({ said }) => {
		if (said.kind === 'frequency') return said.every.unit === 'year';
		return said.kind === 'stretches' && said.stretches.some((stretch) => stretch.kind === 'year');
	});
}

function parts(raw: string, sections: readonly Section[]): Term {
	const read = sections.map(({ label, from, to }) => ({
		label,
		term: partTerm(raw.slice(from, to))
	}));
	return { raw, meaning: { kind: 'parts', parts: read }, doubts: [], remarks: [] };
}

function partTerm(raw: string): Term {
	return readEmpty(raw) ?? readSimple(raw, inOneLine(textOf(raw)));
}

function readOne(raw: string): Term {
	const text = inOneLine(textOf(raw));
	const pieces = piecesOf(text);
	const sections = touchingOf(text, pieces);
	return sections.length > 1 ? parts(raw, sections) : termOf(raw, text, pieces);
}

function readSimple(raw: string, text: Text): Term {
	return termOf(raw, text, piecesOf(text));
}

/** A cell is narrow: a line break alone says nothing. */
function inOneLine({ raw, tokens }: Text): Text {
	return { raw, tokens: tokens.filter((token) => token.kind !== 'mark' || token.text !== '\n') };
}

function textOf(raw: string): Text {
	return { raw, tokens: tokensOf(raw) };
}

function termOf(raw: string, text: Text, pieces: readonly Piece[]): Term {
	const made = clausesOf(pieces);
	const isBlank = text.tokens.some((token) => token.kind === 'mark' && token.text === '_');
	if (isBlank && isOnlyYear(made)) return nothing(raw, 'blank');
	if (saysNoTerm(text)) return nothing(raw, 'dash');
	const isImpossible = made.doubts.some(({ kind }) => kind === 'no-such-day') && isOnlyYear(made);
	const meaning: Meaning =
		made.clauses.length > 0 && !isImpossible
			? { kind: 'said', clauses: made.clauses }
			: { kind: 'unclear' };
	const doubts: Doubt[] = [...made.doubts, ...slipsIn(text)];
	if (isBlank) doubts.push({ kind: 'blank-to-fill' });
	return { raw, meaning, doubts: distinctDoubts(doubts), remarks: made.remarks };
}

/** «___ 2023 г.» names no date, only the year it will be filled in. */
function isOnlyYear({ clauses }: Clauses): boolean {
	return clauses.every(
		({ said }) =>
			said.kind === 'stretches' &&
			said.stretches.every((stretch) => stretch.kind === 'year' || stretch.kind === 'school-year')
	);
}

function saysNoTerm(text: Text): boolean {
	if (text.tokens.length > 3) return false;
	return (
		wordsAt(text, 0, '=нет') ||
		wordsAt(text, 0, '=не', 'указан|установлен|определен') ||
		wordsAt(text, 0, '=без', '=срока')
	);
}

function slipsIn({ raw, tokens }: Text): Doubt[] {
	return tokens.flatMap((token): Doubt[] =>
		token.kind === 'word' && token.misspelt
			? [{ kind: 'misspelt', words: raw.slice(token.from, token.to), read: token.text }]
			: []
	);
}
