import { expect, test } from 'vitest';
import * as Y from 'yjs';
import * as commands from '#lib/documents/attachments/commands.ts';
import { sweepFiles } from '../../../server/files/sweep.ts';
import { MemoryDisk } from '../../../server/storage/memory/disk.ts';
import { openStorage } from '../../../server/storage/open-storage.ts';

const day = 24 * 60 * 60 * 1000;
const sha = (digit: string): string => digit.repeat(64);

async function openSchool() {
	const disk = new MemoryDisk();
	const storage = await openStorage({ engine: 'memory', disk });
	const doc = new Y.Doc();
	const write = async () => {
		const update = Y.encodeStateAsUpdate(doc);
		await storage.log.append([{ documentId: 'd', update, authorId: 'p', deviceId: 'v', at: 1 }]);
	};
	const keep = async (digit: string, storedAt: number | null = 1) => {
		const said = { bytes: 3, type: '', authorId: 'p', startedAt: 0, storedAt, unneededSince: null };
		await storage.files.put({ documentId: 'd', sha256: sha(digit), ...said });
	};
	const attach = (digit: string) =>
		commands.addAttachment(doc, {
			...{ id: digit, about: 'm1', kind: 'photo', type: 'image/jpeg', name: 'ф.jpg', bytes: 3 },
			...{ sha256: sha(digit), takenAt: 1, addedAt: 1, addedBy: 'p', seconds: 0 }
		});
	const left = () => [...storage.files.all()].map(({ sha256 }) => sha256[0]).join('');
	return { disk, storage, doc, write, keep, attach, left };
}

test('what a record names stays; what none names goes after thirty days of the server', async () => {
	const { storage, write, keep, attach, left } = await openSchool();
	for (const digit of ['a', 'b']) await keep(digit);
	attach('a');
	await write();
	expect(await sweepFiles(storage, 100 * day)).toBe(0);
	expect(await sweepFiles(storage, 129 * day)).toBe(0);
	expect(left()).toBe('ab');
	expect(await sweepFiles(storage, 131 * day)).toBe(1);
	expect(left()).toBe('a');
});

test('from the bin it comes back in time, and the thirty days begin anew', async () => {
	const { storage, doc, write, keep, attach, left } = await openSchool();
	await keep('a');
	attach('a');
	commands.removeAttachment(doc, 'a');
	await write();
	await sweepFiles(storage, 100 * day);
	commands.restoreAttachment(doc, 'a');
	await write();
	await sweepFiles(storage, 120 * day);
	commands.removeAttachment(doc, 'a');
	await write();
	await sweepFiles(storage, 125 * day);
	expect(await sweepFiles(storage, 154 * day)).toBe(0);
	expect(left()).toBe('a');
	expect(await sweepFiles(storage, 156 * day)).toBe(1);
});

test('what was destroyed with its record goes after a day, unless another record names the same bytes', async () => {
	const { storage, doc, write, keep, attach, left } = await openSchool();
	for (const digit of ['a', 'b']) {
		await keep(digit);
		attach(digit);
	}
	commands.discardAttachmentsAbout(doc, 'm1');
	commands.addAttachment(doc, {
		...{ id: 'c', about: 'm2', kind: 'photo', type: 'image/jpeg', name: 'ф.jpg', bytes: 3 },
		...{ sha256: sha('b'), takenAt: 1, addedAt: 1, addedBy: 'p', seconds: 0 }
	});
	await write();
	expect(await sweepFiles(storage, 100 * day)).toBe(0);
	expect(await sweepFiles(storage, 101 * day)).toBe(0);
	expect(await sweepFiles(storage, 101 * day + 1)).toBe(1);
	expect(left()).toBe('b');
});

test('an upload that nobody went on with goes after thirty days', async () => {
	const { storage, write, keep, attach, left } = await openSchool();
	await keep('a', null);
	attach('a');
	await write();
	await sweepFiles(storage, 29 * day);
	expect(left()).toBe('a');
	await sweepFiles(storage, 31 * day);
	expect(left()).toBe('');
});

test('a document that cannot be read keeps all of its files', async () => {
	const { disk, storage, write, keep, left } = await openSchool();
	await keep('a');
	await write();
	disk.damage('d');
	await sweepFiles(storage, 100 * day);
	await sweepFiles(storage, 200 * day);
	expect(left()).toBe('a');
});
