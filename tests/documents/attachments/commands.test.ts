import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { attachmentsAbout } from '#lib/domain/attachments/attachment.ts';
import { aboutOccurrence, aboutPaper } from '#lib/domain/roadmap/evidence.ts';
import * as commands from '#lib/documents/attachments/commands.ts';
import { readAttachments } from '#lib/documents/attachments/read.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { addStage } from '#lib/documents/roadmap/stages.ts';
import { addActivity, removeActivity } from '#lib/documents/roadmap/activities.ts';

const photo = {
	...({ id: 'f1', about: 'm1', kind: 'photo', type: 'image/jpeg', name: 'доска.jpg' } as const),
	...{ bytes: 1000, sha256: 'a'.repeat(64), takenAt: 5, addedAt: 10, addedBy: 'p1', seconds: 0 }
};

test('what was added is read back, in the order of adding, with a name that is safe', () => {
	const doc = new Y.Doc();
	commands.addAttachment(doc, { ...photo, id: 'f2', addedAt: 20, name: '../тайна.exe' });
	commands.addAttachment(doc, photo);
	const { kept } = readAttachments(doc);
	expect(kept[0]).toEqual({ ...photo, caption: '', wasRemoved: false });
	expect(kept[1]?.name).toBe('тайна.exe.jpg');
});

test('removed it is in the bin, and comes back with its caption', () => {
	const doc = new Y.Doc();
	commands.addAttachment(doc, photo);
	commands.captionAttachment(doc, 'f1', 'Доска после урока');
	commands.removeAttachment(doc, 'f1');
	expect(readAttachments(doc).kept).toEqual([]);
	expect(readAttachments(doc).removed).toMatchObject([{ id: 'f1' }]);
	commands.restoreAttachment(doc, 'f1');
	expect(readAttachments(doc).kept).toMatchObject([{ caption: 'Доска после урока' }]);
});

test('a caption written on one phone while the other removes the photo keeps it, and it says so', () => {
	const hers = new Y.Doc();
	const his = new Y.Doc();
	commands.addAttachment(hers, photo);
	Y.applyUpdate(his, Y.encodeStateAsUpdate(hers));
	commands.removeAttachment(hers, 'f1');
	commands.captionAttachment(his, 'f1', 'Важно');
	Y.applyUpdate(his, Y.encodeStateAsUpdate(hers));
	Y.applyUpdate(hers, Y.encodeStateAsUpdate(his));
	for (const doc of [hers, his])
		expect(readAttachments(doc).kept).toMatchObject([{ caption: 'Важно', wasRemoved: true }]);
});

test('what is destroyed with its record is in no bin, a late caption does not bring it back, a step back does', () => {
	const doc = new Y.Doc();
	const other = new Y.Doc();
	commands.addAttachment(doc, photo);
	commands.addAttachment(doc, { ...photo, id: 'f2', about: 'm2', sha256: 'b'.repeat(64) });
	Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
	const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([null]), captureTimeout: 0 });
	doc.transact(() => commands.discardAttachmentsAbout(doc, 'm1'));
	commands.captionAttachment(other, 'f1', 'Поздно');
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote');
	const { kept, removed, discarded } = readAttachments(doc);
	expect([kept.map(({ id }) => id), removed, discarded]).toEqual([['f2'], [], [photo.sha256]]);
	expect(JSON.stringify(doc.getMap('attachments').get('f1'))).not.toContain('доска');
	undo.undo();
	expect(readAttachments(doc).kept).toMatchObject([{ name: 'доска.jpg' }, { id: 'f2' }]);
});

test('a record that another version or a broken update left is still shown as something', () => {
	const doc = new Y.Doc();
	const broken = new Y.Map<unknown>([
		['type', 'application/x-new'],
		['bytes', -5],
		['sha256', 7]
	]);
	doc.getMap('attachments').set('f1', broken);
	doc.getMap('attachments').set('f2', 'no record');
	expect(readAttachments(doc).kept).toMatchObject([{ id: 'f1', bytes: 0, sha256: '' }]);
});

test('evidence is found by what it belongs to: an activity, one of its papers, one occurrence', () => {
	const doc = new Y.Doc();
	const month = aboutOccurrence('a1', { partId: '', from: '2026-11-01', to: '2026-11-30' });
	const about = ['a1', aboutPaper('a1', 'd1'), month];
	about.forEach((one, at) => commands.addAttachment(doc, { ...photo, id: `f${at}`, about: one }));
	const { kept } = readAttachments(doc);
	expect(about.map((one) => attachmentsAbout(kept, one).map(({ id }) => id))).toEqual([
		['f0'],
		['f1'],
		['f2']
	]);
});

test('an activity that one removes while another adds evidence to it is shown as stray', () => {
	const hers = new Y.Doc();
	const his = new Y.Doc();
	addStage(hers, { id: 's1', title: 'Подготовка' });
	addActivity(hers, { id: 'a1', stageId: 's1', title: 'Анкета' });
	Y.applyUpdate(his, Y.encodeStateAsUpdate(hers));
	removeActivity(hers, 'a1');
	commands.addAttachment(his, { ...photo, about: aboutPaper('a1', 'd1') });
	Y.applyUpdate(hers, Y.encodeStateAsUpdate(his));
	expect(readRoadmap(hers).strays.activities).toMatchObject([
		{ activity: { id: 'a1' }, why: 'changed-after-removal' }
	]);
});
