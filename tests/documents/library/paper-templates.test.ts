import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
	dropPaperTemplate,
	paperTemplates,
	setPaperTemplate
} from '#lib/documents/library/paper-templates.ts';
import { readAttachments } from '#lib/documents/attachments/read.ts';

const template = (id: string, addedAt: number): Parameters<typeof setPaperTemplate>[2] => ({
	...{ id, kind: 'file', name: `${id}.docx`, bytes: 10, sha256: id.padEnd(64, '0') },
	...{ type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
	...{ takenAt: addedAt, addedAt, addedBy: 'curator', seconds: 0 }
});

test('a school has one template of each paper, the last one, until the usual one holds again', () => {
	const doc = new Y.Doc();
	setPaperTemplate(doc, 'journal', template('a', 1));
	setPaperTemplate(doc, 'report', template('b', 2));
	setPaperTemplate(doc, 'journal', template('c', 3));
	expect(paperTemplates(doc).get('journal')?.id).toBe('c');
	expect(paperTemplates(doc).get('report')?.id).toBe('b');
	expect(readAttachments(doc).removed.map(({ id }) => id)).toEqual(['a']);
	dropPaperTemplate(doc, 'journal');
	expect(paperTemplates(doc).get('journal')).toBeUndefined();
	expect(paperTemplates(doc).get('report')?.id).toBe('b');
});

test('of two that were set apart both devices take the same, and dropping drops both', () => {
	const one = new Y.Doc();
	const other = new Y.Doc();
	setPaperTemplate(one, 'journal', template('a', 5));
	setPaperTemplate(other, 'journal', template('b', 5));
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
	Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
	expect(paperTemplates(one).get('journal')).toEqual(paperTemplates(other).get('journal'));
	dropPaperTemplate(one, 'journal');
	expect(paperTemplates(one).get('journal')).toBeUndefined();
});
