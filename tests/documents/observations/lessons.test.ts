import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { criteria, differencesIn, partOfSide } from '#lib/domain/observation.ts';
import * as commands from '#lib/documents/observations/commands.ts';
import { readLessons } from '#lib/documents/observations/read.ts';

const lesson = { id: 'l1', date: '2026-11-20', observer: 'mentor' } as const;

test('who watched and who taught fill one card in at once, and it shows where they differ', () => {
	const mentor = new Y.Doc();
	const mentee = new Y.Doc();
	commands.addLesson(mentor, lesson);
	Y.applyUpdate(mentee, Y.encodeStateAsUpdate(mentor));
	commands.judgeLesson(mentor, 'l1', { side: 'observer', criterion: 'aim', mark: 2 });
	commands.judgeLesson(mentor, 'l1', { side: 'observer', criterion: 'time', mark: 1 });
	commands.judgeLesson(mentee, 'l1', {
		side: 'teacher',
		criterion: 'aim',
		mark: 0,
		note: 'Спешка'
	});
	commands.judgeLesson(mentee, 'l1', { side: 'teacher', criterion: 'time', mark: 1 });
	Y.applyUpdate(mentor, Y.encodeStateAsUpdate(mentee));
	Y.applyUpdate(mentee, Y.encodeStateAsUpdate(mentor));
	const [card] = readLessons(mentor);
	expect(readLessons(mentee)).toEqual([card]);
	expect(card?.judgements.observer.aim).toEqual({ mark: 2, note: '' });
	expect(card?.judgements.teacher.aim).toEqual({ mark: 0, note: 'Спешка' });
	expect(card && differencesIn(card)).toEqual(['aim']);
	expect(card && [partOfSide(card, 'observer'), partOfSide(card, 'teacher')]).toEqual([
		'mentor',
		'mentee'
	]);
});

test('a card that one removes while the other goes on with it stays', () => {
	const mentor = new Y.Doc();
	const mentee = new Y.Doc();
	commands.addLesson(mentor, lesson);
	commands.addLesson(mentor, { ...lesson, id: 'l2', date: '2026-11-27' });
	Y.applyUpdate(mentee, Y.encodeStateAsUpdate(mentor));
	expect(readLessons(mentee).map(({ id }) => id)).toEqual(['l2', 'l1']);
	for (const id of ['l1', 'l2']) commands.removeLesson(mentor, id);
	commands.changeLesson(mentee, 'l1', { strengths: 'Ясная цель' });
	Y.applyUpdate(mentor, Y.encodeStateAsUpdate(mentee));
	expect(readLessons(mentor)).toMatchObject([{ id: 'l1', strengths: 'Ясная цель' }]);
	commands.restoreLesson(mentor, 'l2');
	expect(readLessons(mentor)).toHaveLength(2);
});

test('nonsense from another version reads as a card that is empty', () => {
	const doc = new Y.Doc();
	const fields: [string, unknown][] = [
		['observer', 'директор'],
		['observer:aim:mark', 9]
	];
	doc.getMap('lessons').set('l1', new Y.Map(fields));
	doc.getMap('lessons').set('l2', 4);
	const [card, ...others] = readLessons(doc);
	expect(others).toEqual([]);
	expect(card?.observer).toBe('mentor');
	for (const criterion of criteria) {
		expect(card?.judgements.observer[criterion]).toEqual({ mark: undefined, note: '' });
	}
});
