import type { Agreement, Meeting } from '#lib/domain/meeting.ts';
import { briefName } from '#lib/domain/name-cases.ts';
import { criteria, partOfSide, type Lesson } from '#lib/domain/observation.ts';
import type { PaperList } from '#lib/export/papers/paper-data.ts';
import { kindTexts, modeTexts, whoTexts } from '#lib/ui/texts/ru/labels.ts';
import { criterionTexts, lessonMarkTexts } from '#lib/ui/texts/ru/lessons.ts';
import { paperTexts as texts } from '#lib/ui/texts/ru/papers.ts';
import { numericDay } from '#lib/ui/texts/dates.ts';
import { listed } from './listed.ts';
import type { PaperSource } from './paper-source.ts';

function heldWithin({ journal, from, to }: PaperSource): readonly Meeting[] {
	return journal.meetings
		.filter(({ state, date }) => state === 'held' && date >= from && (to === '' || date <= to))
		.toReversed();
}

export function meetingFields(source: PaperSource): Readonly<Record<string, string>> {
	const held = heldWithin(source);
	const minutes = held.reduce((sum, meeting) => sum + meeting.minutes, 0);
	return {
		// A day that was wiped out is no bound.
		'Период.Начало': numericDay(source.from || (held[0]?.date ?? '')),
		'Период.Конец': numericDay(source.to || source.today),
		'Встречи.Число': `${held.length}`,
		'Встречи.Время': texts.hours(minutes)
	};
}

export function meetingList(source: PaperSource): PaperList {
	const columns = [
		...['Номер', 'Дата', 'Вид', 'Минут', 'Способ', 'Место', 'Тема', 'Сделано', 'Содержание'],
		...['Договорённости', 'Итог', 'Трудности', 'Подтверждение', 'Кто был']
	];
	const people = [...source.mentors, ...source.mentees];
	return listed(columns, heldWithin(source), (meeting, at) => {
		const { topic, done, attended, resultLine, difficulties } = meeting;
		const content = [topic, done, attended && texts.attended(attended)];
		const agreed = source.journal.agreements.filter(({ meetingId }) => meetingId === meeting.id);
		const confirmed = people.filter(({ id }) =>
			meeting.confirmations.some(({ personId }) => personId === id)
		);
		return [
			...[`${at + 1}`, numericDay(meeting.date), kindTexts[meeting.kind]],
			...[meeting.minutes > 0 ? `${meeting.minutes}` : '', modeTexts[meeting.mode]],
			...[meeting.place, topic, done, content.filter(Boolean).join('\n')],
			...[agreed.map(agreementText).join('\n'), resultLine, difficulties],
			...[confirmed.map(({ name }) => briefName(name)).join('\n'), attended]
		];
	});
}

function agreementText({ text, who, due }: Agreement): string {
	const by = due === '' ? '' : texts.by(numericDay(due));
	return texts.inBrackets(text, [whoTexts[who].toLowerCase(), by].filter(Boolean).join(', '));
}

export function lessonFields(source: PaperSource): Readonly<Record<string, string>> {
	const { lesson } = source;
	const namesOf = (side: 'observer' | 'teacher'): string => {
		if (!lesson) return '';
		const people = partOfSide(lesson, side) === 'mentor' ? source.mentors : source.mentees;
		return people.map(({ name }) => name).join(', ');
	};
	return {
		'Урок.Дата': numericDay(lesson?.date ?? ''),
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

export function criterionList(lesson: Lesson | undefined): PaperList {
	return listed(['Название', 'Наблюдение', 'Самооценка'], criteria, (criterion) => {
		const said = (side: 'observer' | 'teacher'): string => {
			const { mark, note } = lesson?.judgements[side][criterion] ?? { mark: undefined, note: '' };
			const word = mark === undefined ? '' : `${lessonMarkTexts[mark]} (${mark})`;
			return [word, note].filter(Boolean).join('\n');
		};
		return [criterionTexts[criterion], said('observer'), said('teacher')];
	});
}
