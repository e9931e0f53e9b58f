import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { readyProgrammes } from '#lib/domain/programme-templates/ready-programmes.ts';
import { stepsOf } from '#lib/domain/programme-templates/template.ts';
import { occurrencesOf } from '#lib/domain/term/occurrences.ts';
import { readTerm } from '#lib/domain/term/read-term.ts';
import { applyTemplate } from '#lib/documents/programme/apply-template.ts';
import * as commands from '#lib/documents/programme/commands.ts';
import { readProgramme } from '#lib/documents/programme/read.ts';
import { programmeText } from '#lib/documents/programme/text.ts';

const ids = (): (() => string) => {
	let last = 0;
	return () => `id-${++last}`;
};

test.each(readyProgrammes)('«$title» becomes a whole programme', (template) => {
	const doc = new Y.Doc();
	applyTemplate(doc, template, ids());
	const programme = readProgramme(doc);
	expect(programme.tasks.map(({ title }) => title)).toEqual(
		template.tasks.map(({ title }) => title)
	);
	expect(programme.steps).toMatchObject(stepsOf(template));
	expect(programme.title).toMatchObject({ form: template.form, kind: template.kind });
	expect(programmeText(doc, 'goal').value).toBe(template.goal);
	for (const task of programme.tasks)
		expect(programme.steps.some(({ taskId }) => taskId === task.id)).toBe(true);
});

test('every term of a ready programme is understood in any school year', () => {
	for (const step of readyProgrammes.flatMap(stepsOf)) {
		for (const year of [2025, 2026, 2027])
			expect(occurrencesOf(readTerm(step.term), year), `${step.title}: ${step.term}`).toHaveLength(
				1
			);
	}
});

test('what the pair has written stays, and a template taken twice doubles nothing', () => {
	const [template] = readyProgrammes;
	if (!template) throw new Error('There is no ready programme');
	const doc = new Y.Doc();
	commands.fillInTitle(doc, { form: 'студент — ученик' });
	commands.addTask(doc, { id: 't', title: 'Своя задача' });
	commands.addStep(doc, { id: 's', title: 'Свой шаг', taskId: 't' });
	programmeText(doc, 'goal').write({ at: 0, remove: 0, insert: 'Своя цель' });

	applyTemplate(doc, template, ids());
	const once = readProgramme(doc);
	expect(once.title.form).toBe('студент — ученик');
	expect(programmeText(doc, 'goal').value).toBe('Своя цель');
	expect(once.tasks[0]?.title).toBe('Своя задача');
	expect(once.steps[0]?.title).toBe('Свой шаг');

	applyTemplate(doc, template, ids());
	expect(readProgramme(doc)).toEqual(once);
});

test('one step back takes the whole template back', () => {
	const [template] = readyProgrammes;
	if (!template) throw new Error('There is no ready programme');
	const doc = new Y.Doc();
	doc.getMap('meta').set('schema', 1);
	const roots = ['fields', 'tasks', 'steps'].map((name) => doc.getMap(name));
	const undo = new Y.UndoManager([...roots, doc.getText('text:goal')], { captureTimeout: 0 });
	applyTemplate(doc, template, ids());
	undo.undo();
	expect(readProgramme(doc)).toMatchObject({ tasks: [], steps: [], title: { form: '' } });
	expect(programmeText(doc, 'goal').value).toBe('');
});
