import { calendarPlanOf } from '#lib/domain/calendar-plan.ts';
import { areaTitle } from '#lib/domain/competence/areas.ts';
import { briefName } from '#lib/domain/name-cases.ts';
import {
	idsForWhom,
	isReverse,
	type Programme,
	type Step,
	type Task
} from '#lib/domain/programme.ts';
import type { PaperList } from '#lib/export/papers/paper-data.ts';
import { monthText, numericDay } from '#lib/ui/texts/dates.ts';
import { monthPlanTexts } from '#lib/ui/texts/ru/month-plan.ts';
import { paperTexts as texts } from '#lib/ui/texts/ru/papers.ts';
import { directionTexts, levelOptions } from '#lib/ui/texts/ru/programme-parts.ts';
import { listed } from './listed.ts';
import type { PaperSource } from './paper-source.ts';

export function programmeLists(source: PaperSource): Readonly<Record<string, PaperList>> {
	const { programme } = source;
	const { tasks, steps, lists } = programme;
	const taskOf = (id: string): string => tasks.find((task) => task.id === id)?.title ?? '';
	const levelOf = (level: string): string =>
		levelOptions.find(({ value }) => value === level)?.label ?? level;
	return {
		Задача: listed(['Номер', 'Название', 'Выполнено', 'Итог'], tasks, (task, at) => {
			const { id, outcome } = task;
			const own = steps.filter(({ taskId }) => taskId === id);
			const done = own.filter(({ status }) => status === 'done').length;
			return [`${at + 1}`, taskTitle(task, programme), texts.doneOf(done, own.length), outcome];
		}),
		Шаг: listed(
			[
				...['Номер', 'Задача', 'Название', 'Форма', 'Срок', 'Наставник делает'],
				...['Наставляемый делает', 'Результат', 'Отчётность', 'Отметка', 'Комментарий'],
				...['Отметка и комментарий', 'Для кого']
			],
			byTask(programme),
			(step, at) => [
				...[`${at + 1}`, taskOf(step.taskId), stepTitle(step, source)],
				...[step.form, numericDay(step.term)],
				...[step.mentorDoes, step.menteeDoes, step.expected, step.evidence],
				...[markOf(step), step.comment],
				[markOf(step), step.comment].filter(Boolean).join('\n'),
				namesFor(step, source)
			]
		),
		Затруднение: listed(
			['Область', 'Слова', 'В начале', 'Сейчас', 'Источник'],
			lists.difficulties,
			({ area, words, start, now, source }) => [
				...[areaTitle(area), words, levelOf(start), levelOf(now), source]
			]
		),
		Показатель: listed(
			['Задача', 'Название', 'Было', 'Должно быть', 'В середине', 'Стало'],
			lists.results,
			({ taskId, indicator, was, aim, middle, became }) => [
				...[taskOf(taskId), indicator, was, aim, middle, became]
			]
		),
		Риск: listed(['Название', 'Ответ'], lists.risks, ({ risk, answer }) => [risk, answer]),
		Мониторинг: listed(['Опрос', 'Срок', 'Отметка'], lists.checks, ({ survey, term, done }) => [
			...[survey, numericDay(term), done]
		])
	};
}

function taskTitle({ title, direction }: Task, programme: Programme): string {
	if (direction !== 'back' || !isReverse(programme.title)) return title;
	return texts.inBrackets(title, directionTexts.back.toLowerCase());
}

/** In a group, with those whom it is for. */
function stepTitle(step: Step, source: PaperSource): string {
	const names = namesFor(step, source);
	return names === '' ? step.title : texts.inBrackets(step.title, texts.forWhom(names));
}

function namesFor(step: Step, { mentors, mentees }: PaperSource): string {
	const ids = idsForWhom(step);
	return [...mentors, ...mentees]
		.filter(({ id }) => ids.includes(id))
		.map(({ name }) => briefName(name))
		.join(', ');
}

/** In the order of the tasks; steps of no task at the end. */
function byTask({ tasks, steps }: Programme): readonly Step[] {
	const known = new Set(tasks.map(({ id }) => id));
	return [
		...tasks.flatMap(({ id }) => steps.filter(({ taskId }) => taskId === id)),
		...steps.filter(({ taskId }) => !known.has(taskId))
	];
}

function markOf({ status, doneOn }: Step): string {
	if (status !== 'done') return '';
	return doneOn === '' ? texts.done : texts.doneOn(numericDay(doneOn));
}

export function planList(source: PaperSource): PaperList {
	const { programme, today } = source;
	const { months, undated } = calendarPlanOf(programme, { today });
	const dated = months.flatMap(({ month, steps }) =>
		steps.map(({ step, standing }, at) => ({
			month: at === 0 ? monthText(month) : '',
			step,
			mark: standing === 'overdue' ? monthPlanTexts.standing.overdue : markOf(step)
		}))
	);
	const loose = undated.map((step, at) => ({
		...{ month: at === 0 ? monthPlanTexts.undated : '', step, mark: markOf(step) }
	}));
	const columns = ['Месяц', 'Тема', 'Форма', 'Дата', 'Отметка'];
	return listed(columns, [...dated, ...loose], ({ month, step, mark }) => [
		...[month, stepTitle(step, source), step.form, numericDay(step.term), mark]
	]);
}
