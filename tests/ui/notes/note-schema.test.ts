import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { noteIn, noteRoot, readNoteText } from '#lib/documents/notes/read.ts';
import { isShowable } from '#lib/ui/notes/note-schema.ts';

function noteWith(node: string, format: Record<string, unknown> = {}): Y.Doc {
	const doc = new Y.Doc();
	const block = new Y.XmlElement(node);
	doc.getXmlFragment(noteRoot('m1')).insert(0, [block]);
	const text = new Y.XmlText();
	block.insert(0, [text]);
	text.insert(0, 'Договорились', format);
	return doc;
}

test('the editor opens what it can show', () => {
	expect(isShowable(noteWith('paragraph'), 'm1')).toBe(true);
	expect(isShowable(noteWith('taskList', { bold: {} }), 'm1')).toBe(true);
	expect(isShowable(new Y.Doc(), 'm1')).toBe(true);
});

test('what a newer version wrote is left alone, not opened and lost', () => {
	expect(isShowable(noteWith('table'), 'm1')).toBe(false);
	expect(isShowable(noteWith('paragraph', { link: { href: 'https://example.org' } }), 'm1')).toBe(
		false
	);
	expect(isShowable(noteWith('table'), 'm2')).toBe(true);
});

test('a value that some program has put among the paragraphs is read, and no editor meets it', () => {
	for (const stray of [() => 'без абзаца', () => 7, () => ({ a: 1 }), () => new Y.Map()]) {
		const doc = noteWith('paragraph');
		noteIn(doc, 'm1').push([stray() as never]);
		expect(isShowable(doc, 'm1')).toBe(false);
		const inside = noteWith('listItem');
		(noteIn(inside, 'm1').get(0) as Y.XmlElement).push([stray() as never]);
		expect(isShowable(inside, 'm1')).toBe(false);
	}
	const doc = noteWith('paragraph');
	noteIn(doc, 'm1').push(['без абзаца' as never]);
	expect(readNoteText(doc, 'm1')).toBe('Договорились\nбез абзаца');
});

test('looking at a note is no edit, also of a note that came from elsewhere', () => {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(noteWith('paragraph')));
	const local: boolean[] = [];
	doc.on('beforeTransaction', (transaction: Y.Transaction) => local.push(transaction.local));
	expect(noteIn(doc, 'm1').toString()).toContain('Договорились');
	expect(noteIn(doc, 'never-written').length).toBe(0);
	expect(local).not.toContain(true);
});
