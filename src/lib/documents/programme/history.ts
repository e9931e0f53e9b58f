import type * as Y from 'yjs';
import { numberOf, setFields, textOf } from '../fields.ts';
import type { Author, Place } from './places.ts';

/** One line of the history: on that day this person changed this for the first time. */
export interface Change extends Place {
	/** `added`, `removed`, `restored`, `moved`, `text`, or the name of a field. */
	readonly what: string;
	readonly personId: string;
	/** Milliseconds, by the clock of the device that wrote it. */
	readonly at: number;
	/** What stood there before; undefined where that was too long to be kept. */
	readonly before: string | undefined;
}

/** With the name of whose it is. */
export interface SignedChange extends Change {
	readonly author: string;
}

export const historyRoot = 'changes';

/** Who is who, by their ids: a name in every line would be most of the history. */
const authorsRoot = 'authors';

/** Deeds that may come back and forth within a day; the last one counts. */
const events = new Set(['removed', 'restored', 'moved']);

/** A value that the server takes has 16 KB; Cyrillic letters are two bytes each. */
const mostSigns = 7_000;

/** So many days of one text may be gone back to: each is a copy of it. */
const copiesOfText = 10;

/**
 * One value a day, person and thing: the history grows with the work, not with the keystrokes, and
 * two people never write the same key.
 */
export function noteChange(
	doc: Y.Doc,
	{ personId, name, at }: Author,
	{ root, id, what, before }: Place & { readonly what: string; readonly before: string }
): void {
	const day = new Date(at).toISOString().slice(0, 10);
	const key = [root, id, day, personId, what].join('|');
	const changes = doc.getMap<unknown>(historyRoot);
	if (changes.has(key) && !events.has(what)) return;
	setFields(doc.getMap(authorsRoot), { [personId]: name });
	changes.set(key, { at, ...(isKept(what, before) ? { before } : {}) });
	if (what === 'text') forgetCopies(doc, root);
}

const isKept = (what: string, before: string): boolean =>
	!events.has(what) && what !== 'added' && before.length <= mostSigns;

/** The line stays, the copy goes. */
function forgetCopies(doc: Y.Doc, root: string): void {
	const changes = doc.getMap<unknown>(historyRoot);
	const copies = [...changes].flatMap(([key, value]) => {
		if (!key.startsWith(`${root}|`)) return [];
		const change = readChange(key, value);
		return change?.before === undefined ? [] : [{ key, at: change.at }];
	});
	const old = copies.toSorted((a, b) => b.at - a.at).slice(copiesOfText);
	for (const { key, at } of old) changes.set(key, { at });
}

/** Newest first. */
export function historyOf(doc: Y.Doc): readonly SignedChange[] {
	const names = doc.getMap<unknown>(authorsRoot);
	return [...doc.getMap<unknown>(historyRoot)]
		.flatMap(([key, value]) => readChange(key, value) ?? [])
		.map((change) => ({ ...change, author: textOf(names.get(change.personId)) }))
		.toSorted((a, b) => b.at - a.at || (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ root, id, what, personId }: Change): string =>
	[root, id, what, personId].join('|');

export function readChange(key: string, value: unknown): Change | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const parts = key.split('|');
	if (parts.length < 5) return undefined;
	const [root = '', id = '', , personId = ''] = parts;
	const fields = value as Readonly<Record<string, unknown>>;
	const before = fields['before'];
	return {
		...{ root, id, personId, what: parts.slice(4).join('|') },
		at: numberOf(fields['at']),
		before: typeof before === 'string' ? before : undefined
	};
}
