import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Ground } from '#lib/device/ground.ts';
import { OwnAgain } from '#lib/device/own-again.ts';

interface Deed {
	readonly isOwn: boolean;
	/** Where, as a share of what is there. */
	readonly at: number;
	readonly removes: boolean;
}

const deed: fc.Arbitrary<Deed> = fc.record({
	isOwn: fc.boolean(),
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	removes: fc.boolean()
});

test('own words stand in their order among what the server has, and not one word of the other goes along', () => {
	fc.assert(
		fc.property(fc.array(deed, { minLength: 1, maxLength: 25 }), fc.boolean(), (deeds, isSame) => {
			const { server, late, own, shown } = written(deeds, isSame);
			const stored = docOf([server]);
			const again = new OwnAgain(stored, idsFrom(5_000), new Ground([server, ...late, ...own]));
			const rewritten = own.flatMap((update) => {
				expect(again.stands(update)).toBe(true);
				return again.write(update) ?? [];
			});
			const after = docOf([server, ...rewritten]);
			expect(after.store.pendingStructs).toBeNull();
			expect(textIn(after)).toBe(shown.replaceAll(/[a-z]/g, ''));
		}),
		{ seed: 20261129, numRuns: 500 }
	);
});

/**
 * The server has «СЕРВЕР»; on one phone the other's letters are small Latin ones and own ones figures,
 * typed in turn. The other may go on under an id of which the server has words.
 */
function written(deeds: readonly Deed[], isSame: boolean) {
	const phone = new Y.Doc({ gc: false });
	const text = phone.getText('note:1');
	phone.clientID = 1;
	text.insert(0, 'СЕРВЕР');
	const server = Y.encodeStateAsUpdate(phone);
	const [late, own]: Uint8Array[][] = [[], []];
	let isOwn = false;
	phone.on('update', (update: Uint8Array) => void (isOwn ? own : late)!.push(update));
	deeds.forEach((one, number) => {
		isOwn = one.isOwn;
		phone.clientID = isOwn ? 2 : isSame ? 1 : 3;
		const letter = isOwn ? String(number % 10) : String.fromCharCode(97 + number);
		const at = Math.floor(one.at * text.length);
		// Only own letters are taken back, so that what the other took back is not missed.
		const mayRemove = isOwn && one.removes && /\d/.test(text.toString()[at] ?? '');
		if (mayRemove) text.delete(at, 1);
		else text.insert(at, letter);
	});
	return { server, late: late!, own: own!, shown: text.toString() };
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
	const doc = new Y.Doc();
	for (const update of updates) Y.applyUpdate(doc, update);
	return doc;
}

const textIn = (doc: Y.Doc): string => doc.getText('note:1').toString();

function idsFrom(first: number): () => number {
	let next = first;
	return () => next++;
}
