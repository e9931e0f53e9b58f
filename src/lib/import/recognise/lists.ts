/** A list inside a cell, with or without line breaks: «1) … 2) …», «– …; – …», nested ones too. */
export interface SplitText {
	readonly lead: string;
	readonly items: readonly ListItem[];
}

export interface ListItem {
	readonly marker: string;
	readonly text: string;
	readonly items: readonly ListItem[];
}

interface Marker {
	readonly kind: 'dash' | 'dot' | 'bracket' | 'letter';
	readonly text: string;
	readonly from: number;
	readonly to: number;
}

export function splitList(text: string): SplitText {
	const markers = markersIn(text);
	const [first] = markers;
	if (!first) return { lead: text, items: [] };
	return { lead: text.slice(0, first.from).trim(), items: outline(text, markers) };
}

/** The item as written, with its sign and all that is nested in it. */
export function wholeItem(item: ListItem): string {
	const inner = item.items.map(wholeItem);
	return [[item.marker, item.text].filter((part) => part !== '').join(' '), ...inner].join('\n');
}

function markersIn(text: string): readonly Marker[] {
	const dashes = dashesIn(text);
	const numbers = [
		...inSequence(numbersIn(text, 'dot')),
		...inSequence(numbersIn(text, 'bracket'))
	];
	const letters = inSequence(lettersIn(text));
	return [...dashes, ...numbers, ...letters].sort((a, b) => a.from - b.from);
}

const dash = /(^|\n|[ \u00a0])([-–—•▪·])(?=[ \u00a0]?[\p{L}«"(\d])/gu;

/**
 * Inside a line a dash is a sign of a list only if one stood at a line's start or after a colon
 * before it, and if a thought ends before it or a new one begins after it.
 */
function dashesIn(text: string): readonly Marker[] {
	const found: Marker[] = [];
	for (const match of text.matchAll(dash)) {
		const from = match.index + (match[1]?.length ?? 0);
		const before = text.slice(0, match.index).trimEnd().at(-1) ?? '';
		const after = text.slice(from + 1).trimStart();
		const opens = match[1] !== ' ' && match[1] !== '\u00a0';
		const begins =
			before === ':' || (found.length > 0 && (/[;.]/.test(before) || /^[А-ЯЁ]/.test(after)));
		if (opens || begins) found.push({ kind: 'dash', text: match[2] ?? '–', from, to: from + 1 });
	}
	return found;
}

const numberSigns = {
	dot: /(^|\n|[ \u00a0]|:)(\d{1,2})\.(?=[ \u00a0]*[\p{L}«"(])/gu,
	bracket: /(^|\n|[ \u00a0]|:)(\d{1,2})\)(?=[ \u00a0]*[\p{L}«"(])/gu
} as const;

function numbersIn(text: string, kind: 'dot' | 'bracket'): readonly Marker[] {
	return Array.from(text.matchAll(numberSigns[kind]), (match) => marker(match, kind));
}

function lettersIn(text: string): readonly Marker[] {
	return Array.from(text.matchAll(/(^|\n|[ \u00a0])([а-и])\)(?=[ \u00a0]*\p{L})/gu), (match) =>
		marker(match, 'letter')
	);
}

function marker(match: RegExpExecArray, kind: Marker['kind']): Marker {
	const from = match.index + (match[1]?.length ?? 0);
	const to = match.index + match[0].length;
	return { kind, text: match[0].slice(match[1]?.length ?? 0), from, to };
}

/** Numbers that do not count on from 1 are years, clauses of acts, pages. */
function inSequence(markers: readonly Marker[]): readonly Marker[] {
	const counted: Marker[] = [];
	for (const each of markers) {
		const value = /\d/.test(each.text) ? Number.parseInt(each.text, 10) : orderOf(each.text);
		if (value === counted.length + 1) counted.push(each);
	}
	const alone = counted.length === 1 && counted[0]?.from !== 0;
	return alone ? [] : counted;
}

function orderOf(letter: string): number {
	return 'абвгдежзи'.indexOf(letter[0] ?? '') + 1;
}

interface Growing extends ListItem {
	readonly items: Growing[];
}

/** The kind of sign that came first is the outer level; a new kind goes one level in. */
function outline(text: string, markers: readonly Marker[]): readonly ListItem[] {
	const top: Growing[] = [];
	const levels: { readonly kind: Marker['kind']; readonly items: Growing[] }[] = [];
	markers.forEach((each, index) => {
		const end = markers[index + 1]?.from ?? text.length;
		const item: Growing = { marker: each.text, text: text.slice(each.to, end).trim(), items: [] };
		const known = levels.findIndex(({ kind }) => kind === each.kind);
		if (known >= 0) levels.length = known + 1;
		else levels.push({ kind: each.kind, items: levels.at(-1)?.items.at(-1)?.items ?? top });
		levels.at(-1)?.items.push(item);
	});
	return top;
}
