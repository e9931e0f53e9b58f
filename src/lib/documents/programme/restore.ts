import type * as Y from 'yjs';
import { programmeTexts } from '#lib/domain/programme.ts';
import { recordIn, setFields } from '../fields.ts';
import { replaceText } from '../long-text.ts';
import { authoredText, writeAs } from './authored.ts';
import { historyOf, type Change } from './history.ts';
import { bringBack } from './lists.ts';
import { fieldsAt, type Author } from './places.ts';
import { removeIn } from './removal.ts';

/** Coming and going is one thing. */
const presence = new Set(['added', 'removed', 'restored']);

/** Whether there is something to go back to: the place of a row in a list is not. */
export function mayRestore({ what, before, root, id }: Change, doc: Y.Doc): boolean {
	if (what === 'moved') return false;
	if (id !== '' && recordIn(doc, root, id) === undefined) return false;
	return presence.has(what) || before !== undefined;
}

/** As it was before that change; an edit like any other, with a line of its own in the history. */
export function restoreChange(doc: Y.Doc, author: Author, change: Change): void {
	const { root, id, what, before } = change;
	if (!mayRestore(change, doc)) return;
	const as = (deed: () => void): void => writeAs(doc, author, { root, id, deed });
	if (what === 'text') restoreText(doc, author, { root, before: before ?? '' });
	else if (what === 'removed') as(() => bringBack(doc, root, id));
	else if (what === 'added' || what === 'restored') as(() => removeIn(doc, root, id));
	else
		as(() => {
			const fields = fieldsAt(doc, { root, id });
			if (fields) setFields(fields, { [what]: before ?? '' });
		});
}

function restoreText(
	doc: Y.Doc,
	author: Author,
	{ root, before }: { readonly root: string; readonly before: string }
): void {
	const isKnown = programmeTexts.some((name) => `text:${name}` === root);
	if (isKnown)
		replaceText(
			authoredText(doc, root, () => author),
			before
		);
}

/** The whole programme as it was before that moment, in one step. */
export function restoreBefore(doc: Y.Doc, author: Author, moment: number): void {
	const since = historyOf(doc).filter(({ at }) => at >= moment);
	// The earliest change of each thing says what stood there before all of them.
	const first = new Map(since.map((change) => [thingOf(change), change]));
	doc.transact(() => {
		for (const change of first.values()) restoreChange(doc, author, change);
	});
}

function thingOf({ root, id, what }: Change): string {
	return [root, id, presence.has(what) ? 'presence' : what].join('|');
}
