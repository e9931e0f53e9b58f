import type { RoadmapPeriod } from '#lib/domain/roadmap/proposal.ts';
import type { Period } from '#lib/domain/term/days.ts';
import { explainPlaced } from '#lib/domain/term/explain-term.ts';
import { placeTerm } from '#lib/domain/term/occurrences.ts';
import { readTerm } from '#lib/domain/term/read-term.ts';
import { kindOf } from '#lib/domain/term/term-kind.ts';
import type { Doubt, Term } from '#lib/domain/term/term.ts';

/**
 * `unclear` is a term that a person should look at, `guessed` one that was read past a slip of the
 * pen; an empty one is not unclear, it is empty.
 */
export type TermState = 'empty' | 'clear' | 'guessed' | 'unclear';

/** The one place where the import asks what a term means: the texts themselves stay as written. */
export function termState(text: string): TermState {
	return text === '' ? 'empty' : stateOf(readTerm(text));
}

function stateOf({ meaning, doubts }: Term): TermState {
	if (meaning.kind === 'nothing') return 'empty';
	if (meaning.kind === 'parts') {
		const states = new Set(meaning.parts.map(({ term }) => stateOf(term)));
		return (['unclear', 'guessed'] as const).find((state) => states.has(state)) ?? 'clear';
	}
	if (meaning.kind === 'unclear' || doubts.some(({ kind }) => wrong.has(kind))) return 'unclear';
	return doubts.some(({ kind }) => kind === 'misspelt') ? 'guessed' : 'clear';
}

/** Nothing to be looked up will settle these: something is written wrongly. */
const wrong: ReadonlySet<Doubt['kind']> = new Set([
	'unread',
	'no-such-day',
	'reversed',
	'blank-to-fill'
]);

/** The terms of a cell that holds one for each part of its row; none if it holds a single term. */
export function termPieces(text: string): readonly string[] {
	const { meaning } = readTerm(text);
	return meaning.kind === 'parts'
		? meaning.parts.map(({ term }) => term.raw.replace(/[\s;,]+$/, '').trimStart())
		: [];
}

/** What a term means. Dates are told only where the document names its years. */
export interface TermReading {
	readonly raw: string;
	readonly kind: string;
	readonly occurrences: readonly Period[] | null;
	readonly open: boolean | null;
	readonly needs: 'clarify' | null;
	readonly note: string;
}

export function readingOf(raw: string, period: RoadmapPeriod | null): TermReading {
	const term = readTerm(raw);
	const kind = kindOf(term.meaning);
	const placed = period && placeTerm(term, period, { documentPeriod: period });
	const doubts = placed ? placed.doubts : term.doubts;
	return {
		raw,
		kind,
		occurrences: placed ? placed.occurrences.map(({ from, to }) => ({ from, to })) : null,
		open: placed ? placed.open : null,
		needs: doubts.length > 0 || term.meaning.kind === 'unclear' ? 'clarify' : null,
		note: placed ? explainPlaced(term, placed) : ''
	};
}
