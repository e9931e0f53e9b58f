import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { removalsIn } from '#lib/documents/programme/bin.ts';
import { ProgrammeDeeds } from '#lib/documents/programme/deeds.ts';
import { historyOf } from '#lib/documents/programme/history.ts';
import { mergeSince, newsSince, sightOf } from '#lib/documents/programme/news.ts';
import { readProgramme } from '#lib/documents/programme/read.ts';
import { programmeText } from '#lib/documents/programme/text.ts';
import { clashDays, clashesIn, mergedTexts } from '#lib/documents/programme/registers.ts';
import { remarksIn } from '#lib/documents/programme/remarks.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 9, 1, 9);

/** A phone with a clock that a test sets. */
function phoneOf(name: string) {
	const doc = new Y.Doc();
	const clock = { now: start };
	let made = 0;
	const deeds = new ProgrammeDeeds({
		doc,
		author: () => ({ personId: name, name: `Имя ${name}`, at: clock.now }),
		newId: () => `${name}${++made}`
	});
	return { doc, clock, deeds };
}

const meet = (one: { doc: Y.Doc }, other: { doc: Y.Doc }): void => {
	Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc), 'remote');
	Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc), 'remote');
};

function pairWithStep() {
	const anna = phoneOf('a');
	const boris = phoneOf('b');
	const step = anna.deeds.addStep({ title: 'Посетить урок', term: 'октябрь' });
	meet(anna, boris);
	return { anna, boris, step };
}

test('of two terms written apart both stay in view for two weeks, and either may be taken', () => {
	const { anna, boris, step } = pairWithStep();
	anna.deeds.changeStep(step, { term: 'до 15 октября' });
	boris.deeds.changeStep(step, { term: 'до 20 октября' });
	expect(clashesIn(anna.doc, start)).toEqual([]);
	meet(anna, boris);
	const [clash] = clashesIn(anna.doc, start + day);
	expect(clash).toMatchObject({ root: 'steps', id: step, field: 'term' });
	expect(clash?.writes.map(({ value }) => value).toSorted()).toEqual([
		'до 15 октября',
		'до 20 октября'
	]);
	expect(clashesIn(boris.doc, start + day)).toEqual(clashesIn(anna.doc, start + day));
	expect(clashesIn(anna.doc, start + (clashDays + 1) * day)).toEqual([]);

	if (clash) anna.deeds.settle(clash, 'до 15 октября');
	meet(anna, boris);
	expect(readProgramme(boris.doc).steps[0]?.term).toBe('до 15 октября');
	expect(clashesIn(boris.doc, start + day)).toEqual([]);
});

test('a value written over one that was seen is no clash, nor are two equal ones', () => {
	const { anna, boris, step } = pairWithStep();
	anna.deeds.changeStep(step, { term: 'ноябрь' });
	meet(anna, boris);
	boris.deeds.changeStep(step, { term: 'декабрь' });
	meet(anna, boris);
	anna.deeds.changeStep(step, { term: 'январь' });
	meet(anna, boris);
	anna.deeds.changeStep(step, { expected: 'конспект' });
	boris.deeds.changeStep(step, { expected: 'конспект' });
	meet(anna, boris);
	expect(clashesIn(anna.doc, start)).toEqual([]);
});

test('a step that one removes and the other goes on with stays, and says who removed it', () => {
	const { anna, boris, step } = pairWithStep();
	anna.deeds.remove({ root: 'steps', id: step });
	expect(removalsIn(anna.doc).bin).toMatchObject([{ id: step, title: 'Посетить урок' }]);
	boris.deeds.changeStep(step, { comment: 'договорились на вторник' });
	meet(anna, boris);
	expect(removalsIn(boris.doc)).toMatchObject({ bin: [], doubted: [{ id: step, by: 'Имя a' }] });
	expect(readProgramme(anna.doc).steps).toHaveLength(1);

	boris.deeds.bringBack({ root: 'steps', id: step });
	meet(anna, boris);
	expect(removalsIn(anna.doc)).toEqual({ bin: [], doubted: [] });
});

