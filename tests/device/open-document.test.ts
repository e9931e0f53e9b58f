import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { TabDocument } from '#lib/device/open-document.ts';
import { longTextIn } from '#lib/documents/long-text.ts';
import { HandClock } from '../support/hand-clock.ts';

function readerOf(update: Uint8Array): { readonly opened: TabDocument; readonly edits: string[] } {
	const edits: string[] = [];
	const opened = new TabDocument({
		...{ id: 'p', kind: 'programme', mode: 'read-only', platform: new HandClock() },
		onEdit: () => void edits.push('edit')
	});
	Y.applyUpdate(opened.doc, update, 'network');
	opened.begin();
	return { opened, edits };
}

test('whoever may only read a text sees every change of it, and what the change did', () => {
	const theirs = new Y.Doc();
	theirs.getText('text:goal').insert(0, 'Освоить');
	const { opened, edits } = readerOf(Y.encodeStateAsUpdate(theirs));
	const goal = longTextIn(opened.doc, 'text:goal');
	const heard: string[] = [];
	goal.onChange((splices) => heard.push(...splices.map(({ insert }) => insert)));
	theirs.getText('text:goal').insert(7, ' оценивание');
	Y.applyUpdate(opened.doc, Y.encodeStateAsUpdate(theirs), 'network');
	expect(heard).toEqual([' оценивание']);
	expect(goal.value).toBe('Освоить оценивание');
	expect(edits).toEqual([]);
});

test('whoever may only read writes nothing, and the text stays as it was', () => {
	const { opened, edits } = readerOf(Y.encodeStateAsUpdate(new Y.Doc()));
	const goal = longTextIn(opened.doc, 'text:goal');
	expect(() => goal.write({ at: 0, remove: 0, insert: 'а' })).toThrow(/read-only/);
	opened.mode.set('read-write');
	goal.write({ at: 0, remove: 0, insert: 'б' });
	expect(goal.value).toBe('б');
	expect(edits).toEqual(['edit']);
});

test('what is still being filled takes no command, and nobody hears of the filling', () => {
	const theirs = new Y.Doc();
	theirs.getText('text:goal').insert(0, 'Освоить');
	const edits: string[] = [];
	const opened = new TabDocument({
		...{ id: 'p', kind: 'programme', mode: 'read-write', platform: new HandClock() },
		onEdit: () => void edits.push('edit')
	});
	const goal = longTextIn(opened.doc, 'text:goal');
	expect(() => goal.write({ at: 0, remove: 0, insert: 'а' })).toThrow(/unfilled/);
	let told = 0;
	opened.onChange(() => void told++);
	Y.applyUpdate(opened.doc, Y.encodeStateAsUpdate(theirs), 'replica');
	expect([told, goal.value]).toEqual([0, 'Освоить']);
	opened.begin();
	goal.write({ at: 7, remove: 0, insert: ' оценивание' });
	expect([told, goal.value, edits]).toEqual([1, 'Освоить оценивание', ['edit']]);
});
