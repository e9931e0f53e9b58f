import type * as Y from 'yjs';
import { textOf } from '../fields.ts';
import { fieldsAt, type Author, type Spot } from './places.ts';
import { markOf, prefixOf, readEntry, writesRoot, type Entry, type Written } from './writes.ts';

/** Two people wrote the same field without seeing each other's value. */
export interface Clash extends Spot {
	/** What stands there now; one of the two. */
	readonly now: string;
	readonly writes: readonly Written[];
}

/** So long both values stay in view. */
export const clashDays = 14;

/**
 * The last value of each person for each short field, and which other values it was written over. Yjs
 * keeps one of two values written at once; this keeps the other.
 */
export function noteWrite(
	doc: Y.Doc,
	{ personId, at }: Author,
	{ root, id, field, value }: Spot & { readonly value: string }
): void {
	const writes = doc.getMap<unknown>(writesRoot);
	const prefix = prefixOf({ root, id, field });
	const seen = entriesUnder(writes, prefix);
	const own = seen.find((entry) => entry.personId === personId);
	const over = seen.filter((entry) => entry !== own).map(markOf);
	// A mark is never given twice, whatever the clock does.
	const after = own ? Math.max(at, own.at + 1) : at;
	writes.set(prefix + personId, { value, at: after, over });
}

/** Closer together than this, typing in a text is one visit. */
const sameVisitMs = 10 * 60_000;

/** Somebody is at work in a text: told once in a while, so that the others hear that it is new. */
export function noteVisit(doc: Y.Doc, author: Author, spot: Spot): void {
	const key = prefixOf(spot) + author.personId;
	const known = readEntry(key, doc.getMap<unknown>(writesRoot).get(key));
	const isSame = known && known.value !== checked && author.at - known.at < sameVisitMs;
	if (isSame) return;
	// Whoever goes on in a text that two wrote apart has not yet said that it is whole.
	const isMerged = isMergeOf(entriesUnder(doc.getMap<unknown>(writesRoot), prefixOf(spot)));
	noteWrite(doc, author, { ...spot, value: isMerged ? merged : '' });
}

/** What a visit of a text says, beside who was there: two wrote apart, and somebody has looked it over. */
const merged = 'merged';
const checked = 'checked';
const isText = ({ root, field }: Spot): boolean => root.startsWith('text:') && field === 'text';

/** The long texts in which two wrote apart, and of which nobody has said yet that they are whole. */
export function mergedTexts(doc: Y.Doc): readonly string[] {
	const visits = [...doc.getMap<unknown>(writesRoot)].flatMap(([key, value]) => {
		const entry = readEntry(key, value);
		return entry && isText(entry) ? [entry] : [];
	});
	const byText = Map.groupBy(visits, ({ root }) => root);
	return [...byText].filter(([, own]) => isMergeOf(own)).map(([root]) => root);
}

/** Somebody has read it and says that it is whole. */
export function checkText(doc: Y.Doc, author: Author, root: string): void {
	doc.transact(() => noteWrite(doc, author, { root, id: '', field: 'text', value: checked }));
}

/** A look changes nothing in the text, so it is no news. */
export function isCheck(entry: Spot & Pick<Written, 'value'>): boolean {
	return isText(entry) && entry.value === checked;
}

function isMergeOf(visits: readonly Entry[]): boolean {
	const heads = headsOf(visits);
	const isOpen = heads.some(({ value }) => value === merged);
	return isOpen || heads.filter(({ value }) => value !== checked).length > 1;
}

/** Those that nobody wrote over, having seen them. */
function headsOf(entries: readonly Entry[]): readonly Entry[] {
	const isOverwritten = (entry: Entry): boolean =>
		entries.some((other) => other !== entry && other.over.includes(markOf(entry)));
	return entries.filter((entry) => !isOverwritten(entry));
}

function entriesUnder(writes: Y.Map<unknown>, prefix: string): readonly Entry[] {
	return [...writes].flatMap(([key, value]) =>
		key.startsWith(prefix) ? (readEntry(key, value) ?? []) : []
	);
}

/** What both changed within the last two weeks, newest first. */
export function clashesIn(doc: Y.Doc, now: number): readonly Clash[] {
	const since = now - clashDays * 86_400_000;
	const entries = [...doc.getMap<unknown>(writesRoot)].flatMap(
		([key, value]) => readEntry(key, value) ?? []
	);
	const bySpot = Map.groupBy(entries, prefixOf);
	const clashes = [...bySpot.values()].flatMap((own) => clashOf(doc, own) ?? []);
	const lastOf = ({ writes }: Clash): number => Math.max(...writes.map(({ at }) => at));
	return clashes
		.filter((clash) => lastOf(clash) >= since)
		.toSorted((a, b) => lastOf(b) - lastOf(a) || (prefixOf(a) < prefixOf(b) ? -1 : 1));
}

function clashOf(doc: Y.Doc, entries: readonly Entry[]): Clash | undefined {
	const [first] = entries;
	if (!first || entries.length < 2 || isText(first)) return undefined;
	const heads = headsOf(entries);
	if (new Set(heads.map(({ value }) => value)).size < 2) return undefined;
	const { root, id, field } = first;
	const now = textOf(fieldsAt(doc, first)?.get(field));
	// Somebody set it otherwise since, by a way that leaves no mark, such as a list of changes returned.
	if (!heads.some(({ value }) => value === now)) return undefined;
	const writes = heads.map(({ personId, value, at }) => ({ personId, value, at }));
	return { root, id, field, now, writes: writes.toSorted(byMoment) };
}

/** The same on every phone, also for two of the same millisecond. */
function byMoment(a: Written, b: Written): number {
	return b.at - a.at || (a.personId < b.personId ? -1 : 1);
}
