import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { newPartOf, partBefore } from '#lib/sync/update/new-part.ts';
import { diceOf } from './dice.ts';
import { docOf, isPending, makeHistory, stateOf } from './histories.ts';

const seeds = Array.from({ length: 60 }, (_, at) => at + 1);

describe('the part of an update without some clients', () => {
	test.each(seeds)('says of all others what the whole says (seed %i)', (seed) => {
		const { log, wholes } = makeHistory(seed);
		const dice = diceOf(seed);
		for (const update of [...log, ...wholes.slice(0, 12)]) {
			const { structs, ds } = Y.decodeUpdate(update);
			const clients = [...new Set([...structs.map(({ id }) => id.client), ...ds.clients.keys()])];
			const ends = new Map(
				clients.filter(() => dice.roll(2) === 0).map((client) => [client, dice.roll(5)])
			);
			const part = Y.decodeUpdate(partBefore(update, (client) => ends.get(client)));
			const ids = (all: typeof structs) =>
				all.map(({ id, length }) => [id.client, id.clock, length]);
			const isBefore = ({ id, length }: (typeof structs)[number]) =>
				id.clock + length <= (ends.get(id.client) ?? Infinity);
			expect(ids(part.structs)).toEqual(ids(structs.filter(isBefore)));
			expect(deletedBy(part.ds)).toEqual(deletedBy(ds, ends));
		}
	});
});

describe('the new part of an update', () => {
	test.each(seeds)(
		'is the same to a Y.Doc as the whole, and what Yjs cuts off is cut off (seed %i)',
		(seed) => {
			const { log, wholes } = makeHistory(seed);
			const dice = diceOf(seed);
			for (const update of [...wholes.slice(0, 12), Y.encodeStateAsUpdate(docOf(log))]) {
				const stored = log.slice(0, dice.roll(log.length + 1));
				const doc = docOf(stored);
				const clocks = Y.decodeStateVector(Y.encodeStateVector(doc));
				const alone = docOf([...stored, update]);
				if (isPending(alone)) continue;
				const part = newPartOf(update, (client) => clocks.get(client) ?? 0);
				expect(stateOf(docOf([...stored, part]))).toEqual(stateOf(alone));
				expect(structsOf(part)).toEqual(structsOf(Y.diffUpdate(update, Y.encodeStateVector(doc))));
			}
		}
	);

	test.each(['text', 'emoji', 'values', 'deleted', 'gone'] as const)(
		'may begin inside %s',
		(content) => {
			const whole = written(content);
			for (let known = 0; known <= 6; known++) {
				const part = newPartOf(whole, () => known);
				const vector = Y.encodeStateVector(new Map([[7, known]]));
				expect(structsOf(part)).toEqual(structsOf(Y.diffUpdate(whole, vector)));
			}
		}
	);
});

/** Six clocks in one struct of the client 7. */
function written(content: 'text' | 'emoji' | 'values' | 'deleted' | 'gone'): Uint8Array {
	if (content === 'gone') return new Uint8Array([1, 1, 7, 0, 0, 6, 0]);
	if (content === 'deleted') return new Uint8Array([1, 1, 7, 0, 1, 1, 1, 97, 6, 0]);
	const doc = new Y.Doc();
	doc.clientID = 7;
	if (content === 'text') doc.getText('a').insert(0, 'слово!');
	if (content === 'emoji') doc.getText('a').insert(0, '😀😀😀');
	if (content === 'values') doc.getArray('a').push([1, 'два', null, [3], { b: 4 }, true]);
	return Y.encodeStateAsUpdate(doc);
}

function structsOf(update: Uint8Array) {
	const { structs, ds } = Y.decodeUpdate(update);
	const seen = structs.map((struct) =>
		struct instanceof Y.Item
			? [struct.id, struct.length, struct.origin, struct.rightOrigin, contentOf(struct)]
			: [struct.id, struct.length, struct.constructor.name]
	);
	return { seen, ds: [...ds.clients].sort(([left], [right]) => left - right) };
}

function contentOf({ content }: Y.Item): unknown {
	return content instanceof Y.ContentType ? content.type.constructor.name : content;
}

type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds'];

/** Clock by clock, without those from a client's end on. */
function deletedBy({ clients }: DeleteSet, ends?: ReadonlyMap<number, number>): readonly string[] {
	return [...clients]
		.flatMap(([client, ranges]) =>
			ranges.flatMap(({ clock, len }) =>
				Array.from({ length: len }, (_, at) => clock + at)
					.filter((one) => one < (ends?.get(client) ?? Infinity))
					.map((one) => `${client}:${one}`)
			)
		)
		.sort();
}
