import { monthsByWord } from './words.ts';
import { isKnownWord } from './vocabulary.ts';
import type { Token } from './token.ts';

const ordinalEnding = /^(й|я|е|ю|м|х|го|ое|ая|ую|ый|ой|ий|ья|ье|му|ти|ого|его|ому)$/;

/** Puts together what typing took apart: «1-го», «сен-тябрь», «октя брь». */
export function joinTokens(tokens: readonly Token[]): Token[] {
	const joined: Token[] = [];
	let at = 0;
	while (at < tokens.length) {
		const found = ordinalAt(tokens, at) ?? brokenMonthAt(tokens, at);
		const token = found?.token ?? tokens[at];
		if (token) joined.push(token);
		at += found?.size ?? 1;
	}
	return joined;
}

type Joined = { readonly token: Token; readonly size: number } | null;

function ordinalAt(tokens: readonly Token[], at: number): Joined {
	const number = tokens[at];
	if (number?.kind !== 'number' && number?.kind !== 'roman') return null;
	const size = isTight(tokens, at) && isDashAt(tokens, at + 1) ? 2 : 1;
	const ending = tokens[at + size];
	if (!ending || tokens[at + size - 1]?.to !== ending.from) return null;
	if (ending.kind !== 'word' && ending.kind !== 'roman') return null;
	// «3-х»: the ending looks like a Roman ten, but not after a numeral of that kind.
	if (!ordinalEnding.test(ending.text) || (ending.kind === 'roman' && number.kind === 'roman'))
		return null;
	const { value, from } = number;
	return {
		token: { kind: 'number', value, digits: 1, ordinal: true, from, to: ending.to },
		size: size + 1
	};
}

function brokenMonthAt(tokens: readonly Token[], at: number): Joined {
	const first = tokens[at];
	const size = isDashAt(tokens, at + 1) || isBreakAt(tokens, at + 1) ? 2 : 1;
	const second = tokens[at + size];
	if (first?.kind !== 'word' || second?.kind !== 'word' || isKnownWord(second.text)) return null;
	const text = first.text + second.text;
	if (!monthsByWord.has(text)) return null;
	return {
		token: { kind: 'word', text, misspelt: false, from: first.from, to: second.to },
		size: size + 1
	};
}

function isTight(tokens: readonly Token[], at: number): boolean {
	return tokens[at]?.to === tokens[at + 1]?.from;
}

function isDashAt(tokens: readonly Token[], at: number): boolean {
	const token = tokens[at];
	return token?.kind === 'mark' && token.text === '-';
}

function isBreakAt(tokens: readonly Token[], at: number): boolean {
	const token = tokens[at];
	return token?.kind === 'mark' && token.text === '\n';
}
