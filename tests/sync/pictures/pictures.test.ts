import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Gathering, type Gathered } from '../../../src/lib/sync/pictures/gathering.ts';
import { maxTransferBytes } from '../../../src/lib/sync/pictures/mixing.ts';
import { readPicture, textOfPicture } from '../../../src/lib/sync/pictures/picture.ts';
import { mixesIn, Showing, type Grain } from '../../../src/lib/sync/pictures/showing.ts';
import { chanceOf, bytesOf } from '../../support/chance.ts';

const grains = Object.keys(mixesIn) as Grain[];
const transfers = fc
	.tuple(fc.integer({ min: 1, max: maxTransferBytes }), fc.integer())
	.map(([length, seed]) => bytesOf(length, seed));

describe('Q1: a transfer comes through', () => {
	test('whatever is lost, seen twice, out of order or misread on the way', () => {
		fc.assert(
			fc.property(
				transfers,
				fc.constantFrom(...grains),
				fc.integer(),
				fc.double({ min: 0, max: 0.8, noNaN: true }),
				(bytes, grain, seed, loss) => {
					const chance = chanceOf(seed);
					const showing = new Showing(bytes);
					const gathering = new Gathering();
					const late: string[] = [];
					let said: Gathered = { is: 'nothing' };
					for (let shown = 0; said.is !== 'whole'; shown++) {
						expect(shown).toBeLessThan(3_000);
						const text = showing.next(grain);
						if (chance() < loss) continue;
						if (chance() < 0.2) late.push(text);
						if (chance() < 0.1) expect(gathering.take(misread(text, chance)).is).toBe('nothing');
						if (chance() < 0.3 && said.is === 'part') gathering.take(text);
						const seen = chance() < 0.2 ? (late.pop() ?? text) : text;
						said = gathering.take(seen);
					}
					expect(said.bytes).toEqual(bytes);
					expect(said.transfer).toBe(showing.transfer);
				}
			),
			{ seed: 1, numRuns: 60 }
		);
	});

	test('with other pictures and other transfers before the camera', () => {
		const gathering = new Gathering();
		const [ours, theirs] = [new Showing(bytesOf(9_000, 1)), new Showing(bytesOf(9_000, 2))];
		for (const foreign of ['', 'https://example.org', 'TROPA1:', 'TROPA1:ABC', 'TROPA1:привет']) {
			expect(gathering.take(foreign)).toEqual({ is: 'nothing' });
		}
		for (let shown = 0; shown < 4; shown++) gathering.take(theirs.next('fine'));
		let said: Gathered = { is: 'nothing' };
		for (let shown = 0; shown < 8; shown++) {
			gathering.take(theirs.next('fine'));
			said = gathering.take(ours.next('fine'));
		}
		expect(said).toEqual({ is: 'whole', transfer: ours.transfer, bytes: bytesOf(9_000, 1) });
	});

	test('from both grains in turn, without starting again', () => {
		const bytes = bytesOf(5_000, 3);
		const showing = new Showing(bytes);
		const gathering = new Gathering();
		let said: Gathered = { is: 'nothing' };
		for (let shown = 0; shown < 8; shown++) said = gathering.take(showing.next(grains[shown % 2]!));
		expect(said).toMatchObject({ is: 'whole', bytes });
	});
});

test('Q2: progress only grows, and is whole only at the end', () => {
	const showing = new Showing(bytesOf(20_000, 4));
	const gathering = new Gathering();
	let before = 0;
	for (let said = gathering.take(showing.next('fine')); said.is !== 'whole';) {
		if (said.is !== 'part') throw new Error(said.is);
		expect(said.of).toBe(84);
		expect(said.have).toBeGreaterThanOrEqual(before);
		expect(said.have).toBeLessThan(said.of);
		before = said.have;
		said = gathering.take(showing.next('fine'));
	}
	expect(before).toBeGreaterThan(70);
});

test('Q3: what was put together and is not what its name says is refused, and may come again', () => {
	const bytes = bytesOf(400, 5);
	const showing = new Showing(bytes);
	const gathering = new Gathering();
	const honest = readPicture(showing.next('fine'))!;
	const forged = textOfPicture({ ...honest, mixes: honest.mixes.map((mix) => mix.map(() => 7)) });
	expect(gathering.take(forged)).toEqual({ is: 'spoilt', transfer: showing.transfer });
	expect(gathering.take(textOfPicture(honest))).toMatchObject({ is: 'whole', bytes });
});

test('Q4: what is longer than 48 KiB, or empty, is not shown', () => {
	expect(() => new Showing(bytesOf(maxTransferBytes + 1, 6))).toThrow(RangeError);
	expect(() => new Showing(new Uint8Array())).toThrow(RangeError);
	expect(new Showing(bytesOf(maxTransferBytes, 6)).bytes).toBe(maxTransferBytes);
});

test('Q5: at most three mixes more than there are blocks are needed on the average, whatever is lost', () => {
	const chance = chanceOf(7);
	let spare = 0;
	const runs = 200;
	for (let run = 0; run < runs; run++) {
		const length = 1 + Math.floor(chance() * maxTransferBytes);
		const showing = new Showing(bytesOf(length, run));
		const gathering = new Gathering();
		const blocks = Math.ceil(length / 240);
		let seen = 0;
		for (;;) {
			const picture = readPicture(showing.next('coarse'))!;
			if (chance() < 0.3) continue;
			seen += picture.mixes.length;
			if (gathering.take(textOfPicture(picture)).is === 'whole') break;
		}
		spare += seen - blocks;
	}
	expect(spare / runs).toBeLessThan(3);
});

test('Q7: the pictures of a transfer are the same on every machine and in every version', () => {
	const showing = new Showing(new TextEncoder().encode('Сверились. '.repeat(60)));
	expect(showing.transfer).toBe('3a978988');
	const texts = Array.from({ length: 6 }, () => showing.next('coarse'));
	expect(texts.every((text) => text.length === 747)).toBe(true);
	// Two with the blocks themselves, one with the last and a mix, the rest mixes.
	expect(texts.map((text) => text.slice(-12))).toEqual([
		'GLWHL34$E8S5',
		'GLWHO74%KA12',
		'0000840-VV.2',
		'0000Z20.MNN5',
		'0000S20N-UI3',
		'0000340DAN45'
	]);
});

/** One letter becomes another. */
function misread(text: string, chance: () => number): string {
	const at = 'TROPA1:'.length + Math.floor(chance() * (text.length - 'TROPA1:'.length));
	return text.slice(0, at) + (text[at] === '0' ? '1' : '0') + text.slice(at + 1);
}
