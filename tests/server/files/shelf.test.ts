import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FileShelf } from '../../../server/files/shelf.ts';
import { defaultFileLimits } from '../../../server/files/limits.ts';
import type { FileLimits } from '../../../server/files/limits.ts';
import { MemoryDisk } from '../../../server/storage/memory/disk.ts';
import { openStorage } from '../../../server/storage/open-storage.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { fileOf, photo } from './make-file.ts';
import type { MadeFile } from './make-file.ts';

const documentId = 'd';
const keyOf = ({ sha256 }: MadeFile) => ({ documentId, sha256 });
const offerOf = ({ sha256, bytes }: MadeFile, document = documentId) => ({
	...{ documentId: document, sha256, bytes, authorId: 'p1' }
});

async function open(disk = new MemoryDisk(), limits: Partial<FileLimits> = {}) {
	const storage = await openStorage({ engine: 'memory', disk });
	return { disk, storage, shelf: shelfOn(storage, limits) };
}

function shelfOn(storage: Pick<Storage, 'files' | 'freeBytes'>, limits: Partial<FileLimits> = {}) {
	const organisationOf = (id: string) => (id.startsWith('other') ? 'other' : 'school');
	return new FileShelf({
		...{ storage, organisationOf, now: () => 7, limits: { ...defaultFileLimits, ...limits } }
	});
}

async function send(shelf: FileShelf, file: MadeFile, document = documentId) {
	await shelf.begin(offerOf(file, document));
	return shelf.take({ ...keyOf(file), documentId: document }, 0, file.content);
}

describe('an upload', () => {
	test('is stored when all of it is here and its hash is the one that was promised', async () => {
		const { shelf } = await open();
		const file = photo(1000);
		expect(await shelf.begin(offerOf(file))).toEqual({ at: 'waiting', held: 0 });
		expect(await shelf.take(keyOf(file), 0, file.content.subarray(0, 400))).toEqual({
			...{ at: 'waiting', held: 400 }
		});
		expect(shelf.stored(keyOf(file))).toBeUndefined();
		expect(await shelf.take(keyOf(file), 400, file.content.subarray(400))).toEqual({
			...{ at: 'stored', held: 1000 }
		});
		expect(shelf.stored(keyOf(file))).toMatchObject({ type: 'image/jpeg', storedAt: 7 });
	});

	test('of what is stored already takes nothing more, and says so', async () => {
		const { shelf } = await open();
		const file = photo(100);
		await send(shelf, file);
		expect(await shelf.begin(offerOf(file))).toEqual({ at: 'stored', held: 100 });
		expect(await shelf.take(keyOf(file), 0, file.content)).toEqual({ at: 'stored', held: 100 });
	});

	test('however it is cut, repeated, killed and taken up by another phone, equals the file', async () => {
		const file = photo(600, 3);
		const step = fc.record({
			length: fc.integer({ min: 1, max: 200 }),
			back: fc.integer({ min: 0, max: 250 }),
			does: fc.constantFrom('send', 'send', 'send', 'twice', 'power-cut', 'torn', 'full')
		});
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
				const disk = new MemoryDisk();
				let { shelf } = await open(disk);
				for (const { length, back, does } of steps) {
					const { held } = await shelf.begin(offerOf(file));
					const from = Math.max(0, held - back);
					const piece = file.content.subarray(from, Math.min(600, held + length));
					const taking = () => shelf.take(keyOf(file), from, piece);
					if (does === 'power-cut' || does === 'torn') {
						if (does === 'torn') disk.hold();
						// Nobody hears how it ended; the phone asks again.
						void taking().catch(() => undefined);
						if (does === 'torn') await Promise.resolve();
						disk.crash();
						({ shelf } = await open(disk));
					} else if (does === 'full') {
						disk.failNext('full');
						await taking().catch((error: unknown) =>
							expect(error).toMatchObject({ trouble: 'full' })
						);
					} else {
						await taking();
						if (does === 'twice') await taking();
					}
				}
				const { held } = await shelf.begin(offerOf(file));
				const end = await shelf.take(keyOf(file), held, file.content.subarray(held));
				expect(end).toEqual({ at: 'stored', held: 600 });
				expect(await shelf.read(keyOf(file), 0, 600)).toEqual(file.content);
			}),
			{ seed: 20_261_128, numRuns: 200 }
		);
	});

	test('from two phones at once is one file', async () => {
		const { shelf } = await open();
		const file = photo(300);
		await Promise.all([send(shelf, file), send(shelf, file)]);
		expect(await shelf.read(keyOf(file), 0, 300)).toEqual(file.content);
	});
});

