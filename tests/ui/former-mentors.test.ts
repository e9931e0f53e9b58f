import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { lifeOf } from '#lib/domain/bonds/life.ts';
import { addBonds, addEvent, readBonds } from '#lib/documents/registry/bonds.ts';
import { addPerson } from '#lib/documents/registry/commands.ts';
import { readRegistry } from '#lib/documents/registry/read.ts';
import { formerMentors } from '#lib/ui/bonds/app-members.ts';

/** A bond that first `a` led, then whoever else in turn; `c` has no account that the base knows. */
function bondOf(...next: readonly string[]) {
	const doc = new Y.Doc();
	for (const id of ['a', 'b', 'c']) {
		const account = id === 'c' ? {} : { accountId: `account ${id}` };
		addPerson(doc, { id, name: `Имя ${id}`, isMentor: true, ...account });
	}
	addBonds(doc, [{ id: 'bond', mentorId: 'a', menteeIds: ['m'], createdOn: '2026-09-01' }]);
	const kinds = ['mentor-agreed', 'mentee-agreed', 'ordered'] as const;
	for (const [at, kind] of kinds.entries())
		addEvent(doc, { id: kind, bondId: 'bond', kind, on: '2026-09-02', at });
	for (const [at, mentorId] of next.entries()) {
		const kind = 'mentor-changed';
		addEvent(doc, { id: `${at}`, bondId: 'bond', kind, on: `2026-10-0${at + 1}`, at, mentorId });
	}
	const { people } = readRegistry(doc);
	const life = lifeOf(readBonds(doc).bonds[0]!);
	return (...mentors: readonly string[]) =>
		formerMentors(
			{ life },
			{ mentors: mentors.map((id) => ({ id: `account ${id}`, name: `Имя ${id}` })) },
			(id) => people.find((one) => one.id === id)
		).map(({ name }) => name);
}

test('as long as nobody was changed, a second mentor is nobody’s former one', () => {
	expect(bondOf()('a', 'x')).toEqual([]);
});

test('the one before hands over, whoever goes along beside', () => {
	expect(bondOf('b')('a', 'x')).toEqual(['Имя a']);
	expect(bondOf('b')('x', 'a', 'b')).toEqual(['Имя a']);
	expect(bondOf('b')('b', 'x')).toEqual([]);
	expect(bondOf('c')('a', 'x')).toEqual(['Имя a']);
	expect(bondOf('c')('c')).toEqual([]);
});

test('after two changes it is the latest who is there, and after a way back nobody', () => {
	expect(bondOf('b', 'c')('a')).toEqual(['Имя a']);
	expect(bondOf('b', 'c')('a', 'b')).toEqual(['Имя b']);
	expect(bondOf('b', 'a')('a')).toEqual([]);
});

test('where the base knows none of them, it is asked', () => {
	expect(bondOf('b')('x', 'y')).toEqual(['Имя x', 'Имя y']);
	expect(bondOf('b')('x', 'b')).toEqual([]);
});
