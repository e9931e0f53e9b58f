import type { PersonCard } from '#lib/domain/account.ts';
import { calendarPlanOf } from '#lib/domain/calendar-plan.ts';
import { areaTitle } from '#lib/domain/competence/areas.ts';
import type { Agreement, Journal, Meeting } from '#lib/domain/meeting.ts';
import { briefName, type CasedName } from '#lib/domain/name-cases.ts';
import { criteria, partOfSide, type Lesson } from '#lib/domain/observation.ts';
import type { Programme, ProgrammeText, Step } from '#lib/domain/programme.ts';
import { columnName, type PaperData, type PaperList } from '#lib/export/papers/paper-data.ts';
import { isDay, monthText } from '#lib/ui/texts/dates.ts';
import { kindTexts, modeTexts, whoTexts } from '#lib/ui/texts/ru/labels.ts';
import { criterionTexts, lessonMarkTexts } from '#lib/ui/texts/ru/lessons.ts';
import { monthPlanTexts } from '#lib/ui/texts/ru/month-plan.ts';
import { paperTexts as texts } from '#lib/ui/texts/ru/papers.ts';
import { levelOptions } from '#lib/ui/texts/ru/programme-parts.ts';

export interface PaperSource {
	readonly school: string;
	readonly mentors: readonly NamedPerson[];
	readonly mentees: readonly NamedPerson[];
	readonly programme: Programme;
	readonly words: Readonly<Record<ProgrammeText, string>>;
	readonly journal: Journal;
	readonly lesson: Lesson | undefined;
	readonly from: string;
	readonly to: string;
	readonly today: string;
}

export interface NamedPerson extends PersonCard {
	readonly cases: CasedName;
}

/** Every field that a template of a pair's paper may name; the same for all papers, so that a school may mix. */
export function paperValues(source: PaperSource): PaperData {
	return {
		fields: {
			Школа: source.school,
			Сегодня: dayIn(source.today),
			...personFields('Наставник', source.mentors, source.programme),
			...personFields('Наставляемый', source.mentees, source.programme),
			...programmeFields(source),
			...meetingFields(source),
			...lessonFields(source)
		},
		lists: {
			...programmeLists(source.programme),
			План: planList(source),
			Встреча: meetingList(source),
			Критерий: criterionList(source.lesson)
		}
	};
}

function personFields(
	part: string,
	people: readonly NamedPerson[],
	programme: Programme
): Readonly<Record<string, string>> {
	const joined = (of: (person: NamedPerson) => string): string =>
		people
			.map(of)
			.filter((text) => text !== '')
			.join(', ');
	return {
		[`${part}.ФИО`]: joined(({ name }) => name),
		[`${part}.Кратко`]: joined(({ name }) => briefName(name)),
		[`${part}.ФИО.Родительный`]: joined(({ cases }) => cases.genitive),
		[`${part}.ФИО.Дательный`]: joined(({ cases }) => cases.dative),
		[`${part}.ФИО.Творительный`]: joined(({ cases }) => cases.instrumental),
		[`${part}.О себе`]: joined(({ id }) => {
			const standing = programme.people.get(id);
			const parts = [standing?.post, standing?.category, standing?.experience];
			return parts.filter(Boolean).join(', ');
		})
	};
}

function programmeFields({ programme, words }: PaperSource): Readonly<Record<string, string>> {
	const { title, steps } = programme;
	const done = steps.filter(({ status }) => status === 'done').length;
	const percent = steps.length === 0 ? 0 : Math.round((done / steps.length) * 100);
	const of = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
		Object.fromEntries(Object.entries(fields).map(([name, value]) => [`Программа.${name}`, value]));
	return {
		...of({ Форма: title.form, Вид: title.kind, 'Ролевая модель': title.roleModel }),
		...of({ Режим: title.mode, Начало: dayIn(title.from), Конец: dayIn(title.to) }),
		...of({ Срок: texts.term(dayIn(title.from), dayIn(title.to)) }),
		...of({ Основание: title.basis, Расписание: title.meetingRule, Место: title.place }),
		...of({ Связь: title.channel, Цель: words.goal, Затруднения: words.difficulties }),
		...of({ 'Сильные стороны': words.strengths, Ресурсы: words.resources }),
		...of({ 'Работа наставника': words['mentor-work'] }),
		...of({ 'Работа наставляемого': words['mentee-work'] }),
		...of({ Итог: words.outcome, Рекомендации: words.recommendations }),
		...of({ 'Рефлексия наставника': words['mentor-reflection'] }),
		...of({ 'Рефлексия наставляемого': words['mentee-reflection'], Решение: programme.decision }),
		'Шаги.Всего': `${steps.length}`,
		'Шаги.Сделано': `${done}`,
		'Шаги.Процент': `${percent}`
	};
}

