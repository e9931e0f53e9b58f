import { decodeQR } from 'qr/decode.js';
import { expect, test } from 'vitest';
import { Gathering } from '../../../src/lib/sync/pictures/gathering.ts';
import { Showing, type Grain } from '../../../src/lib/sync/pictures/showing.ts';
import { bytesOf, chanceOf } from '../../support/chance.ts';
import { photograph, type Shot } from '../../support/lens.ts';

/** A camera gets two or three looks at a picture before the next one comes. */
const looksAtEach = 2;
const loss = 0.3;

interface Carried {
	readonly bytes: Uint8Array;
	readonly shown: number;
	readonly looks: number;
	readonly readable: number;
	readonly msToRead: number;
}

test('Q6: ten kilobytes go each way through two shaking hands, with three pictures in ten lost', () => {
	const [there, back] = [bytesOf(10_400, 1), bytesOf(10_400, 2)];
	const first = carry(there, 'fine', chanceOf(11));
	const second = carry(back, 'fine', chanceOf(12));
	expect(first.bytes).toEqual(there);
	expect(second.bytes).toEqual(back);
	for (const { shown } of [first, second]) expect(shown).toBeLessThan(40);
	console.info(figures('there', first), figures('back', second));
}, 60_000);

test('Q6: larger squares go through too', () => {
	const bytes = bytesOf(2_000, 3);
	const carried = carry(bytes, 'coarse', chanceOf(13));
	expect(carried.bytes).toEqual(bytes);
	console.info(figures('coarse', carried));
}, 60_000);

/** The real encoder, a photograph of every code, the real decoder. */
function carry(bytes: Uint8Array, grain: Grain, chance: () => number): Carried {
	const showing = new Showing(bytes);
	const gathering = new Gathering();
	let [looks, readable, msToRead] = [0, 0, 0];
	for (let shown = 1; shown < 200; shown++) {
		const text = showing.next(grain);
		const isLost = chance() < loss;
		for (let look = 0; look < looksAtEach && !isLost; look++) {
			const shot = photograph(text, handHeld(chance), chance);
			const since = performance.now();
			const read = readCode(shot);
			msToRead += performance.now() - since;
			looks++;
			if (read === undefined) continue;
			readable++;
			const said = gathering.take(read);
			if (said.is === 'whole') return { bytes: said.bytes, shown, looks, readable, msToRead };
		}
	}
	throw new Error('the camera gave up');
}

function handHeld(chance: () => number) {
	const between = (least: number, most: number): number => least + chance() * (most - least);
	return {
		pixels: 560,
		fill: between(0.75, 0.92),
		degrees: between(-10, 10),
		tilt: between(-0.1, 0.1),
		blur: between(0.4, 1),
		noise: between(3, 12),
		shade: between(0, 0.4)
	};
}

function readCode(shot: Shot): string | undefined {
	try {
		return decodeQR(shot);
	} catch {
		return undefined;
	}
}

function figures(way: string, { bytes, shown, looks, readable, msToRead }: Carried): string {
	const each = (msToRead / looks).toFixed(1);
	return `${way}: ${bytes.length} bytes in ${shown} pictures, ${readable} of ${looks} looks read, ${each} ms a look`;
}
