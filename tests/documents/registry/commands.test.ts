import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { addAttachment } from '#lib/documents/attachments/commands.ts';
import { readAttachments } from '#lib/documents/attachments/read.ts';
import * as bonds from '#lib/documents/registry/bonds.ts';
import * as commands from '#lib/documents/registry/commands.ts';
import {
	filesToForget,
	forgetPerson,
	holdsRecord,
	toldOfPerson
} from '#lib/documents/registry/forget.ts';
import { readRegistry } from '#lib/documents/registry/read.ts';

test('a person has only what was said of them, and what is not known is empty', () => {
	const doc = new Y.Doc();
	commands.addPerson(doc, {
		...{ id: 'p', name: 'Кедрина Ольга Павловна', isMentor: true, capacity: 2 },
		...{ skills: new Map([['Y1', 3]]), forms: ['teacher-teacher'], experienceYears: undefined }
	});
	const [person] = readRegistry(doc).people;
	expect(person).toMatchObject({ capacity: 2, experienceYears: undefined, isMentee: false });
	expect([...(person?.skills ?? [])]).toEqual([['Y1', 3]]);
	commands.changePerson(doc, 'p', { capacity: undefined, post: 'учитель физики' });
	expect(readRegistry(doc).people[0]).toMatchObject({
		capacity: undefined,
		post: 'учитель физики'
	});
});

test('two who fill in different areas at once both have theirs', () => {
	const one = new Y.Doc();
	commands.addPerson(one, { id: 'p', name: 'Лугинин Артём', isMentee: true });
	const other = new Y.Doc();
	Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
	commands.setLevel(one, 'p', { part: 'mentee', code: 'M1', level: 3 });
	commands.setLevel(other, 'p', { part: 'mentee', code: 'Y1', level: 2 });
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
	expect([...readRegistry(one).people[0]!.needs]).toEqual([
		['M1', 3],
		['Y1', 2]
	]);
});

test('a list that was taken in goes out again in one step', () => {
	const doc = new Y.Doc();
	commands.addPerson(doc, { id: 'p', name: 'Кедрина Ольга', isMentor: true });
	const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([null]), captureTimeout: 0 });
	commands.takeIn(doc, [
		{ id: 'p', isNew: false, change: { post: 'учитель' } },
		{ id: 'q', isNew: true, change: { name: 'Камышов Игорь', isMentor: true } }
	]);
	expect(readRegistry(doc).people).toHaveLength(2);
	undo.undo();
	expect(readRegistry(doc).people).toMatchObject([{ name: 'Кедрина Ольга', post: '' }]);
});

test('whoever is removed here and written to there comes back with what was written', () => {
	const one = new Y.Doc();
	commands.addPerson(one, { id: 'p', name: 'Кедрина Ольга', isMentor: true });
	const other = new Y.Doc();
	Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
	commands.removePerson(one, 'p');
	expect(readRegistry(one)).toMatchObject({ people: [], removed: [{ id: 'p' }] });
	commands.changePerson(other, 'p', { post: 'учитель' });
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
	expect(readRegistry(one).people).toMatchObject([{ post: 'учитель' }]);
});

const scan = {
	...({ kind: 'file', type: 'application/pdf', name: 'согласие.pdf', bytes: 9 } as const),
	...{ takenAt: 1, addedAt: 1, addedBy: 'p', seconds: 0 }
};

/** Two people with a scanned paper each, and one sheet that both of them signed. */
function withScans(): Y.Doc {
	const doc = new Y.Doc();
	for (const id of ['one', 'two']) {
		commands.addPerson(doc, { id, name: `Человек ${id}`, isMentee: true });
		commands.addConsent(doc, { id: `c-${id}`, personId: id, kind: 'participation' });
		const about = `c-${id}`;
		addAttachment(doc, { ...scan, id: `own-${id}`, about, sha256: sha(id) });
		addAttachment(doc, { ...scan, id: `sheet-${id}`, about, sha256: sha('sheet') });
	}
	return doc;
}

const sha = (of: string): string => ({ one: 'a', two: 'b', sheet: 'c' })[of]!.repeat(64);
const keptScans = (doc: Y.Doc) => readAttachments(doc).kept.map(({ id }) => id);

