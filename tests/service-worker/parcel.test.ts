import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineOf } from '../../server/setup/parcels.mjs';
import { unpacked } from '../../src/service-worker/parcel.ts';

const file = fc.record({
	name: fc.stringMatching(/^_app\/immutable\/[a-zA-Z0-9_-]{1,12}\.(js|css)$/),
	content: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '\n', '["a"]\n', 'слово «»'))
});
const files = fc.array(file, { maxLength: 8 });
const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 });

test('what was packed comes out as it was, whatever pieces it comes in', async () => {
	await fc.assert(
		fc.asyncProperty(files, lengths, async (packed, sizes) => {
			const out = await all(piecesOf(bytesOf(packed), sizes));
			expect(out.broken).toBe(false);
			expect(out.files).toEqual(packed.map(({ name, content }) => [`/${name}`, content]));
		}),
		{ seed: 2101, numRuns: 300 }
	);
});

test('of a parcel that ends too early the files before its end are good, and the rest is missed', async () => {
	await fc.assert(
		fc.asyncProperty(files, lengths, fc.nat(), async (packed, sizes, cut) => {
			const bytes = bytesOf(packed);
			const end = bytes.length === 0 ? 0 : cut % bytes.length;
			const ends = packed.map((_, at) => bytesOf(packed.slice(0, at + 1)).length);
			const whole = packed.slice(0, ends.filter((one) => one <= end).length);
			const out = await all(piecesOf(bytes.subarray(0, end), sizes));
			expect(out.files).toEqual(whole.map(({ name, content }) => [`/${name}`, content]));
			expect(out.broken).toBe(end > 0 && !ends.includes(end));
		}),
		{ seed: 2102, numRuns: 300 }
	);
});

test.each([
	['a page', '<!doctype html>\n'],
	['a list of something else', '["/_app/immutable/a.js"]\n'],
	['a picture', '["/_app/immutable/a.png","…"]\n'],
	['a name without an end', '["/_app/immutable/toString","…"]\n'],
	['nothing', 'null\n']
])('%s instead of a parcel is refused', async (_, text) => {
	const good = lineOf('_app/immutable/good.css', 'a{}');
	const out = await all(piecesOf(new TextEncoder().encode(good + text), [5]));
	expect(out).toEqual({ files: [['/_app/immutable/good.css', 'a{}']], broken: true });
});

test('a script comes out as a script, and a style sheet as one', async () => {
	const lines = lineOf('_app/immutable/a.js', '1') + lineOf('_app/immutable/a.css', 'a{}');
	const types: (string | null)[] = [];
	for await (const { answer } of unpacked(piecesOf(new TextEncoder().encode(lines), [7])))
		types.push(answer.headers.get('content-type'));
	expect(types).toEqual(['text/javascript; charset=utf-8', 'text/css; charset=utf-8']);
});

interface Packed {
	readonly name: string;
	readonly content: string;
}

function bytesOf(packed: readonly Packed[]): Uint8Array {
	return new TextEncoder().encode(packed.map((one) => lineOf(one.name, one.content)).join(''));
}

/** In pieces of these lengths, over and over. */
function piecesOf(bytes: Uint8Array, lengths: readonly number[]): ReadableStream<Uint8Array> {
	let [at, turn] = [0, 0];
	return new ReadableStream({
		pull(controller) {
			const length = lengths[turn++ % lengths.length]!;
			if (at >= bytes.length) controller.close();
			else controller.enqueue(bytes.slice(at, (at += length)));
		}
	});
}

async function all(parcel: ReadableStream<Uint8Array>) {
	const files: (readonly [string, string])[] = [];
	try {
		for await (const { path, answer } of unpacked(parcel)) files.push([path, await answer.text()]);
	} catch {
		return { files, broken: true };
	}
	return { files, broken: false };
}
