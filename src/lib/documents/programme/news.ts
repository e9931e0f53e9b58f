import * as Y from 'yjs';
import { historyRoot, readChange } from './history.ts';
import { remarksIn, remarksRoot } from './remarks.ts';
import { isCheck } from './registers.ts';
import { readEntry, writesRoot } from './writes.ts';

/** What came from somebody else since a moment of this device, whenever it was written. */
export interface News {
	readonly root: string;
	readonly id: string;
	/** `added`, `removed`, `restored`, `moved`, `text`, `remark`, `mention`, or the name of a field. */
	readonly what: string;
	readonly personId: string;
	readonly at: number;
}

/** How far a device has seen a document; what comes late from a village is new all the same. */
export function sightOf(doc: Y.Doc): Uint8Array {
	return Y.encodeStateVector(doc);
}

interface Since {
	readonly sight: Uint8Array;
	/** Who asks. */
	readonly personId: string;
}

/** Newest first, without what this person did. */
export function newsSince(doc: Y.Doc, since: Since): readonly News[] {
	return allSince(doc, since).filter(({ personId }) => personId !== since.personId);
}

/** What one person did in one place is one edit. */
export function editsOf(news: readonly News[]): readonly (readonly News[])[] {
	const byEdit = Map.groupBy(news, ({ root, id, personId }) => [root, id, personId].join('|'));
	return [...byEdit.values()];
}

/** How many edits of whom came together. */
export interface Merge {
	readonly own: number;
	readonly others: readonly { readonly personId: string; readonly edits: number }[];
}

/** This person wrote something since, apart from the others; undefined if the others wrote nothing. */
export function mergeSince(doc: Y.Doc, since: Since): Merge | undefined {
	const edits = editsOf(allSince(doc, since));
	const byPerson = Map.groupBy(edits, ([first]) => first?.personId ?? '');
	// Going on in a text that one was in already leaves no mark of its own.
	const own = byPerson.get(since.personId)?.length ?? 1;
	byPerson.delete(since.personId);
	if (byPerson.size === 0) return undefined;
	return {
		own,
		others: [...byPerson].map(([personId, { length }]) => ({ personId, edits: length }))
	};
}

function allSince(doc: Y.Doc, { sight, personId }: Since): readonly News[] {
	const seen = clocksOf(sight);
	const isFresh = ({ id: { client, clock } }: Y.Item): boolean => clock >= (seen.get(client) ?? 0);
	const all = [
		...changed(doc, isFresh),
		...written(doc, isFresh),
		...said(doc, { isFresh, personId })
	];
	const last = new Map(all.toSorted((a, b) => a.at - b.at).map((news) => [keyOf(news), news]));
	return [...last.values()].toSorted((a, b) => b.at - a.at || (keyOf(a) < keyOf(b) ? -1 : 1));
}

type IsFresh = (item: Y.Item) => boolean;

const keyOf = ({ root, id, what, personId }: News): string => [root, id, what, personId].join('|');

/** A sight that the browser spoilt has seen nothing. */
function clocksOf(sight: Uint8Array): ReadonlyMap<number, number> {
	try {
		return Y.decodeStateVector(sight);
	} catch {
		return new Map();
	}
}

function freshIn(
	doc: Y.Doc,
	root: string,
	isFresh: IsFresh
): readonly (readonly [string, unknown])[] {
	const map = doc.getMap<unknown>(root);
	return [...map._map].flatMap(([key, item]) =>
		!item.deleted && isFresh(item) ? [[key, map.get(key)] as const] : []
	);
}

function changed(doc: Y.Doc, isFresh: IsFresh): readonly News[] {
	return freshIn(doc, historyRoot, isFresh).flatMap(([key, value]) => {
		const change = readChange(key, value);
		return change ? [change] : [];
	});
}

/** The history writes a field once a day; its register, every time. */
function written(doc: Y.Doc, isFresh: IsFresh): readonly News[] {
	return freshIn(doc, writesRoot, isFresh).flatMap(([key, value]) => {
		const entry = readEntry(key, value);
		return entry && !isCheck(entry) ? [{ ...entry, what: entry.field }] : [];
	});
}

function said(
	doc: Y.Doc,
	{ isFresh, personId }: { readonly isFresh: IsFresh; readonly personId: string }
): readonly News[] {
	const fresh = new Set(freshIn(doc, remarksRoot, isFresh).map(([id]) => id));
	return remarksIn(doc)
		.filter(({ id }) => fresh.has(id))
		.map((remark) => {
			const [root = '', id = ''] = remark.about.split('|');
			const what = remark.mentions.includes(personId) ? 'mention' : 'remark';
			return { root, id, what, personId: remark.personId, at: remark.at };
		});
}
