import { csvOf } from '../csv.ts';

/** How one list of records is called, and its columns in the order in which they stand. */
export interface ListWords {
	readonly name: string;
	readonly fields: Readonly<Record<string, string>>;
	/** By field: what its codes mean. */
	readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
	/** What stands between colons in the name of a field that is one of many. */
	readonly parts?: Readonly<Record<string, string>>;
}

/** How what is no list is called: the lines of a title page, running texts, notes. */
export interface TextWords {
	readonly name: string;
	readonly what: string;
	readonly text: string;
	readonly note: string;
	/** By field of the title page, and by what stands behind the last colon of a running text. */
	readonly of: Readonly<Record<string, string>>;
}

/** What turns a document into tables for people who have never seen its fields. */
export interface TableWords {
	/** By kind of document. */
	readonly documents: Readonly<Record<string, string>>;
	/** By root; of a list that is not here there is no table. */
	readonly lists: Readonly<Record<string, ListWords>>;
	/** Columns and codes that mean the same in every list. */
	readonly common: Omit<ListWords, 'name'>;
	readonly texts: TextWords;
	readonly yes: string;
	readonly no: string;
	/** The column by which rows of different tables find each other. */
	readonly id: string;
	/** Of a person, of an area of competence. */
	readonly nameOf: (id: string) => string | undefined;
	readonly momentOf: (milliseconds: number) => string;
}

export interface ArchiveTable {
	readonly name: string;
	readonly csv: string;
}

type Row = Readonly<Record<string, unknown>>;
type Records = readonly (readonly [id: string, row: Row])[];

/** How a document came to be, not what it says. */
const bookkeeping = ['meta', 'changes', 'writes', 'authors', 'origins'];

type Content = Readonly<Record<string, unknown>>;

/** Every list of records in a document as a table, if there are words for it; and what is no list as one more. */
export function tablesOf(
	content: Content,
	words: TableWords,
	titles = titlesIn(content)
): readonly ArchiveTable[] {
	const tables = listsIn(content).flatMap(([root, records]) => {
		const list = words.lists[root];
		return list
			? [{ name: list.name, csv: new Table({ list, words, titles }).csvOf(records) }]
			: [];
	});
	const texts = textRows(content, words, titles);
	if (texts.length === 0) return tables;
	const { name, what, text } = words.texts;
	return [{ name, csv: csvOf([[what, text, words.id], ...texts]) }, ...tables];
}

/** What the records of a document are called, by their ids. */
export function titlesIn(content: Content): ReadonlyMap<string, string> {
	return new Map(listsIn(content).flatMap(([, records]) => records.flatMap(titleOf)));
}

function listsIn(content: Content): readonly (readonly [root: string, records: Records])[] {
	return Object.entries(content).flatMap(([root, value]) => {
		const records = bookkeeping.includes(root) ? [] : recordsIn(value);
		return records.length === 0 ? [] : [[root, records] as const];
	});
}

const tag = /<\/?[a-z][\w-]*(?: [\w-]+="[^"]*")*\s*\/?>/gi;

function textRows(
	content: Content,
	{ texts, nameOf }: TableWords,
	titles: ReadonlyMap<string, string>
): readonly (readonly string[])[] {
	const said = Object.entries(content).flatMap(([root, value]): [string, string, string][] => {
		if (root === 'fields' && isRow(value))
			return Object.entries(value).map(([field, text]) => [
				texts.of[field] ?? '',
				typeof text === 'string' ? dayOrText(text) : '',
				''
			]);
		if (typeof value !== 'string') return [];
		const [kind, id = '', part] = root.split(':');
		if (kind === 'note') {
			const words = value
				.replace(/<\/(?:paragraph|heading)>/g, '\n')
				.replace(tag, '')
				.trim();
			return [[titles.get(id) ?? texts.note, words, id]];
		}
		if (kind !== 'text') return [];
		const what = texts.of[part ?? id] ?? '';
		const whose = part === undefined ? '' : (titles.get(id) ?? nameOf(id) ?? '');
		return [[[what, whose].filter(Boolean).join(' · '), value, part === undefined ? '' : id]];
	});
	return said.filter(([what, text]) => what !== '' && text.trim() !== '');
}

/** A day as people write it, anything else as it stands. */
function dayOrText(value: string): string {
	return value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3.$2.$1');
}

interface TableParts {
	readonly list: ListWords;
	readonly words: TableWords;
	/** What the records of the same document are called, by their ids. */
	readonly titles: ReadonlyMap<string, string>;
}