describe('refused is', () => {
	const refusing = (work: Promise<unknown>, refusal: string) =>
		expect(work).rejects.toMatchObject({ refusal });

	test('what does not have the promised hash; nothing of it stays, and the right one may come', async () => {
		const { shelf, storage } = await open();
		const file = photo(100);
		await shelf.begin(offerOf(file));
		await refusing(shelf.take(keyOf(file), 0, photo(100, 9).content), 'wrong-hash');
		expect([...storage.files.all()]).toEqual([]);
		expect(await send(shelf, file)).toMatchObject({ at: 'stored' });
	});

	test('what may not be attached, whatever it calls itself', async () => {
		const { shelf, storage } = await open();
		await refusing(send(shelf, fileOf(Buffer.from('MZ\x90\0program'))), 'file-kind-refused');
		await refusing(send(shelf, fileOf(Buffer.from('<svg onload="x()">'))), 'file-kind-refused');
		expect([...storage.files.all()]).toEqual([]);
	});

	test('a piece of what was not begun, after a gap, or beyond the promised end', async () => {
		const { shelf } = await open();
		const file = photo(100);
		await refusing(shelf.take(keyOf(file), 0, file.content), 'file-not-begun');
		await shelf.begin(offerOf(file));
		await refusing(shelf.take(keyOf(file), 1, file.content.subarray(1)), 'wrong-place');
		await refusing(shelf.take(keyOf(file), 0, photo(101).content), 'file-too-big');
	});

	test('too much: of one file, of a document, of a school; another school is not hindered', async () => {
		const limits = { fileBytes: 100, documentBytes: 150, organisationBytes: 250 };
		const { shelf } = await open(new MemoryDisk(), limits);
		await refusing(shelf.begin(offerOf(photo(101))), 'file-too-big');
		await send(shelf, photo(100, 1));
		await refusing(shelf.begin(offerOf(photo(60, 2))), 'document-files-full');
		await send(shelf, photo(100, 3), 'e');
		await refusing(shelf.begin(offerOf(photo(60, 4), 'f')), 'organisation-files-full');
		expect(await send(shelf, photo(100, 5), 'other-d')).toMatchObject({ at: 'stored' });
	});

	test('everything while the room that edits need is running out; what is begun goes on later', async () => {
		const { storage } = await open();
		let free = 1000;
		const shelf = shelfOn({ files: storage.files, freeBytes: () => free }, { roomForEdits: 500 });
		const file = photo(100);
		await shelf.begin(offerOf(file));
		free = 400;
		await expect(shelf.take(keyOf(file), 0, file.content)).rejects.toMatchObject({
			...{ trouble: 'full' }
		});
		await expect(shelf.begin(offerOf(photo(50)))).rejects.toMatchObject({ trouble: 'full' });
		free = 1000;
		expect(await shelf.take(keyOf(file), 0, file.content)).toMatchObject({ at: 'stored' });
	});

	test('a file by its hash alone: what another document has is still to be sent', async () => {
		const { shelf } = await open();
		const file = photo(100);
		await send(shelf, file);
		expect(await shelf.begin(offerOf(file, 'e'))).toEqual({ at: 'waiting', held: 0 });
		expect(shelf.stored({ ...keyOf(file), documentId: 'e' })).toBeUndefined();
	});
});