function programmeLists(programme: Programme): Readonly<Record<string, PaperList>> {
	const { tasks, steps, lists } = programme;
	const taskOf = (id: string): string => tasks.find((task) => task.id === id)?.title ?? '';
	const levelOf = (level: string): string =>
		levelOptions.find(({ value }) => value === level)?.label ?? level;
	return {
		Задача: list(
			['Номер', 'Название', 'Выполнено', 'Итог'],
			tasks,
			({ id, title, outcome }, at) => {
				const own = steps.filter(({ taskId }) => taskId === id);
				const done = own.filter(({ status }) => status === 'done').length;
				return [`${at + 1}`, title, texts.doneOf(done, own.length), outcome];
			}
		),
		Шаг: list(
			[
				...['Номер', 'Задача', 'Название', 'Форма', 'Срок', 'Наставник делает'],
				...['Наставляемый делает', 'Результат', 'Отчётность', 'Отметка', 'Комментарий']
			],
			byTask(programme),
			(step, at) => [
				...[`${at + 1}`, taskOf(step.taskId), step.title, step.form, dayIn(step.term)],
				...[step.mentorDoes, step.menteeDoes, step.expected, step.evidence],
				...[markOf(step), step.comment]
			]
		),
		Затруднение: list(
			['Область', 'Слова', 'В начале', 'Сейчас', 'Источник'],
			lists.difficulties,
			({ area, words, start, now, source }) => [
				...[areaTitle(area), words, levelOf(start), levelOf(now), source]
			]
		),
		Показатель: list(
			['Задача', 'Название', 'Было', 'Должно быть', 'В середине', 'Стало'],
			lists.results,
			({ taskId, indicator, was, aim, middle, became }) => [
				...[taskOf(taskId), indicator, was, aim, middle, became]
			]
		),
		Риск: list(['Название', 'Ответ'], lists.risks, ({ risk, answer }) => [risk, answer]),
		Мониторинг: list(['Опрос', 'Срок', 'Отметка'], lists.checks, ({ survey, term, done }) => [
			...[survey, dayIn(term), done]
		])
	};
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
	return doneOn === '' ? texts.done : texts.doneOn(dayIn(doneOn));
}

function planList({ programme, today }: PaperSource): PaperList {
	const { months, undated } = calendarPlanOf(programme, { today });
	const dated = months.flatMap(({ month, steps }) =>
		steps.map(({ step, standing }, at) => ({
			month: at === 0 ? monthText(month) : '',
			step,
			mark: standing === 'ahead' ? '' : monthPlanTexts.standing[standing]
		}))
	);
	const loose = undated.map((step) => ({ month: '', step, mark: markOf(step) }));
	const columns = ['Месяц', 'Тема', 'Форма', 'Дата', 'Отметка'];
	return list(columns, [...dated, ...loose], ({ month, step, mark }) => [
		...[month, step.title, step.form, dayIn(step.term), mark]
	]);
}

function heldWithin({ journal, from, to }: PaperSource): readonly Meeting[] {
	return journal.meetings
		.filter(({ state, date }) => state === 'held' && date >= from && date <= to)
		.toReversed();
}