test('scans go into the bin with their paper, are destroyed with it, and come back by one step', () => {
	const doc = withScans();
	const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([null]), captureTimeout: 0 });
	commands.removeConsent(doc, 'c-one');
	expect(keptScans(doc)).toEqual(['own-two', 'sheet-two']);
	expect(readAttachments(doc).removed).toHaveLength(2);
	undo.undo();
	expect(keptScans(doc)).toHaveLength(4);
	commands.destroyConsent(doc, 'c-one', { destroyedOn: '2027-06-01', destructionAct: '7' });
	expect(readRegistry(doc).consents[0]).toMatchObject({ destructionAct: '7' });
	expect(keptScans(doc)).toEqual(['own-two', 'sheet-two']);
	expect(readAttachments(doc).removed).toEqual([]);
	undo.undo();
	expect(keptScans(doc)).toHaveLength(4);
});

test('with a forgotten person go the scans of their papers, not the sheet that another one signed too', () => {
	const doc = withScans();
	commands.removeConsent(doc, 'c-one');
	expect(toldOfPerson(doc, ['one']).scans).toMatchObject([{ name: scan.name }, {}]);
	expect(toldOfPerson(doc, ['two']).scans.map(({ sha256 }) => sha256)).not.toContain(sha('one'));
	expect(filesToForget(doc, ['one'])).toEqual([sha('one')]);
	forgetPerson(doc, ['one']);
	expect([...doc.getMap('attachments').keys()].toSorted()).toEqual(['own-two', 'sheet-two']);
	expect(filesToForget(doc, ['two']).toSorted()).toEqual([sha('two'), sha('sheet')]);
});

test('a paper and its scan that a phone brings after the person was forgotten are seen and go too', () => {
	const doc = withScans();
	const late = new Y.Doc();
	Y.applyUpdate(late, Y.encodeStateAsUpdate(doc));
	commands.addConsent(late, { id: 'c-late', personId: 'one', kind: 'publication' });
	addAttachment(late, { ...scan, id: 'late', about: 'c-late', sha256: 'd'.repeat(64) });
	addAttachment(late, { ...scan, id: 'stray', about: 'c-one', sha256: 'e'.repeat(64) });
	forgetPerson(doc, ['one']);
	expect(holdsRecord(doc, 'one')).toBe(false);
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(late));
	expect(holdsRecord(doc, 'one')).toBe(true);
	expect(filesToForget(doc, ['one'])).toEqual(['d'.repeat(64), 'e'.repeat(64)]);
	forgetPerson(doc, ['one']);
	expect([...doc.getMap('consents').keys()]).toEqual(['c-two']);
	expect(keptScans(doc)).toEqual(['own-two', 'sheet-two']);
});

test('readers take whatever stands there', () => {
	const doc = new Y.Doc();
	for (const root of ['people', 'consents', 'filters', 'bonds', 'events', 'orders']) {
		doc.getMap(root).set('odd', 7);
		doc.getMap(root).set('empty', new Y.Map());
		const wrong = { name: 1, needs: 'x', 'needs:M1': 9, forms: 'all', lines: [1, null], kind: [] };
		doc.getMap(root).set('wrong', new Y.Map(Object.entries(wrong)));
	}
	doc.getMap('fields').set('fullName', { a: 1 });
	expect(readRegistry(doc).people).toHaveLength(2);
	expect(readRegistry(doc).school.fullName).toBe('');
	expect(bonds.readBonds(doc).orders).toHaveLength(2);
});

test('a signed order has happened to its bonds and is not taken back', () => {
	const doc = new Y.Doc();
	bonds.addBonds(doc, [{ id: 'b', mentorId: 'm', menteeIds: ['n'], createdOn: '2026-09-01' }]);
	bonds.addOrder(doc, { id: 'o', kind: 'assign', createdAt: 1 });
	const ordered = { id: 'e', bondId: 'b', kind: 'ordered', on: '2026-09-05', at: 1 } as const;
	bonds.signOrder(doc, 'o', { on: '2026-09-05', events: [ordered], changes: [] });
	bonds.removeOrder(doc, 'o');
	const read = bonds.readBonds(doc);
	expect(read.orders).toMatchObject([{ signedOn: '2026-09-05' }]);
	expect(read.bonds[0]?.history).toMatchObject([{ kind: 'ordered', orderId: 'o' }]);
});
