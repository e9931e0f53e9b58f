import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { lifeOf } from '#lib/domain/bonds/life.ts';
import {
	changeLine,
	lineOf,
	openChanges,
	orderables,
	type OrderWords,
	type OrderWorld
} from '#lib/domain/bonds/order-lines.ts';
import { formOf, profilesOf } from '#lib/domain/bonds/profiles.ts';
import type { PairOrder } from '#lib/domain/bonds/order.ts';
import { peopleById } from '#lib/domain/registry/lookups.ts';
import { propose } from '#lib/domain/matching/propose.ts';
import * as bonds from '#lib/documents/registry/bonds.ts';
import * as commands from '#lib/documents/registry/commands.ts';
import { readRegistry } from '#lib/documents/registry/read.ts';
import { orderPaper } from '#lib/export/papers/order-paper.ts';

const today = '2026-10-01';
const words: OrderWords = {
	form: (form) => form,
	kind: (kind) => kind,
	day: (day) => day,
	change: ({ kind }, nameOf) => `${kind} ${nameOf('m2')}`,
	consent: ({ givenOn }) => `согласие от ${givenOn}`
};

function school() {
	const doc = new Y.Doc();
	const mentor = { isMentor: true, post: 'учитель физики', capacity: 2 } as const;
	commands.addPerson(doc, { id: 'm1', name: 'Кедрина Ольга', ...mentor });
	commands.addPerson(doc, { id: 'm2', name: 'Камышов Игорь', ...mentor });
	commands.addPerson(doc, { id: 'n1', name: 'Лугинин Артём', isMentee: true, post: 'учитель' });
	const child = { isMentee: true, birthDate: '2015-05-05', post: '5 «А»' };
	commands.addPerson(doc, { id: 'n2', name: 'Ёжикова Аня', ...child });
	bonds.addBonds(doc, [{ id: 'b', mentorId: 'm1', menteeIds: ['n1'], createdOn: today }]);
	return doc;
}

function sign(doc: Y.Doc, personId: string, kinds: readonly string[]): void {
	for (const kind of kinds) {
		const id = `${personId} ${kind}`;
		commands.addConsent(doc, { id, personId, kind: kind as 'participation', givenOn: today });
	}
}

function happen(doc: Y.Doc, kind: 'mentor-agreed' | 'mentee-agreed' | 'mentor-changed'): void {
	bonds.addEvent(doc, { id: kind, bondId: 'b', kind, on: today, at: 1, mentorId: 'm2' });
}

function worldOf(doc: Y.Doc): OrderWorld {
	const registry = readRegistry(doc);
	const read = bonds.readBonds(doc);
	return {
		...{ people: peopleById(registry), consents: registry.consents, orders: read.orders, today },
		bonds: read.bonds.map((bond) => ({ bond, life: lifeOf(bond) }))
	};
}

const both = ['participation', 'personal-data'];

test('no pair is ready for an order without the papers of both and the word of both', () => {
	const doc = school();
	const barriers = () => orderables(worldOf(doc))[0]?.barriers;
	expect(barriers()).toEqual(['consents', 'agreement']);
	sign(doc, 'm1', both);
	happen(doc, 'mentor-agreed');
	happen(doc, 'mentee-agreed');
	expect(barriers()).toEqual(['consents']);
	expect(orderables(worldOf(doc))[0]?.unsigned).toEqual(['n1']);
	sign(doc, 'n1', both);
	expect(barriers()).toEqual([]);
	commands.changeConsent(doc, 'n1 personal-data', { withdrawnOn: today });
	expect(barriers()).toEqual(['consents']);
});

test('a pair stands in one order, and a change of it in the next one only', () => {
	const doc = school();
	for (const id of ['m1', 'n1']) sign(doc, id, both);
	happen(doc, 'mentor-agreed');
	happen(doc, 'mentee-agreed');
	bonds.addOrder(doc, { id: 'o', kind: 'assign', createdAt: 1 });
	const ordered = { id: 'e', bondId: 'b', kind: 'ordered', on: today, at: 2 } as const;
	bonds.signOrder(doc, 'o', { on: today, events: [ordered], changes: [] });
	expect(orderables(worldOf(doc))).toEqual([]);
	expect(openChanges(worldOf(doc))).toEqual([]);
	bonds.addEvent(doc, { ...ordered, id: 'c', kind: 'mentor-changed', at: 3, mentorId: 'm2' });
	const world = worldOf(doc);
	const [change] = openChanges(world);
	expect(changeLine(change!, words, world)).toMatchObject({
		...{ mentor: 'Камышов Игорь', mentees: 'Лугинин Артём', change: 'mentor', from: today },
		note: 'mentor-changed Камышов Игорь'
	});
	bonds.addOrder(doc, { id: 'o2', kind: 'change', createdAt: 4 });
	bonds.signOrder(doc, 'o2', { on: today, events: [], changes: ['c'] });
	expect(openChanges(worldOf(doc))).toEqual([]);
});

test('pupils stand in an appendix of their own, which is not published', () => {
	const doc = school();
	bonds.addBonds(doc, [{ id: 'c', mentorId: 'm2', menteeIds: ['n2'], createdOn: today }]);
	const world = worldOf(doc);
	const lines = world.bonds.map((living) => lineOf(living, words, world));
	const order: PairOrder = {
		...{ id: 'o', kind: 'assign', number: '7-од', date: today, grounds: '', programmesBy: '' },
		...{ lines, signedOn: '', createdAt: 0 }
	};
	const { blocks } = orderPaper(order, readRegistry(doc).school);
	const pages: string[] = [''];
	for (const block of blocks) {
		if (block.kind === 'page') pages.push('');
		pages[pages.length - 1] += JSON.stringify(block);
	}
	const withChild = pages.filter((page) => page.includes('Ёжикова'));
	expect(withChild).toHaveLength(1);
	expect(withChild[0]).toContain('Для служебного пользования');
	expect(withChild[0]).not.toContain('Лугинин');
});

test('from the bases: whoever is paired waits no more, and what nobody filled in shuts nothing', () => {
	const doc = school();
	for (const id of ['m1', 'm2']) sign(doc, id, both);
	sign(doc, 'n2', ['parent-participation', 'parent-personal-data']);
	const world = worldOf(doc);
	const profiles = profilesOf({ ...world, ...readRegistry(doc), organisationId: 's' });
	expect(profiles.mentees.map(({ personId }) => personId)).toEqual(['n2']);
	expect(profiles.mentors.map(({ load }) => load)).toEqual([1, 0]);
	expect(propose(profiles.mentors, profiles.mentees).pairs).toMatchObject([
		{ mentorId: 'm2', menteeId: 'n2' }
	]);
	expect(formOf(world.people.get('n2')!, today)).toBe('teacher-pupil');
});
