import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { helperOf, waitingIn } from '#lib/domain/help.ts';
import { answerHelp, askForHelp } from '#lib/documents/help/commands.ts';
import { readHelp } from '#lib/documents/help/read.ts';

test('a request waits until it is answered, and the answer says when and by whom', () => {
	const doc = new Y.Doc();
	askForHelp(doc, { id: 'r1', text: 'Класс не слышит', at: 10 });
	askForHelp(doc, { id: 'r2', text: 'Нужен кабинет', at: 20 });
	expect(waitingIn(readHelp(doc))).toBe(2);
	answerHelp(doc, { id: 'a1', requestId: 'r1', text: 'Приду на урок', at: 30, by: 'p7' });
	expect(readHelp(doc)).toEqual([
		{ id: 'r2', text: 'Нужен кабинет', at: 20, answers: [] },
		{
			...{ id: 'r1', text: 'Класс не слышит', at: 10 },
			answers: [{ id: 'a1', text: 'Приду на урок', at: 30, by: 'p7' }]
		}
	]);
	expect(waitingIn(readHelp(doc))).toBe(1);
});

test('two who answer at once are both heard, in whatever order the answers come', () => {
	const asked = new Y.Doc();
	askForHelp(asked, { id: 'r1', text: 'Помогите', at: 1 });
	const [one, other] = [new Y.Doc(), new Y.Doc()];
	for (const doc of [one, other]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(asked));
	answerHelp(one, { id: 'a1', requestId: 'r1', text: 'Я', at: 5, by: 'p1' });
	answerHelp(other, { id: 'a2', requestId: 'r1', text: 'И я', at: 4, by: 'p2' });
	const late = new Y.Doc();
	for (const doc of [one, other]) Y.applyUpdate(late, Y.encodeStateAsUpdate(doc));
	expect(readHelp(late)[0]?.answers.map(({ by }) => by)).toEqual(['p2', 'p1']);
});

test('what is no record is passed over, and only three kinds ask for help', () => {
	const doc = new Y.Doc();
	doc.getMap('requests').set('r1', 'помогите');
	doc.getMap('answers').set('a1', new Y.Map<unknown>([['requestId', 7]]));
	expect(readHelp(doc)).toEqual([]);
	expect([helperOf('help-curator'), helperOf('feedback')]).toEqual(['curator', undefined]);
});
