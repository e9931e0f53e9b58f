import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { templateFrom } from '#lib/domain/programme-templates/from-programme.ts';
import { addTemplate, templatesIn } from '#lib/documents/library/templates.ts';
import { applyTemplate } from '#lib/documents/programme/apply-template.ts';
import * as commands from '#lib/documents/programme/commands.ts';
import { readProgramme } from '#lib/documents/programme/read.ts';

const persons = ['Сойкина Вера Павловна', 'Журавлёв Пётр Ильич'];

function programme() {
	const doc = new Y.Doc();
	commands.fillInTitle(doc, { form: 'учитель — учитель', kind: 'традиционное' });
	commands.addTask(doc, { id: 't', title: 'Урок с Верой Павловной' });
	commands.addStep(doc, {
		id: 's1',
		taskId: 't',
		title: 'Посетить урок Сойкиной В. П.',
		menteeDoes: 'Журавлёв ведёт записи',
		comment: 'Пётр Ильич болел'
	});
	commands.setStepStatus(doc, 's1', { status: 'done', today: '2026-10-01' });
	commands.addStep(doc, { id: 's2', title: 'Итоговая беседа' });
	return readProgramme(doc);
}

test('a programme given to the school names nobody and tells nothing of how the pair fared', () => {
	const template = templateFrom(programme(), {
		...{ name: 'n', title: 'Первый урок', about: 'Для новичка' },
		goal: 'Пётр Ильич ведёт урок сам',
		persons
	});
	const words = JSON.stringify(template);
	for (const name of ['Сойкин', 'Журавл', 'Павловн', 'Ильич', 'болел', 'done'])
		expect(words).not.toContain(name);
	expect(template.tasks.flatMap(({ steps }) => steps)).toHaveLength(2);
});

test('what the library keeps is read as it was, and another pair begins with it', () => {
	const library = new Y.Doc();
	const template = templateFrom(programme(), {
		...{ name: 'n', title: 'Первый урок', about: '', goal: 'Вести урок', persons }
	});
	addTemplate(library, template);
	library.getMap('materials').set('other', new Y.Map([['of', 'file']]));
	expect(templatesIn(library)).toEqual([template]);

	const doc = new Y.Doc();
	let made = 0;
	applyTemplate(doc, template, () => `id${++made}`);
	expect(readProgramme(doc).steps.map(({ status, doneOn }) => [status, doneOn])).toEqual([
		['planned', ''],
		['planned', '']
	]);
});

test('a task that is no task is passed over, and the others are read', () => {
	const library = new Y.Doc();
	library.getMap('materials').set(
		'n',
		new Y.Map(
			Object.entries({
				...{ of: 'programme-template', title: 'Т', 'task:0': '{', 'task:1': '{"steps":[7]}' },
				'task:2': 5
			})
		)
	);
	expect(templatesIn(library)).toMatchObject([{ title: 'Т', tasks: [{ steps: [{ title: '' }] }] }]);
});
