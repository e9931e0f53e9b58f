import type { Place, Written } from '#lib/domain/roadmap/proposal.ts';
import { startsSmall } from './words.ts';

export interface Fragment {
	readonly text: string;
	readonly place: Place;
}

export const unwritten: Written = { text: '', places: [] };

/** The pieces of one text that page breaks and merged cells set apart. */
export function written(fragments: readonly Fragment[]): Written {
	const filled = fragments.filter(({ text }) => text !== '');
	return {
		text: filled.reduce((text, next, at) => join(text, next, filled[at - 1]), ''),
		places: filled.map(({ place }) => place)
	};
}

function join(
	before: string,
	{ text: after, place }: Fragment,
	last: Fragment | undefined
): string {
	if (!last) return after;
	if (isBeside(last.place, place)) return `${before} – ${after}`;
	if (cutsWord(before, after)) return before + after;
	return startsSmall(after) ? `${before} ${after}` : `${before}\n${after}`;
}

/** «Начало» and «окончание» in columns of their own are one term. */
function isBeside(one: Place, other: Place): boolean {
	if (one.at === 'line' || other.at === 'line') return false;
	return one.table === other.table && one.row === other.row && one.column !== other.column;
}

/** No Russian word is a lone consonant or begins with «ь», «ъ», «ы»: the break went through a word. */
export function cutsWord(before: string, after: string): boolean {
	if (/\p{L}-$/u.test(before)) return startsSmall(after);
	return /[а-яё]$/.test(before) && /^(?:[ьъы]|[бгджзйлмнпртфхцчшщ](?![а-яё.]))/.test(after);
}

export function lines(fragments: readonly Fragment[]): Written {
	const filled = fragments.filter(({ text }) => text !== '');
	return {
		text: filled.map(({ text }) => text).join('\n'),
		places: filled.map(({ place }) => place)
	};
}