/** Moments are milliseconds; nothing else that is counted is as large. */
const sinceMoments = Date.UTC(2000, 0);

class Table {
	readonly #parts: TableParts;

	constructor(parts: TableParts) {
		this.#parts = parts;
	}

	csvOf(records: Records): string {
		const fields = this.#fieldsOf(records);
		const rows = records
			.toSorted(byPlace)
			.map(([id, row]) => [...fields.map((field) => this.#cell(field, row[field])), id]);
		const headings = fields.map((field) => this.#heading(field));
		return csvOf([[...headings, this.#parts.words.id], ...rows]);
	}

	/** In the order of the words; those that nobody has named stand last. Where a row stands is its place. */
	#fieldsOf(records: Records): readonly string[] {
		const { list, words } = this.#parts;
		const known = [...Object.keys(list.fields), ...Object.keys(words.common.fields)];
		const rank = (field: string): number => {
			const at = known.indexOf(field.split(':')[0]!);
			return at < 0 ? known.length : at;
		};
		return [...new Set(records.flatMap(([, row]) => Object.keys(row)))]
			.filter((field) => field !== 'order')
			.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
	}

	/** One with colons is one of many: of a person, of an area, of a question. */
	#heading(field: string): string {
		const { list, words } = this.#parts;
		const known = (part: string): string | undefined =>
			list.fields[part] ?? words.common.fields[part];
		const parts = field.split(':');
		if (parts.length === 1) return known(field) ?? field;
		return parts.map((part) => list.parts?.[part] ?? known(part) ?? this.#called(part)).join(' · ');
	}

	#cell(field: string, value: unknown): string {
		const { words } = this.#parts;
		if (value === undefined || value === null) return '';
		if (typeof value === 'boolean') return value ? words.yes : words.no;
		if (typeof value === 'number') return this.#number(field, value);
		if (typeof value === 'string') return this.#text(field, value);
		if (Array.isArray(value)) return value.map((one) => this.#cell(field, one)).join('; ');
		return this.#inside(value);
	}

	#number(field: string, value: number): string {
		if (value > sinceMoments) return this.#parts.words.momentOf(value);
		return this.#meaning(field, String(value)) ?? String(value).replace('.', ',');
	}

	#text(field: string, value: string): string {
		const { yes } = this.#parts.words;
		// What a removed record keeps there is a print of what it said.
		if (field === 'removed') return value === '' ? '' : yes;
		const day = dayOrText(value);
		if (day !== value) return day;
		return this.#meaning(field, value) ?? this.#each(value);
	}

	#meaning(field: string, value: string): string | undefined {
		const { list, words } = this.#parts;
		const last = field.split(':').at(-1)!;
		return list.values?.[last]?.[value] ?? words.common.values?.[last]?.[value];
	}

	/** Several ids stand with commas between. */
	#each(value: string): string {
		const all = value.split(',').map((one) => this.#called(one));
		return all.join(',') === value ? value : all.join('; ');
	}

	#called(id: string): string {
		const { words, titles } = this.#parts;
		return words.nameOf(id) ?? titles.get(id) ?? id;
	}

	/** A value of several parts: what it says, without what kind of thing it is. */
	#inside(value: object): string {
		const row = value as Row;
		const said = row['value'] ?? row['text'] ?? row['title'];
		if (said !== undefined) return this.#cell('', said);
		return Object.entries(row)
			.filter(([, part]) => part !== '' && part !== false)
			.map(([name, part]) => `${this.#heading(name)}: ${this.#cell(name, part)}`)
			.join(', ');
	}
}

function recordsIn(value: unknown): Records {
	if (!isRow(value)) return [];
	return Object.entries(value).filter((entry): entry is [string, Row] => isRow(entry[1]));
}

function titleOf([id, row]: Records[number]): readonly (readonly [string, string])[] {
	const title = [row['title'], row['topic'], row['name'], row['text']].find(
		(one) => typeof one === 'string' && one !== ''
	);
	return typeof title === 'string' ? [[id, title]] : [];
}

function byPlace([, a]: Records[number], [, b]: Records[number]): number {
	const [left, right] = [placeOf(a), placeOf(b)];
	return left < right ? -1 : left > right ? 1 : 0;
}

/** Where somebody has put it, else when it was. */
function placeOf({ order, date, time, on }: Row): string {
	const parts = typeof order === 'string' ? [order] : [date ?? on, time];
	return parts.filter((part) => typeof part === 'string').join(' ');
}

function isRow(value: unknown): value is Row {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
