import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { plainContent } from '../../src/lib/documents/plain-content.ts';

test('a note is given as it is written; one with a bare value in it, by its words', () => {
	const doc = new Y.Doc();
	const note = doc.getXmlFragment('note:a');
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [new Y.XmlText('Слова целы')]);
	note.insert(0, [paragraph]);
	expect(plainContent(doc)).toEqual({ 'note:a': '<paragraph>Слова целы</paragraph>' });
	note.insert(0, [null] as never);
	expect(() => note.toString()).toThrow();
	expect(plainContent(doc)).toEqual({ 'note:a': 'Слова целы' });
});
