import { expect, test } from 'vitest';
import { MemoryDisk } from '../../../../server/storage/memory/disk.ts';
import { openMemoryStorage } from '../../../../server/storage/memory/storage.ts';
import { rowOf } from '../../../contracts/storage/make-records.ts';
import { snapshotAt, tailOf, updateOf } from '../../../contracts/storage/make-updates.ts';
import { turns } from '../../../support/turns.ts';

function openOn(disk: MemoryDisk) {
	return openMemoryStorage({ disk });
}

function watch(promise: Promise<unknown>): () => string {
	let state = 'waiting';
	promise.then(
		() => (state = 'resolved'),
		() => (state = 'rejected')
	);
	return () => state;
}

test('while the disk is held back nothing is acknowledged and nothing is stored', async () => {
	const disk = new MemoryDisk();
	const storage = openOn(disk);
	const release = disk.hold();
	const states = [
		watch(storage.log.append([updateOf('a')])),
		watch(storage.records.write([rowOf('settings')]))
	];
	await turns(5);
	expect(states.map((state) => state())).toEqual(['waiting', 'waiting']);
	expect(storage.log.head()).toBe(0);
	release();
	await turns(5);
	expect(states.map((state) => state())).toEqual(['resolved', 'resolved']);
	expect(storage.log.head()).toBe(1);
});

test('reading goes on while the disk is held back', async () => {
	const disk = new MemoryDisk();
	const storage = openOn(disk);
	await storage.log.append([updateOf('a')]);
	disk.hold();
	expect(await tailOf(storage, 'a')).toEqual([1]);
});

test('a power cut loses what was not committed, and keeps the rest', async () => {
	const disk = new MemoryDisk();
	const storage = openOn(disk);
	await storage.log.append([updateOf('a')]);
	disk.hold();
	const lost = watch(storage.log.append([updateOf('a')]));
	await turns(5);
	disk.crash();
	const again = openOn(disk);
	await turns(5);
	expect(lost()).toBe('waiting');
	expect(again.epoch).toBe(storage.epoch);
	expect(await again.log.append([updateOf('a')])).toEqual([2]);
});

test('a process that is dead writes nothing into what was opened after it', async () => {
	const disk = new MemoryDisk();
	const storage = openOn(disk);
	disk.crash();
	const again = openOn(disk);
	const states = [watch(storage.log.append([updateOf('a')])), watch(storage.log.read('a'))];
	await turns(5);
	expect(states.map((state) => state())).toEqual(['waiting', 'waiting']);
	expect(again.log.head()).toBe(0);
});

test('a full disk refuses, keeps nothing of what it refused, and recovers', async () => {
	const disk = new MemoryDisk();
	const storage = openOn(disk);
	disk.failNext('full');
	await expect(storage.log.append([updateOf('a')])).rejects.toMatchObject({ trouble: 'full' });
	expect(storage.condition()).toBe('full');
	expect(await storage.log.append([updateOf('a')])).toEqual([1]);
	expect(storage.condition()).toBe('writable');
});

test('a full disk leaves the rows of a fold and the records as they were', async () => {
	const disk = new MemoryDisk();
	const storage = openOn(disk);
	await storage.log.append([updateOf('a')]);
	disk.failNext('full', 2);
	await expect(storage.log.fold('a', snapshotAt(1, 5))).rejects.toMatchObject({ trouble: 'full' });
	const written = storage.records.write([rowOf('settings')]);
	await expect(written).rejects.toMatchObject({ trouble: 'full' });
	expect(await tailOf(storage, 'a')).toEqual([1]);
	expect((await storage.records.readAll()).settings).toEqual([]);
});

test('[S3] a disk that failed once is never written again before a restart', async () => {
	const disk = new MemoryDisk();
	const storage = openOn(disk);
	disk.failNext('failed');
	await expect(storage.log.append([updateOf('a')])).rejects.toMatchObject({ trouble: 'failed' });
	await expect(storage.log.append([updateOf('a')])).rejects.toMatchObject({ trouble: 'failed' });
	expect(storage.condition()).toBe('failed');
	expect(await storage.failed).toMatchObject({ trouble: 'failed' });
	disk.crash();
	expect(await openOn(disk).log.append([updateOf('a')])).toEqual([1]);
});

test('a storage that was closed is not used again', async () => {
	const storage = openOn(new MemoryDisk());
	await storage.close();
	await expect(storage.log.append([updateOf('a')])).rejects.toThrow();
	await expect(storage.log.read('a')).rejects.toThrow();
});