function meetingFields(source: PaperSource): Readonly<Record<string, string>> {
	const held = heldWithin(source);
	const minutes = held.reduce((sum, meeting) => sum + meeting.minutes, 0);
	return {
		'Период.Начало': dayIn(source.from),
		'Период.Конец': dayIn(source.to),
		'Встречи.Число': `${held.length}`,
		'Встречи.Время': texts.hours(minutes)
	};
}

function meetingList(source: PaperSource): PaperList {
	const columns = [
		...['Номер', 'Дата', 'Вид', 'Минут', 'Способ', 'Место', 'Тема', 'Сделано', 'Содержание'],
		...['Договорённости', 'Итог', 'Трудности', 'Подтверждение']
	];
	const people = [...source.mentors, ...source.mentees];
	return list(columns, heldWithin(source), (meeting, at) => {
		const { topic, done, resultLine, difficulties } = meeting;
		const agreed = source.journal.agreements.filter(({ meetingId }) => meetingId === meeting.id);
		const confirmed = people.filter(({ id }) =>
			meeting.confirmations.some(({ personId }) => personId === id)
		);
		return [
			...[`${at + 1}`, dayIn(meeting.date), kindTexts[meeting.kind]],
			...[meeting.minutes > 0 ? `${meeting.minutes}` : '', modeTexts[meeting.mode]],
			...[meeting.place, topic, done, [topic, done].filter(Boolean).join('\n')],
			...[agreed.map(agreementText).join('\n'), resultLine, difficulties],
			confirmed.map(({ name }) => briefName(name)).join('\n')
		];
	});
}

function agreementText({ text, who, due }: Agreement): string {
	return `${text} (${[whoTexts[who], dayIn(due)].filter(Boolean).join(', ')})`;
}

function lessonFields(source: PaperSource): Readonly<Record<string, string>> {
	const { lesson } = source;
	const namesOf = (side: 'observer' | 'teacher'): string => {
		if (!lesson) return '';
		const people = partOfSide(lesson, side) === 'mentor' ? source.mentors : source.mentees;
		return people.map(({ name }) => name).join(', ');
	};
	return {
		'Урок.Дата': dayIn(lesson?.date ?? ''),
		'Урок.Класс': lesson?.group ?? '',
		'Урок.Предмет': lesson?.subject ?? '',
		'Урок.Тема': lesson?.topic ?? '',
		'Урок.Тип': lesson?.lessonType ?? '',
		'Урок.Цель': lesson?.aim ?? '',
		'Урок.Учитель': namesOf('teacher'),
		'Урок.Наблюдатель': namesOf('observer'),
		'Урок.Получилось': lesson?.strengths ?? '',
		'Урок.Усилить': lesson?.toImprove ?? '',
		'Урок.Договорились': lesson?.agreedNext ?? ''
	};
}

function criterionList(lesson: Lesson | undefined): PaperList {
	return list(['Название', 'Наблюдение', 'Самооценка'], criteria, (criterion) => {
		const said = (side: 'observer' | 'teacher'): string => {
			const { mark, note } = lesson?.judgements[side][criterion] ?? { mark: undefined, note: '' };
			const word = mark === undefined ? '' : `${lessonMarkTexts[mark]} (${mark})`;
			return [word, note].filter(Boolean).join('\n');
		};
		return [criterionTexts[criterion], said('observer'), said('teacher')];
	});
}

function list<T>(
	columns: readonly string[],
	items: readonly T[],
	cellsOf: (item: T, at: number) => readonly string[]
): PaperList {
	return {
		columns,
		items: items.map((item, at) => {
			const cells = cellsOf(item, at);
			return Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? '']));
		})
	};
}

/** «21.11.2026»; what is no day is printed as it is written. */
function dayIn(day: string): string {
	return isDay(day) ? day.split('-').toReversed().join('.') : day;
}

/** All names, for the page that explains a school's own template. */
export function fieldNames({ fields, lists }: PaperData): readonly string[] {
	const columns = Object.entries(lists).flatMap(([name, { columns: all }]) =>
		all.map((column) => columnName(name, column))
	);
	return [...Object.keys(fields), ...columns];
}
