import { folded } from '../roadmap/search.ts';

/**
 * Whether two rows may be one person: the same name written otherwise, a surname with initials, or
 * one letter apart. Only a question to a human, never an answer.
 */
export function mayBeSame(first: string, second: string): boolean {
	const [one, other] = [partsOf(first), partsOf(second)];
	if (one.surname === '' || other.surname === '') return false;
	if (!sameGivenNames(one.given, other.given)) return false;
	return one.surname === other.surname || isOneLetterApart(one.surname, other.surname);
}

export function isSameName(first: string, second: string): boolean {
	return folded(first) === folded(second);
}

interface NameParts {
	readonly surname: string;
	readonly given: readonly string[];
}

function partsOf(name: string): NameParts {
	const [surname = '', ...given] = folded(name).match(/[\p{L}-]+/gu) ?? [];
	return { surname, given };
}

/** An initial stands for any name that begins with it; a name that is left out says nothing. */
function sameGivenNames(first: readonly string[], second: readonly string[]): boolean {
	return first.every((name, at) => {
		const other = second[at];
		if (other === undefined) return true;
		return name.length === 1 || other.length === 1 ? name[0] === other[0] : name === other;
	});
}

function isOneLetterApart(first: string, second: string): boolean {
	const [short, long] = first.length <= second.length ? [first, second] : [second, first];
	if (short.length < 4 || long.length - short.length > 1) return false;
	let at = 0;
	while (at < short.length && short[at] === long[at]) at += 1;
	const rest = long.length === short.length ? short.slice(at + 1) : short.slice(at);
	return rest === long.slice(at + 1);
}
