/** One record of a delimited text: its fields, and the line it begins on. */
export interface TextRecord {
	readonly fields: readonly string[];
	readonly line: number;
}

const delimiters = ['\t', '|', ';', ','] as const;
export type Delimiter = (typeof delimiters)[number];

/** A quoted field may hold line breaks; one that never ends is no quoted field. */
const longestQuoted = 20_000;

/** Fields a row must have: prose holds a comma or two, a roadmap's row has four columns or more. */
const fewestFields = 3;

/**
 * Undefined for a text without columns. Tabs and bars decide at once, for prose has none of them;
 * semicolons and commas only if the lines agree on how many fields they have.
 */
export function delimiterOf(text: string): Delimiter | undefined {
	return delimiters.find((delimiter) => {
		const counts = recordsOf(text, delimiter)
			.map(({ fields }) => fields.length)
			.filter((count) => count >= fewestFields);
		if (delimiter === '\t' || delimiter === '|') return counts.length > 0;
		return counts.length >= 2 && commonest(counts) / counts.length >= 0.7;
	});
}

function commonest(counts: readonly number[]): number {
	const times = new Map<number, number>();
	for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
	return Math.max(0, ...times.values());
}

export function recordsOf(text: string, delimiter: Delimiter): readonly TextRecord[] {
	const records: TextRecord[] = [];
	let fields: string[] = [];
	let at = 0;
	let line = 0;
	let first = 0;
	while (at <= text.length) {
		const field = fieldAt(text, at, delimiter);
		fields.push(field.text);
		line += field.lines;
		at = field.end + 1;
		if (text[field.end] === delimiter) continue;
		records.push({ fields: delimiter === '|' ? withoutFrame(fields) : fields, line: first });
		fields = [];
		line += 1;
		first = line;
	}
	return records;
}

interface Field {
	readonly text: string;
	readonly end: number;
	readonly lines: number;
}

function fieldAt(text: string, at: number, delimiter: Delimiter): Field {
	return (text[at] === '"' && quotedAt(text, at, delimiter)) || bareAt(text, at, delimiter);
}

function bareAt(text: string, at: number, delimiter: Delimiter): Field {
	let end = at;
	while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end += 1;
	return { text: text.slice(at, end), end, lines: 0 };
}

function quotedAt(text: string, at: number, delimiter: Delimiter): Field | undefined {
	let inner = '';
	let from = at + 1;
	while (from - at < longestQuoted) {
		const quote = text.indexOf('"', from);
		if (quote < 0) return undefined;
		inner += text.slice(from, quote);
		const next = text[quote + 1];
		if (next !== '"') {
			const ends = next === undefined || next === delimiter || next === '\n';
			return ends
				? { text: inner, end: quote + 1, lines: inner.split('\n').length - 1 }
				: undefined;
		}
		inner += '"';
		from = quote + 2;
	}
	return undefined;
}

/** Drawn tables have a bar at both ends of a line: «| a | b |». */
function withoutFrame(fields: readonly string[]): readonly string[] {
	const start = fields.length > 2 && fields[0]?.trim() === '' ? 1 : 0;
	const end = start === 1 && fields.at(-1)?.trim() === '' ? -1 : undefined;
	return fields.slice(start, end);
}
