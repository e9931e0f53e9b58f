import type * as Y from 'yjs';
import { numberOf, oneOf, textOf } from '../fields.ts';

/** What somebody may have changed in an activity or a stage. */
export const changedThings = [
	'added',
	'title',
	'term',
	'responsible',
	'result',
	'status',
	'papers',
	'occurrences',
	'parts',
	'note',
	'moved',
	'removed',
	'restored'
] as const;
export type ChangedThing = (typeof changedThings)[number];

/** One line of a history. */
export interface Change {
	/** The id of an activity or a stage. */
	readonly about: string;
	readonly what: ChangedThing;
	readonly personId: string;
	readonly author: string;
	/** Milliseconds, by the clock of the device that wrote it. */
	readonly at: number;
	/** What it became, where a word says it: a status, a paper. */
	readonly detail: string;
}

/** Closer together than this, one person's changes of the same thing are one line. */
const sameLineMs = 10 * 60_000;

/**
 * Written in the transaction of the change itself, so that it works without a network and goes away
 * when the change is undone. One value a day, person and thing: the history grows with the work,
 * not with the keystrokes, and two phones never write the same key.
 */
export function writeChange(doc: Y.Doc, change: Change): void {
	const { about, what, personId, author, at, detail } = change;
	const day = new Date(at).toISOString().slice(0, 10);
	const key = [about, day, personId, what].join('|');
	const changes = doc.getMap<unknown>('changes');
	const known = changeOf(key, changes.get(key));
	const saysNoMore = known?.detail === detail || detail === '';
	if (known && saysNoMore && at - known.at < sameLineMs) return;
	doc.transact(() => changes.set(key, { at, author, detail }));
}

/** Newest first. */
export function changesOf(doc: Y.Doc, about: string): readonly Change[] {
	return [...doc.getMap<unknown>('changes')]
		.filter(([key]) => key.startsWith(`${about}|`))
		.flatMap(([key, value]) => changeOf(key, value) ?? [])
		.toSorted((a, b) => b.at - a.at || (a.what < b.what ? -1 : 1));
}

function changeOf(key: string, value: unknown): Change | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const [about = '', , personId = '', what] = key.split('|');
	const fields = value as Readonly<Record<string, unknown>>;
	if (!changedThings.some((one) => one === what)) return undefined;
	return {
		about,
		what: oneOf(changedThings, what, 'title'),
		personId,
		author: textOf(fields['author']),
		at: numberOf(fields['at']),
		detail: textOf(fields['detail'])
	};
}