test('the history tells the days and the people, and gives back what stood there', () => {
	const { anna, boris, step } = pairWithStep();
	anna.deeds.text('goal').write({ at: 0, remove: 0, insert: 'Уверенный урок' });
	anna.clock.now = boris.clock.now = start + 3 * day;
	meet(anna, boris);
	boris.deeds.text('goal').write({ at: 0, remove: 9, insert: 'Спокойный' });
	boris.deeds.text('goal').write({ at: 9, remove: 0, insert: ' и ясный' });
	boris.deeds.changeStep(step, { term: 'май' });
	boris.deeds.remove({ root: 'steps', id: step });
	const lines = historyOf(boris.doc).map(({ author, what, before }) => [author, what, before]);
	expect(lines).toEqual([
		['Имя b', 'removed', undefined],
		['Имя b', 'term', 'октябрь'],
		['Имя b', 'text', 'Уверенный урок'],
		['Имя a', 'added', undefined],
		['Имя a', 'text', '']
	]);

	boris.deeds.restoreBefore(start + 3 * day);
	expect(readProgramme(boris.doc).steps).toMatchObject([{ id: step, term: 'октябрь' }]);
	expect(programmeText(boris.doc, 'goal').value).toBe('Уверенный урок');
});

test('of one text the last ten days may be gone back to, and the older ones are still told', () => {
	const { doc, clock, deeds } = phoneOf('a');
	const goal = deeds.text('goal');
	for (let at = 0; at < 15; at++) {
		clock.now = start + at * day;
		goal.write({ at: goal.value.length, remove: 0, insert: `${at} ` });
	}
	const lines = historyOf(doc);
	expect(lines).toHaveLength(15);
	expect(lines.filter(({ before }) => before !== undefined)).toHaveLength(10);
	deeds.restoreBefore(start + 10 * day);
	expect(goal.value).toBe('0 1 2 3 4 5 6 7 8 9 ');
});

test('news are what came from others since one looked, also when it was written long before', () => {
	const { anna, boris, step } = pairWithStep();
	boris.deeds.changeStep(step, { term: 'май' });
	boris.deeds.say(`steps|${step}`, 'Так успеем?', ['a']);
	anna.clock.now = start + 5 * day;
	anna.deeds.changeStep(step, { expected: 'конспект' });
	const sight = sightOf(anna.doc);
	expect(newsSince(anna.doc, { sight, personId: 'a' })).toEqual([]);
	meet(anna, boris);
	const news = newsSince(anna.doc, { sight, personId: 'a' });
	expect(news.map(({ what, personId }) => [what, personId])).toEqual([
		['mention', 'b'],
		['term', 'b']
	]);
	expect(newsSince(anna.doc, { sight: sightOf(anna.doc), personId: 'a' })).toEqual([]);
	expect(newsSince(anna.doc, { sight: Uint8Array.of(255), personId: 'b' })).not.toEqual([]);
});

test('a row of a short list is there from its first word on', () => {
	const { doc, deeds } = phoneOf('a');
	deeds.change({ root: 'risks', id: 'r1' }, { answer: '' });
	expect(readProgramme(doc).lists.risks).toEqual([]);
	deeds.change({ root: 'risks', id: 'r1' }, { risk: 'Карантин' });
	deeds.change({ root: 'risks', id: 'r1' }, { answer: 'Встречаемся на расстоянии' });
	expect(readProgramme(doc).lists.risks).toMatchObject([
		{ id: 'r1', risk: 'Карантин', answer: 'Встречаемся на расстоянии' }
	]);
});

test('what was said is settled by either, and opened again', () => {
	const { anna, boris } = pairWithStep();
	anna.deeds.say('', 'Проверим цель в декабре', []);
	meet(anna, boris);
	const [remark] = remarksIn(boris.doc);
	boris.deeds.settleRemark(remark?.id ?? '', true);
	meet(anna, boris);
	expect(remarksIn(anna.doc)).toMatchObject([{ author: 'Имя a', settledBy: 'Имя b' }]);
	anna.deeds.settleRemark(remark?.id ?? '', false);
	expect(remarksIn(anna.doc)).toMatchObject([{ settledBy: '' }]);
});

test('undoing a deed takes its line of the history and its mark with it', () => {
	const { doc, deeds } = phoneOf('a');
	const step = deeds.addStep({ title: 'Шаг' });
	const undo = new Y.UndoManager(doc, { captureTimeout: 0 });
	const before = JSON.stringify([doc.getMap('changes'), doc.getMap('writes')]);
	deeds.changeStep(step, { term: 'май' });
	undo.undo();
	expect(JSON.stringify([doc.getMap('changes'), doc.getMap('writes')])).toBe(before);
	expect(readProgramme(doc).steps[0]?.term).toBe('');
});

