import { expect, test } from 'vitest';
import type { Edit } from '#lib/device/disk/outbox-writer.ts';
import { Typing } from '#lib/device/typing.ts';

const bytes = (value: number) => new Uint8Array([value]);

function setUp() {
	const kept: Edit[] = [];
	const shelf = { add: (edit: Edit) => void kept.push(edit) };
	const lacking = new Set<number>();
	const isIn = (_: string, update: Uint8Array) => !lacking.has(update[0]!);
	const typing = new Typing({ tab: 'here', now: () => 5, shelf, isIn });
	const hear = (edit: number, document = 'd') =>
		typing.hear({ say: 'edit', document, key: { tab: 'there', edit }, update: bytes(edit) });
	const told = () => kept.map(({ edit, document, update }) => `${edit} ${document} ${update[0]}`);
	return { typing, hear, told, lacking };
}

test('what another tab typed and nobody has kept is kept before what is typed on top of it', () => {
	const { typing, hear, told } = setUp();
	hear(1);
	hear(2, 'other');
	expect(typing.add('d', bytes(9))).toEqual({ tab: 'here', edit: 2 });
	expect(told()).toEqual(['1 d 1', '2 d 9']);
	typing.add('d', bytes(10));
	expect(told()).toHaveLength(3);
});

test('what builds on something that was not heard is left to whoever typed it', () => {
	const { typing, hear, told, lacking } = setUp();
	hear(1);
	hear(2);
	lacking.add(2);
	expect(typing.adopt('d')).toEqual([{ key: { tab: 'here', edit: 1 }, update: bytes(1) }]);
	lacking.clear();
	typing.add('d', bytes(9));
	expect(told()).toEqual(['1 d 1', '2 d 2', '3 d 9']);
});

test('what was kept or stored meanwhile is not kept a second time', () => {
	const { typing, hear, told } = setUp();
	hear(1);
	hear(2);
	hear(3);
	const state = { at: 'waiting' } as const;
	const card = {
		document: 'd',
		batch: 'b',
		tab: 'there',
		first: 1,
		last: 2,
		at: 0,
		bytes: 1,
		state
	};
	typing.hear({ say: 'kept', cards: [card] });
	typing.hear({ say: 'settled', keys: [{ tab: 'there', edit: 3 }] });
	typing.add('d', bytes(9));
	expect(told()).toEqual(['1 d 9']);
});
