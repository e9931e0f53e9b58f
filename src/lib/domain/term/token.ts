/** `from` and `to` are places in the text as written. */
export type Place = { readonly from: number; readonly to: number };

export type Token = Place &
	(
		| { readonly kind: 'word'; readonly text: string; readonly misspelt: boolean }
		| {
				readonly kind: 'number';
				readonly value: number;
				readonly digits: number;
				readonly ordinal: boolean;
		  }
		| { readonly kind: 'roman'; readonly value: number; readonly text: string }
		| { readonly kind: 'mark'; readonly text: Mark }
	);

export type Mark = '-' | ',' | ';' | ':' | '.' | '/' | '(' | ')' | '_' | '?' | '\n';

/** What a reader found and where it stopped. */
export type Found<T> = { readonly value: T; readonly next: number } | null;

export type Text = { readonly raw: string; readonly tokens: readonly Token[] };

export function wordAt(text: Text, at: number): string {
	const token = text.tokens[at];
	if (token?.kind === 'word') return token.text;
	return token?.kind === 'roman' ? token.text : '';
}

export function markAt(text: Text, at: number): Mark | '' {
	const token = text.tokens[at];
	return token?.kind === 'mark' ? token.text : '';
}

/** Does the next token stand right against this one, with no space between? */
export function isGlued(text: Text, at: number): boolean {
	const token = text.tokens[at];
	const next = text.tokens[at + 1];
	return token !== undefined && next !== undefined && token.to === next.from;
}

/** Words are given by their beginnings: «план» finds «плану»; `=год` only «год» itself. */
export function wordsAt(text: Text, at: number, ...starts: readonly string[]): boolean {
	return starts.every((start, step) => startsAs(wordAt(text, at + step), start));
}

function startsAs(word: string, start: string): boolean {
	return (
		word !== '' &&
		alternatives(start).some(({ begin, whole }) =>
			whole ? word === begin : word.startsWith(begin)
		)
	);
}

type Beginning = { readonly begin: string; readonly whole: boolean };
// Filled only from words in the code, so it stays small.
const beginnings = new Map<string, readonly Beginning[]>();

function alternatives(start: string): readonly Beginning[] {
	const known = beginnings.get(start);
	if (known) return known;
	const made = start
		.split('|')
		.map((one) =>
			one.startsWith('=') ? { begin: one.slice(1), whole: true } : { begin: one, whole: false }
		);
	beginnings.set(start, made);
	return made;
}

/** What stands in the text as written between two tokens, the second not included. */
export function written(text: Text, at: number, next: number): string {
	const from = text.tokens[at]?.from ?? 0;
	const to = text.tokens[next - 1]?.to ?? from;
	return text.raw.slice(from, to);
}