test('whatever stands in the marks, the history and the remarks, reading never fails', () => {
	const { doc } = phoneOf('a');
	for (const root of ['changes', 'writes', 'remarks', 'people', 'difficulties'])
		for (const [key, value] of Object.entries({
			x: 1,
			'a|b': null,
			'a|b|c|d|e': { at: 'x', over: 3 }
		}))
			doc.getMap(root).set(key, value);
	doc.getMap('remarks').set('r', new Y.Map([['mentions', 'x']] as never));
	expect(historyOf(doc)).toHaveLength(1);
	expect(clashesIn(doc, start)).toEqual([]);
	expect(remarksIn(doc)).toMatchObject([{ id: 'r', mentions: [] }]);
	expect(removalsIn(doc)).toEqual({ bin: [], doubted: [] });
	expect(readProgramme(doc).lists.difficulties).toEqual([]);
	expect(newsSince(doc, { sight: Uint8Array.of(0), personId: 'a' })).toHaveLength(3);
});

const say = (phone: ReturnType<typeof phoneOf>, words: string): void => {
	phone.deeds.text('goal').write({ at: 0, remove: 0, insert: words });
};

test('a text that two wrote apart is called merged by both phones, until one of them has looked it over', () => {
	const { anna, boris } = pairWithStep();
	say(anna, 'Научиться ');
	meet(anna, boris);
	say(boris, 'планировать ');
	meet(anna, boris);
	expect(mergedTexts(anna.doc)).toEqual([]);
	anna.clock.now = boris.clock.now = start + day;
	say(anna, 'к маю ');
	say(boris, 'к июню ');
	meet(anna, boris);
	for (const { doc } of [anna, boris]) expect(mergedTexts(doc)).toEqual(['text:goal']);
	// Who goes on writing has not said that it is whole.
	anna.clock.now += 60 * 60_000;
	say(anna, 'и ещё ');
	meet(anna, boris);
	expect(mergedTexts(boris.doc)).toEqual(['text:goal']);
	const sight = sightOf(anna.doc);
	boris.deeds.checkText('goal');
	meet(anna, boris);
	for (const { doc } of [anna, boris]) expect(mergedTexts(doc)).toEqual([]);
	expect(newsSince(anna.doc, { sight, personId: 'a' })).toEqual([]);
	expect(clashesIn(anna.doc, start + 2 * day)).toEqual([]);
});

test('both may look it over at once, and what is written apart after that is merged again', () => {
	const { anna, boris } = pairWithStep();
	say(anna, 'раз ');
	say(boris, 'два ');
	meet(anna, boris);
	anna.deeds.checkText('goal');
	boris.deeds.checkText('goal');
	meet(anna, boris);
	expect(mergedTexts(anna.doc)).toEqual([]);
	say(anna, 'три ');
	say(boris, 'четыре ');
	meet(anna, boris);
	expect(mergedTexts(anna.doc)).toEqual(['text:goal']);
});

test('what one writes while the other only looks is not called merged', () => {
	const { anna, boris } = pairWithStep();
	say(anna, 'раз ');
	say(boris, 'два ');
	meet(anna, boris);
	anna.deeds.checkText('goal');
	meet(anna, boris);
	boris.clock.now += day;
	say(boris, 'три ');
	meet(anna, boris);
	expect(mergedTexts(anna.doc)).toEqual([]);
});

test('what two wrote apart is counted by the places in which each of them wrote', () => {
	const { anna, boris, step } = pairWithStep();
	const sight = sightOf(anna.doc);
	const since = { sight, personId: 'a' };
	anna.deeds.changeStep(step, { term: 'ноябрь', title: 'Посетить урок коллеги' });
	anna.deeds.addTask({ title: 'Планирование урока' });
	expect(mergeSince(anna.doc, since)).toBeUndefined();
	boris.deeds.changeStep(step, { comment: 'Во вторник' });
	boris.deeds.text('goal').write({ at: 0, remove: 0, insert: 'Освоить' });
	boris.deeds.say('steps|' + step, 'Успеем?', []);
	meet(anna, boris);
	expect(mergeSince(anna.doc, since)).toEqual({ own: 2, others: [{ personId: 'b', edits: 2 }] });
	expect(mergeSince(anna.doc, { ...since, sight: sightOf(anna.doc) })).toBeUndefined();
	const late = sightOf(boris.doc);
	boris.clock.now += 60_000;
	boris.deeds.text('goal').write({ at: 7, remove: 0, insert: ' оценивание' });
	anna.clock.now += 60_000;
	anna.deeds.text('goal').write({ at: 0, remove: 0, insert: 'Наша цель: ' });
	meet(anna, boris);
	expect(mergeSince(boris.doc, { sight: late, personId: 'b' })).toEqual({
		own: 1,
		others: [{ personId: 'a', edits: 1 }]
	});
});
