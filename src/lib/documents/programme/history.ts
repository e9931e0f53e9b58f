import type * as Y from 'yjs';
import { numberOf, textOf } from '../fields.ts';
import type { Author, Place } from './places.ts';

/** One line of the history: on that day this person changed this for the first time. */
export interface Change extends Place {
	/** `added`, `removed`, `restored`, `moved`, `text`, or the name of a field. */
	readonly what: string;
	readonly personId: string;
	readonly author: string;
	/** Milliseconds, by the clock of the device that wrote it. */
	readonly at: number;
	/** What stood there before; undefined where that was too long to be kept. */
	readonly before: string | undefined;
}

export const historyRoot = 'changes';

/** Deeds that may come back and forth within a day; the last one counts. */
const events = new Set(['removed', 'restored', 'moved']);

/** Closer together than this, typing in a text is one visit. */
const sameVisitMs = 10 * 60_000;

/** A value that the server takes has 16 KB; Cyrillic letters are two bytes each. */
const mostSigns = 7_000;

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
	const known = readChange(key, changes.get(key));
	if (known && !isNewVisit(known, at)) return;
	const kept = known ? known.before : before.length <= mostSigns ? before : undefined;
	changes.set(key, { at, author: name, ...(kept === undefined ? {} : { before: kept }) });
}

function isNewVisit(known: Change, at: number): boolean {
	if (events.has(known.what)) return true;
	return known.what === 'text' && at - known.at >= sameVisitMs;
}

/** Newest first. */
export function historyOf(doc: Y.Doc): readonly Change[] {
	return [...doc.getMap<unknown>(historyRoot)]
		.flatMap(([key, value]) => readChange(key, value) ?? [])
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
		author: textOf(fields['author']),
		at: numberOf(fields['at']),
		before: typeof before === 'string' ? before : undefined
	};
}
