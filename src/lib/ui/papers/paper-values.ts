import { briefName } from '#lib/domain/name-cases.ts';
import { isReverse, type Programme } from '#lib/domain/programme.ts';
import type { PaperData, PaperList } from '#lib/export/papers/paper-data.ts';
import { paperTexts as texts } from '#lib/ui/texts/ru/papers.ts';
import { numericDay } from '#lib/ui/texts/dates.ts';
import { listed } from './listed.ts';
import { criterionList, lessonFields, meetingFields, meetingList } from './meeting-values.ts';
import type { NamedPerson, PaperSource } from './paper-source.ts';
import { planList, programmeLists } from './programme-lists.ts';

/** Every field that a template of a pair's paper may name; the same for all papers, so that a school may mix. */
export function paperValues(source: PaperSource): PaperData {
	return {
		fields: {
			Школа: source.school,
			Сегодня: numericDay(source.today),
			...personFields('Наставник', source.mentors, source.programme),
			...personFields('Наставляемый', source.mentees, source.programme),
			...programmeFields(source),
			...meetingFields(source),
			...lessonFields(source)
		},
		lists: {
			Наставники: personList(source.mentors, source.programme),
			Наставляемые: personList(source.mentees, source.programme),
			...programmeLists(source),
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
	const joined = (of: (person: NamedPerson) => string): string => people.map(of).join(', ');
	const isOne = people.length === 1;
	const selves = people.map((person) => ({ person, self: selfOf(person, programme) }));
	return {
		[`${part}.ФИО`]: joined(({ name }) => name),
		[`${part}.Кратко`]: joined(({ name }) => briefName(name)),
		[`${part}.ФИО.Родительный`]: joined(({ cases }) => cases.genitive),
		[`${part}.ФИО.Дательный`]: joined(({ cases }) => cases.dative),
		[`${part}.ФИО.Творительный`]: joined(({ cases }) => cases.instrumental),
		// Of several, nobody could tell whose post is which.
		[`${part}.О себе`]: selves
			.filter(({ self }) => self !== '')
			.map(({ person, self }) => (isOne ? self : `${briefName(person.name)}: ${self}`))
			.join('\n')
	};
}

function personList(people: readonly NamedPerson[], programme: Programme): PaperList {
	return listed(['ФИО', 'Кратко', 'О себе'], people, (person) => [
		...[person.name, briefName(person.name), selfOf(person, programme)]
	]);
}

function selfOf({ id }: NamedPerson, { people }: Programme): string {
	const standing = people.get(id);
	return [standing?.post, standing?.category, standing?.experience].filter(Boolean).join(', ');
}

function programmeFields({ programme, words }: PaperSource): Readonly<Record<string, string>> {
	const { title, steps } = programme;
	const done = steps.filter(({ status }) => status === 'done').length;
	const percent = steps.length === 0 ? 0 : Math.round((done / steps.length) * 100);
	const of = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
		Object.fromEntries(Object.entries(fields).map(([name, value]) => [`Программа.${name}`, value]));
	return {
		...of({ Форма: title.form, Вид: title.kind, 'Ролевая модель': title.roleModel }),
		...of({ Режим: title.mode, Начало: numericDay(title.from), Конец: numericDay(title.to) }),
		...of({ Срок: texts.term(numericDay(title.from), numericDay(title.to)) }),
		...of({ Основание: title.basis, Расписание: title.meetingRule, Место: title.place }),
		...of({
			Связь: title.channel,
			Цель: goalOf(programme, words),
			Затруднения: words.difficulties
		}),
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

/** In a reverse programme each of the two has a goal. */
function goalOf({ title }: Programme, words: PaperSource['words']): string {
	const back = words['goal-back'];
	if (!isReverse(title) || back.trim() === '') return words.goal;
	return [words.goal, texts.goalBack(back)].filter(Boolean).join('\n');
}
