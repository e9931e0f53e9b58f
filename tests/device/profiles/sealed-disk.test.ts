import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Disk } from '#lib/device/disk/disk.ts';
import { importKey } from '#lib/device/profiles/pin-wrap.ts';
import { isSealed, places, sealOf } from '#lib/device/profiles/seal.ts';
import { sealedDisk } from '#lib/device/profiles/sealed-disk.ts';
import { attachment, diskContract, textIn, updateOf } from '../../contracts/disk.contract.ts';
import { openMemoryDisk, Platter } from '../../support/memory-disk.ts';
import { bytesOn } from './bytes-on.ts';

const seal = sealOf(await importKey(new Uint8Array(32).fill(7)), 'tropa-anna');
const other = sealOf(await importKey(new Uint8Array(32).fill(8)), 'tropa-anna');
const word = 'заветное слово';
let platter: Platter;
let disk: Disk;

beforeEach(() => {
	platter = new Platter();
	disk = sealedDisk(openMemoryDisk(platter), seal);
});

describe('the disk under a PIN', () => {
	diskContract(() => {
		const own = new Platter();
		const open = () => sealedDisk(openMemoryDisk(own), seal);
		return Promise.resolve({ disk: open(), reopen: () => Promise.resolve(open()) });
	});
});

const record = (batch: string, text: string) => ({
	...{ document: 'd', batch, update: updateOf(text), tab: 't', first: 1, last: 1, at: 5 }
});
const photo = { document: 'd', sha256: 'a'.repeat(64), bytes: 3, at: 5 };

/** Something in every place where words can lie. */
async function fill(into: Disk): Promise<void> {
	await into.outbox.append([record('b1', word), record('b2', word)]);
	await into.replicas.append('d', [updateOf(word), updateOf(word)]);
	const attached = await into.replicas.attach('d2', attachment(new Y.Doc()));
	await attached.detach();
	const doc = new Y.Doc();
	const open = await into.replicas.attach('d2', attachment(doc));
	doc.getText('t').insert(0, word);
	await open.compact();
	doc.getText('t').insert(0, word);
	await open.detach();
	await into.snapshots.add('d', { takenAt: 1, update: updateOf(word) });
	await into.files.put({ ...photo, state: { at: 'waiting' } }, new TextEncoder().encode(word));
	await into.answers.keep('/api/plan', JSON.stringify({ word }));
}

test('of what is written nothing lies in clear, wherever it lies', async () => {
	await fill(openMemoryDisk(platter));
	expect(bytesOn(platter).filter((bytes) => holds(bytes, word))).not.toEqual([]);
	platter = new Platter();
	await fill(sealedDisk(openMemoryDisk(platter), seal));
	const written = bytesOn(platter);
	expect(written.length).toBeGreaterThanOrEqual(8);
	expect(written.filter((bytes) => holds(bytes, word))).toEqual([]);
});

test('every flipped bit and every cut of a sealed row is noticed', async () => {
	const update = updateOf(word);
	const whole = await seal.seal(update, places.replica('d'));
	for (let at = 0; at < whole.length; at++) {
		const flipped = whole.with(at, whole[at]! ^ (1 << (at % 8)));
		expect(await seal.open(flipped, places.replica('d'))).toBeUndefined();
		expect(await seal.open(whole.slice(0, at), places.replica('d'))).toBeUndefined();
	}
	expect(await seal.open(whole, places.replica('d'))).toEqual(update);
});

test('a row opens only where it was written, and only by its own key', async () => {
	const whole = await seal.seal(updateOf(word), places.edit('d', 'b1'));
	expect(await seal.open(whole, places.edit('d', 'b2'))).toBeUndefined();
	expect(await seal.open(whole, places.replica('d'))).toBeUndefined();
	expect(await other.open(whole, places.edit('d', 'b1'))).toBeUndefined();
});

test('whatever is sealed comes back as it was, and never looks the same twice', async () => {
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.string(), async (bytes, place) => {
			const [one, two] = [await seal.seal(bytes, place), await seal.seal(bytes, place)];
			expect(isSealed(one)).toBe(true);
			expect(one).not.toEqual(two);
			expect(await seal.open(one, place)).toEqual(bytes);
		}),
		{ seed: 3, numRuns: 200 }
	);
});

test('a torn edit is set aside and never given out; the others are', async () => {
	await disk.outbox.append([record('b1', 'раз'), record('b2', 'два')]);
	platter.damage('b1');
	const { records, damaged } = await disk.outbox.read();
	expect(records.map(({ update }) => textIn([update]))).toEqual(['два']);
	expect(damaged).toBe(1);
});

test('a replica row that does not open counts as absent, and compacting leaves it where it is', async () => {
	await disk.replicas.append('d', [updateOf('раз'), updateOf('два')]);
	const [first, second] = platter.replicas.get('d')!;
	platter.replicas.set('d', [first!.with(40, first![40]! ^ 1), second!]);
	expect(textIn(await disk.replicas.read('d'))).toBe('два');
	await disk.replicas.compact('d');
	expect(platter.replicas.get('d')).toHaveLength(2);
});

test('an attached doc that the disk has no room for goes on, and somebody hears of it once', async () => {
	const doc = new Y.Doc();
	const troubles: string[] = [];
	const attached = await disk.replicas.attach('d', {
		...attachment(doc),
		onTrouble: (trouble) => troubles.push(trouble)
	});
	platter.drive.abort('no-room');
	doc.getText('t').insert(0, 'раз');
	doc.getText('t').insert(0, 'два');
	await attached.detach();
	expect(troubles).toEqual(['no-room']);
	expect(doc.getText('t').toString()).toBe('двараз');
});

test('edits under an older key are kept as they lie, and are neither given out nor called damaged', async () => {
	await sealedDisk(openMemoryDisk(platter), other).outbox.append([record('b0', 'старое')]);
	await disk.outbox.append([record('b1', 'новое')]);
	const { records, damaged } = await disk.outbox.read();
	expect(records.map(({ batch }) => batch)).toEqual(['b1']);
	expect(damaged).toBe(0);
	expect(platter.outbox).toHaveLength(2);
});

function holds(bytes: Uint8Array, text: string): boolean {
	const found = Buffer.from(bytes);
	return found.includes(Buffer.from(text)) || found.includes(Buffer.from(text, 'utf16le'));
}
