import { expect, test } from 'vitest';
import type { Disk } from '#lib/device/disk/disk.ts';
import { openEverything, reseal, sealEverything } from '#lib/device/profiles/conversion.ts';
import { importKey } from '#lib/device/profiles/pin-wrap.ts';
import { isSealed, sealOf } from '#lib/device/profiles/seal.ts';
import { sealedDisk } from '#lib/device/profiles/sealed-disk.ts';
import { textIn, updateOf } from '../../contracts/disk.contract.ts';
import { openMemoryDisk, Platter } from '../../support/memory-disk.ts';
import { bytesOn } from './bytes-on.ts';

const seal = sealOf(await importKey(new Uint8Array(32).fill(7)), 'tropa-anna');
const older = sealOf(await importKey(new Uint8Array(32).fill(8)), 'tropa-anna');
const photo = { document: 'd', sha256: 'a'.repeat(64), bytes: 3, at: 5 };
const content = Uint8Array.of(0xff, 0xd8, 0xff);

async function filled(): Promise<Platter> {
	const platter = new Platter();
	const disk = openMemoryDisk(platter);
	for (const batch of ['b1', 'b2', 'b3']) {
		await disk.outbox.append([
			{ ...{ document: 'd', batch, tab: 't', first: 1, last: 1, at: 5 }, update: updateOf(batch) }
		]);
	}
	await disk.outbox.mark(['b2'], { at: 'refused', refusal: 'read-only' });
	platter.damage('b3');
	await disk.outbox.read();
	await disk.replicas.append('d', [updateOf('раз'), updateOf('два')]);
	await disk.replicas.append('d2', [updateOf('три')]);
	for (const takenAt of [1, 2]) {
		await disk.snapshots.add('d', { takenAt, update: updateOf(`состояние ${takenAt}`) });
	}
	await disk.files.put({ ...photo, state: { at: 'waiting' } }, content);
	await disk.answers.keep('/api/plan', 'план');
	return platter;
}

/** Everything a person can read of it. */
async function readable(disk: Disk): Promise<unknown> {
	const { records, damaged } = await disk.outbox.read();
	return {
		edits: records.map(({ batch, state, update }) => [batch, state, textIn([update])]),
		damaged: [
			damaged,
			(await disk.outbox.damaged()).map(({ batch, update }) => [batch, [...update]])
		],
		d: [...textIn(await disk.replicas.read('d'))].sort(),
		d2: textIn(await disk.replicas.read('d2')),
		snapshots: (await disk.snapshots.read('d')).map(({ update }) => textIn([update])),
		files: await disk.files.all(),
		content: await disk.files.read(photo)
	};
}

test('a PIN that comes later leaves nothing in clear and nothing out', async () => {
	const platter = await filled();
	const before = await readable(openMemoryDisk(platter));
	await sealEverything(openMemoryDisk(platter), seal);
	expect(bytesOn(platter).filter((bytes) => !isSealed(bytes))).toEqual([]);
	expect(await readable(sealedDisk(openMemoryDisk(platter), seal))).toEqual(before);
});

test('a PIN that goes leaves everything as it was', async () => {
	const platter = await filled();
	const before = await readable(openMemoryDisk(platter));
	await sealEverything(openMemoryDisk(platter), seal);
	await openEverything(openMemoryDisk(platter), seal);
	expect(bytesOn(platter).filter(isSealed)).toEqual([]);
	expect(await readable(openMemoryDisk(platter))).toEqual(before);
});

/** The power goes at this write, and again at each later one until nothing is left to do. */
async function cutAt(platter: Platter, write: number, work: (disk: Disk) => Promise<void>) {
	platter.drive.restart();
	platter.drive.crashAtWrite(write);
	const disk = openMemoryDisk(platter);
	const ended = work(disk).then(() => true);
	const died = new Promise<boolean>((resolve) => {
		const look = () => (platter.drive.dead ? resolve(false) : setImmediate(look));
		look();
	});
	const isDone = await Promise.race([ended, died]);
	platter.drive.restart();
	return isDone;
}

test.each([
	['going under a PIN', sealEverything, undefined],
	['coming out from under it', openEverything, sealEverything]
] as const)('%s may be cut off at every write, again and again: nothing is lost', async (...of) => {
	const [, work, first] = of;
	let cuts = 0;
	for (let write = 1; ; write++) {
		const platter = await filled();
		const before = await readable(openMemoryDisk(platter));
		if (first) await first(openMemoryDisk(platter), seal);
		if (await cutAt(platter, write, (disk) => work(disk, seal))) break;
		cuts++;
		// Half sealed and half in clear, everything is there for whoever has the key.
		expect(await readable(sealedDisk(openMemoryDisk(platter), seal))).toEqual(before);
		await work(openMemoryDisk(platter), seal);
		expect(bytesOn(platter).every((bytes) => isSealed(bytes) === (work === sealEverything))).toBe(
			true
		);
		const disk = openMemoryDisk(platter);
		expect(await readable(work === sealEverything ? sealedDisk(disk, seal) : disk)).toEqual(before);
	}
	expect(cuts).toBeGreaterThanOrEqual(5);
});

test('what lay under a forgotten PIN comes back when it is remembered', async () => {
	const platter = await filled();
	await sealEverything(openMemoryDisk(platter), older);
	await openMemoryDisk(platter).wipe({ keepOutbox: true });
	const disk = sealedDisk(openMemoryDisk(platter), seal);
	expect((await disk.outbox.read()).records).toEqual([]);
	expect(await disk.files.read(photo)).toBeUndefined();
	await reseal(openMemoryDisk(platter), older, seal);
	const { records } = await disk.outbox.read();
	expect(records.map(({ update }) => textIn([update]))).toEqual(['b1', 'b2']);
	expect(await disk.files.read(photo)).toEqual(content);
});

test('a replica that nobody can read any more is let go of, and the PIN is set all the same', async () => {
	const platter = await filled();
	platter.replicas.set('d', [Uint8Array.of(1, 2, 3)]);
	await sealEverything(openMemoryDisk(platter), seal);
	expect(platter.replicas.has('d')).toBe(false);
});
