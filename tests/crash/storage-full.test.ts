import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStorage } from '../../server/storage/open-storage.ts';
import { StorageError } from '../../server/storage/storage.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { numbersIn, editOf } from './storage-work.ts';

const canMount = process.platform === 'linux' && tryMount();
if (!canMount) console.log('A small disk cannot be mounted here: the full disk was not looked at.');

describe.skipIf(!canMount)('[S4] on a full disk', () => {
	let place = '';
	let folder = '';
	let storage: Storage;

	beforeEach(async () => {
		place = mount();
		folder = join(place, 'data');
		storage = await openStorage({ engine: 'sqlite', folder });
	});
	afterEach(async () => {
		await storage.close();
		unmount(place);
	});

	test('writing is refused, reading goes on, and with room again writing goes on by itself', async () => {
		const stored = await appendUntilFull();
		expect(storage.condition()).toBe('full');
		expect(await numbersIn(storage)).toEqual(expect.arrayContaining(stored));
		await expect(storage.log.append([editOf(999_001)])).rejects.toMatchObject({ trouble: 'full' });

		makeRoom();
		await storage.log.append([editOf(999_002)]);
		expect(storage.condition()).toBe('writable');
		const numbers = await numbersIn(storage);
		expect(numbers).toEqual(expect.arrayContaining([...stored, 999_002]));
		expect(numbers).not.toContain(999_001);
	}, 60_000);

	test('records are refused as a whole', async () => {
		await storage.records.write([{ table: 'settings', put: { id: 'a', value: 'before' } }]);
		await appendUntilFull();
		const put = { id: 'a', value: 'x'.repeat(100_000) };
		const written = storage.records.write([{ table: 'settings', put }]);
		await expect(written).rejects.toMatchObject({ trouble: 'full' });
		const { settings } = await storage.records.readAll();
		expect(settings).toEqual([{ id: 'a', value: 'before' }]);
	}, 60_000);

	test('a disk that filled up while the server was down does not keep it down', async () => {
		await storage.log.append([editOf(1), editOf(2)]);
		await storage.close();
		fillUp();
		storage = await openStorage({ engine: 'sqlite', folder });
		expect(await numbersIn(storage)).toEqual([1, 2]);
		await expect(storage.log.append([editOf(3)])).rejects.toMatchObject({ trouble: 'full' });
		makeRoom();
		await storage.log.append([editOf(4)]);
		expect(await numbersIn(storage)).toEqual([1, 4, 2]);
	}, 60_000);

	test('a restart on the full disk is no crash loop: what is there is served', async () => {
		const stored = await appendUntilFull();
		await storage.close();
		fillUp();
		storage = await openStorage({ engine: 'sqlite', folder });
		expect(await numbersIn(storage)).toEqual(expect.arrayContaining(stored));
		await expect(appendUntilFull()).resolves.toBeDefined();
		makeRoom();
		await storage.log.append([editOf(999_003)]);
		expect(await numbersIn(storage)).toContain(999_003);
	}, 60_000);

	/** Everything that was acknowledged before the first refusal. */
	async function appendUntilFull(): Promise<number[]> {
		fillUp();
		const stored: number[] = [];
		for (let number = 0; ; number += 50) {
			const numbers = Array.from({ length: 50 }, (_, index) => number + index);
			try {
				await storage.log.append(numbers.map(editOf));
			} catch (error) {
				if (error instanceof StorageError && error.trouble === 'full') return stored;
				throw error;
			}
			stored.push(...numbers);
		}
	}

	/** Something else on the disk takes all the room. */
	function fillUp(): void {
		const { bavail, bsize } = statfsSync(place);
		mkdirSync(join(place, 'other'), { recursive: true });
		const name = join(place, 'other', String(bavail));
		if (bavail > 0) writeFileSync(name, new Uint8Array(bavail * bsize));
	}

	function makeRoom(): void {
		rmSync(join(place, 'other'), { recursive: true });
	}
});

function mount(): string {
	const place = mkdtempSync(join(tmpdir(), 'tropa-full-'));
	const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', place]);
	if (status === 0) return place;
	rmSync(place, { recursive: true });
	throw new Error('a small disk could not be mounted');
}

function unmount(place: string): void {
	spawnSync('umount', ['-l', place]);
	rmSync(place, { recursive: true, force: true });
}

function tryMount(): boolean {
	const place = mkdtempSync(join(tmpdir(), 'tropa-mount-'));
	const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]);
	if (status === 0) spawnSync('umount', ['-l', place]);
	rmSync(place, { recursive: true, force: true });
	return status === 0;
}
