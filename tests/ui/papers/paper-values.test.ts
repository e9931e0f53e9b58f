import { expect, test } from 'vitest';
import { strFromU8, unzipSync } from 'fflate';
import { builtInTemplate, type PaperKind } from '#lib/export/papers/templates.ts';
import { fillTemplate } from '#lib/export/papers/fill-template.ts';
import type { PaperSource } from '#lib/ui/papers/paper-source.ts';
import { paperValues } from '#lib/ui/papers/paper-values.ts';
import { sampleSource } from '../../export/papers/sample.ts';
import { wordsOf } from '../../export/papers/words.ts';

const { programme, mentees, words, journal } = sampleSource;
const standing = { post: 'учитель физики', category: '', experience: '1 год' };
const other = { ...mentees[0]!, id: 'p3', name: 'Ветрова Мария Сергеевна' };

function paperOf(kind: PaperKind, change: Partial<PaperSource>): string {
	const made = fillTemplate(builtInTemplate(kind), paperValues({ ...sampleSource, ...change }));
	if (!made.ok) throw new Error(JSON.stringify(made.trouble));
	return wordsOf(strFromU8(unzipSync(made.bytes)['word/document.xml']!)).replaceAll('\u00a0', ' ');
}

const group: Partial<PaperSource> = {
	mentees: [...mentees, other],
	programme: {
		...programme,
		people: new Map([
			['p2', standing],
			['p3', { ...standing, post: 'учитель химии' }]
		]),
		steps: programme.steps.map((step) => (step.id === 's2' ? { ...step, forWhom: 'p3' } : step))
	}
};

test('of a group everybody signs a line of their own, is told apart, and each step says for whom it is', () => {
	const paper = paperOf('programme', group);
	expect(paper).toContain(
		'Лугинин А. Д.: учитель физики, 1 год¶Ветрова М. С.: учитель химии, 1 год¶'
	);
	expect(paper).toContain('Составить критерии (для: Ветрова М. С.)¶');
	expect(paper).toMatch(/Наставляемый _+ Лугинин А\. Д\.¶Наставляемый _+ Ветрова М\. С\.¶/);
	expect(paperOf('programme', {})).not.toContain('(для');
	const [first, ...rest] = journal.meetings;
	const meetings = [{ ...first!, attended: 'Лугинин, Ветрова' }, ...rest];
	expect(paperOf('journal', { journal: { ...journal, meetings } })).not.toContain('Ветрова');
	const held = journal.meetings.map((one) => ({ ...one, attended: 'Лугинин, Ветрова' }));
	expect(paperOf('journal', { journal: { ...journal, meetings: held } })).toContain(
		'Были: Лугинин, Ветрова¶'
	);
});

test('a reverse programme has both goals and says who teaches whom', () => {
	const tasks = programme.tasks.map((task) =>
		task.id === 't2' ? { ...task, direction: 'back' as const } : task
	);
	const title = { ...programme.title, kind: 'реверсивное' };
	const paper = paperOf('programme', {
		programme: { ...programme, tasks, title },
		words: { ...words, 'goal-back': 'Освоить датчики' }
	});
	expect(paper).toContain(
		'Уверенно вести урок по новым правилам¶Цель наставника: Освоить датчики¶'
	);
	expect(paper).toContain('2. Научиться оценивать (наставляемый учит наставника)¶');
	expect(
		paperOf('programme', { words: { ...words, 'goal-back': 'Освоить датчики' } })
	).not.toContain('датчики');
});

test('the programme of pupils is short and has no words of diagnosis', () => {
	const paper = paperOf('pupil-programme', {});
	expect(paper).toContain('Чего хотим¶Уверенно вести урок по новым правилам¶');
	expect(paper).toContain('1¶Разобрать технологическую карту¶октябрь 2026¶выполнено 20.10.2026¶');
	expect(paper).not.toMatch(/затруднен|дефицит|мониторинг|риск/i);
});

test('the calendar plan marks what is done and what is late, and parts what has no date', () => {
	const steps = programme.steps.flatMap((step) => [
		step,
		{ ...step, id: `${step.id}-late`, status: 'planned' as const, term: 'сентябрь 2026' },
		{ ...step, id: `${step.id}-loose`, status: 'planned' as const, term: '', title: 'Когда-нибудь' }
	]);
	const paper = paperOf('calendar-plan', { programme: { ...programme, steps } });
	expect(paper).toContain('октябрь 2026¶выполнено 20.10.2026¶');
	expect(paper).toContain('сентябрь 2026¶срок прошёл¶');
	expect(paper).toContain(
		'Декабрь 2026¶Составить критерии¶консультация¶05.12.2026¶¶Без даты¶Когда-нибудь¶'
	);
});

test('a day that was wiped out bounds no period', () => {
	const paper = paperOf('journal', { from: '', to: '' });
	expect(paper).toContain('за период с 06.10.2026 по 29.11.2026¶');
	expect(paper).toContain('Состоялось встреч: 2,');
	expect(paper).toContain('Прислать карту (наставляемый, до 13.10.2026)¶');
});
