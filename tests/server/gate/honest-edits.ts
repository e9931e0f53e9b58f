import { getSchema } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { Heading } from '@tiptap/extension-heading';
import { BulletList, ListItem } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { Node } from '@tiptap/pm/model';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { kinds } from '#lib/documents/kinds.ts';
import type { KindName } from '#lib/documents/kinds.ts';
import type { Dice } from '../../sync/update/dice.ts';
import type { Edit } from '../../sync/update/histories.ts';

/** What an editor of ours writes into a document of this kind. */
export function editOf(kind: KindName): Edit {
	if (kinds[kind].richText) return editNote;
	if (kind === 'load-test') return editAnything;
	const roots = kinds[kind].roots.filter((root) => typeof root === 'string');
	return (doc, dice) => {
		const root = dice.pick(roots);
		if (root === 'meta') doc.getMap('meta').set('schema', 1);
		else if (root.startsWith('text:')) editText(doc.getText(root), dice);
		else editRecord(doc.getMap(root), dice);
	};
}

/** Records by id, fields with plain values, one text inside. */
function editRecord(records: Y.Map<unknown>, dice: Dice): void {
	const id = `r${dice.roll(6)}`;
	const record = records.get(id);
	if (!(record instanceof Y.Map)) {
		records.set(id, new Y.Map(Object.entries(fields(dice))));
	} else if (dice.chance(0.1)) {
		records.delete(id);
	} else {
		const note = record.get('note') as unknown;
		if (note instanceof Y.Text && dice.chance(0.4)) editText(note, dice);
		else for (const [key, value] of Object.entries(fields(dice))) record.set(key, value);
	}
}

function fields(dice: Dice): Record<string, unknown> {
	return {
		title: dice.pick(['Знакомство', 'Открытый урок', '']),
		order: `a${dice.roll(100)}`,
		done: dice.chance(0.5),
		minutes: dice.pick([45, 0.5, -1, null]),
		people: dice.pick([[], ['p1', 'p2'], { mentor: 'p1', since: { year: 2026 } }]),
		...(dice.chance(0.2) ? { note: new Y.Text('заметка') } : {})
	};
}

function editText(text: Y.Text, dice: Dice): void {
	const at = dice.roll(text.length + 1);
	const length = Math.min(1 + dice.roll(5), text.length - at);
	if (length > 0 && dice.chance(0.35)) text.delete(at, length);
	else text.insert(at, dice.pick(['а', 'слово ', '😀', 'Длинная вставка. '.repeat(40)]));
}

function editAnything(doc: Y.Doc, dice: Dice): void {
	if (dice.chance(0.4)) editText(doc.getText('text'), dice);
	else if (dice.chance(0.5)) doc.getArray('list').push([dice.roll(1000), 'x', { a: [1] }]);
	else editRecord(doc.getMap('map'), dice);
}

const schema = getSchema([Document, Paragraph, Text, Bold, Heading, BulletList, ListItem]);

interface Written {
	type: string;
	attrs?: Record<string, unknown>;
	marks?: { type: string }[];
	text?: string;
	content?: Written[];
}

/** Through the binding of the notes editor, as if somebody had typed. */
function editNote(doc: Y.Doc, dice: Dice): void {
	const fragment = doc.getXmlFragment(`note:m${dice.roll(2)}`);
	const { doc: before, meta } = initProseMirrorDoc(fragment, schema);
	const content = ((before.toJSON() as Written).content ?? []).slice(0, 12);
	const at = dice.roll(content.length + 1);
	if (content.length > 1 && dice.chance(0.2)) content.splice(at, 1);
	else if (at < content.length && dice.chance(0.6)) content[at] = rewritten(content[at]!, dice);
	else content.splice(at, 0, block(dice));
	const after = Node.fromJSON(schema, {
		type: 'doc',
		content: content.length > 0 ? content : [block(dice)]
	});
	updateYFragment(doc, fragment, after, meta);
}

function rewritten(old: Written, dice: Dice): Written {
	if (old.type === 'bulletList' || dice.chance(0.2)) return block(dice);
	return { ...old, content: [...(old.content ?? []), ...line(dice)].slice(-6) };
}

function block(dice: Dice): Written {
	switch (dice.roll(3)) {
		case 0:
			return { type: 'heading', attrs: { level: 1 + dice.roll(3) }, content: line(dice) };
		case 1:
			return {
				type: 'bulletList',
				content: [{ type: 'listItem', content: [{ type: 'paragraph', content: line(dice) }] }]
			};
		default:
			return { type: 'paragraph', content: line(dice) };
	}
}

function line(dice: Dice): Written[] {
	const text = dice.pick(['Обсудили план. ', 'да', '«Цель» — ', 'x']);
	return [{ type: 'text', text, ...(dice.chance(0.3) ? { marks: [{ type: 'bold' }] } : {}) }];
}
