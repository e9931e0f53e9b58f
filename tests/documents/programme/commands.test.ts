import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { openSteps, progressOf, strayStepsOf } from '#lib/domain/programme.ts';
import * as commands from '#lib/documents/programme/commands.ts';
import { readProgramme } from '#lib/documents/programme/read.ts';
import { programmeText } from '#lib/documents/programme/text.ts';

const exchange = (one: Y.Doc, other: Y.Doc): void => {
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other), 'remote');
	Y.applyUpdate(other, Y.encodeStateAsUpdate(one), 'remote');
};

test('a step is planned, begun, done on a day, and may be opened again', () => {
	const doc = new Y.Doc();
	commands.addStep(doc, { id: 's1', title: 'Посетить урок', term: 'октябрь' });
	expect(readProgramme(doc).steps[0]).toMatchObject({ status: 'planned', term: 'октябрь' });

	commands.setStepStatus(doc, 's1', { status: 'done', today: '2026-10-12' });
	expect(readProgramme(doc).steps[0]).toMatchObject({ status: 'done', doneOn: '2026-10-12' });
	expect(progressOf(readProgramme(doc))).toEqual({ done: 1, of: 1, helpNeeded: 0 });

	commands.setStepStatus(doc, 's1', { status: 'help-needed', today: '2026-10-13' });
	expect(readProgramme(doc).steps[0]).toMatchObject({ status: 'help-needed', doneOn: '' });
	expect(openSteps(readProgramme(doc)).map((step) => step.id)).toEqual(['s1']);
});

test('moving steps on two phones at once doubles none and loses none', () => {
	const anna = new Y.Doc();
	const boris = new Y.Doc();
	for (const id of ['a', 'b', 'c']) commands.addStep(anna, { id });
	exchange(anna, boris);
	commands.moveStep(anna, 'c', 0);
	commands.moveStep(boris, 'c', 1);
	exchange(anna, boris);

	const order = readProgramme(anna).steps.map((step) => step.id);
	expect(order.toSorted()).toEqual(['a', 'b', 'c']);
	expect(readProgramme(boris).steps.map((step) => step.id)).toEqual(order);
});

test('a step added to a task that the other phone removed is shown as stray', () => {
	const anna = new Y.Doc();
	const boris = new Y.Doc();
	commands.addTask(anna, { id: 't1', title: 'Урок и ФГОС' });
	exchange(anna, boris);
	commands.removeTask(anna, 't1');
	commands.addStep(boris, { id: 's1', taskId: 't1', title: 'Разобрать план урока' });
	exchange(anna, boris);
	expect(strayStepsOf(readProgramme(anna)).map((step) => step.title)).toEqual([
		'Разобрать план урока'
	]);
});

test('a step that one removes while the other does it stays, and a removed one is gone', () => {
	const anna = new Y.Doc();
	const boris = new Y.Doc();
	commands.addTask(anna, { id: 't1', title: 'Урок и ФГОС' });
	commands.addTask(anna, { id: 't2', title: 'Класс' });
	for (const id of ['a', 'b', 'c']) commands.addStep(anna, { id });
	exchange(anna, boris);
	for (const id of ['a', 'b', 'c']) commands.removeStep(anna, id);
	for (const id of ['t1', 't2']) commands.removeTask(anna, id);
	commands.setStepStatus(boris, 'a', { status: 'done', today: '2026-11-21' });
	commands.moveStep(boris, 'b', 0);
	commands.renameTask(boris, 't2', 'Класс и родители');
	exchange(anna, boris);
	for (const doc of [anna, boris]) {
		expect(readProgramme(doc).steps).toMatchObject([{ id: 'a', status: 'done' }]);
		expect(readProgramme(doc).tasks).toMatchObject([{ id: 't2', title: 'Класс и родители' }]);
	}
});

test('filling a field in with what it already says writes nothing', () => {
	const doc = new Y.Doc();
	commands.fillInTitle(doc, { mode: 'очно' });
	const before = Y.encodeStateVector(doc);
	commands.fillInTitle(doc, { mode: 'очно' });
	expect(Y.encodeStateVector(doc)).toEqual(before);
});

test('whatever stands in a document, reading gives a whole programme', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.anything()), (fields) => {
			const doc = new Y.Doc();
			const known = JSON.parse(JSON.stringify(fields)) as Record<string, unknown>;
			doc.getMap('steps').set('s1', new Y.Map(Object.entries({ ...known, order: 7, title: null })));
			doc.getMap('steps').set('s2', 'не запись');
			doc.getMap('fields').set('mode', { a: 1 });
			const programme = readProgramme(doc);
			expect(programme.steps).toHaveLength(1);
			expect(programme.steps[0]).toMatchObject({ id: 's1', title: '', status: 'planned' });
			expect(programme.title.mode).toBe('');
		}),
		{ seed: 4, numRuns: 200 }
	);
});

for (let seed = 1; seed <= 60; seed++) {
	test(`[D2] three phones agree and lose no step (seed ${seed})`, () => {
		const phones = [new Y.Doc(), new Y.Doc(), new Y.Doc()] as const;
		const added = new Set<string>();
		const dice = fc.sample(fc.tuple(fc.nat(2), fc.nat(5), fc.nat(20)), { seed, numRuns: 60 });
		for (const [at, [who, what, which]] of dice.entries()) {
			const phone = phones[who] ?? phones[0];
			const known = readProgramme(phone).steps;
			const step = known[which % Math.max(1, known.length)];
			if (what === 0 || !step) {
				commands.addStep(phone, { id: `s${at}`, title: `Шаг ${at}` });
				added.add(`s${at}`);
			} else if (what === 1) commands.moveStep(phone, step.id, which % known.length);
			else if (what === 2) commands.changeStep(phone, step.id, { comment: `${at}` });
			else if (what === 3)
				commands.setStepStatus(phone, step.id, { status: 'done', today: '2026-11-01' });
			else if (what === 4)
				programmeText(phone, 'goal').write({ at: which, remove: 0, insert: `${at} ` });
			else exchange(phone, phones[(who + 1) % 3] ?? phones[0]);
		}
		for (let round = 0; round < 2; round++) {
			exchange(phones[0], phones[1]);
			exchange(phones[1], phones[2]);
		}
		const [first, ...others] = phones.map(readProgramme);
		for (const other of others) expect(other).toEqual(first);
		expect(new Set(first?.steps.map((step) => step.id))).toEqual(added);
		const goals = phones.map((phone) => programmeText(phone, 'goal').value);
		expect(new Set(goals).size).toBe(1);
	});
}
