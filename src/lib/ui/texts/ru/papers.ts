import type { NameCase } from '#lib/domain/name-cases.ts';
import type { TemplateTrouble } from '#lib/export/papers/fill-template.ts';
import type { PaperKind } from '#lib/export/papers/templates.ts';
import { counted, nouns } from '../plural.ts';

const hour = ['час', 'часа', 'часов'] as const;

export const paperTexts = {
	title: 'Документы пары',
	row: 'Документы пары',
	rowNote: 'Программа, план, дневник, карта урока, отчёт — в Word',
	/** Without a day an official paper says so: a dash alone looks like a mistake. */
	term: (from: string, to: string) => {
		if (from === '' && to === '') return 'не указан';
		if (to === '') return `с ${from}`;
		return from === '' ? `по ${to}` : `${from} – ${to}`;
	},
	note: 'Документы собираются на этом устройстве и без интернета. Заметки в них не попадают',
	kinds: {
		programme: 'Персонализированная программа',
		'pupil-programme': 'Программа для учеников',
		'calendar-plan': 'Календарный план',
		journal: 'Дневник встреч',
		lesson: 'Карта наблюдения урока',
		report: 'Итоговый отчёт пары'
	} satisfies Record<PaperKind, string>,
	what: 'Какой документ',
	make: 'Скачать .docx',
	making: 'Собираем…',
	from: 'С какого дня',
	to: 'По какой день',
	lesson: 'Урок',
	noLessons: 'Карт наблюдения пока нет',
	template: {
		title: 'Образец документа',
		note: 'Скачайте образец, измените его в Word и выберите здесь. Поля в двойных фигурных скобках приложение заполнит само',
		ofSchool: (name: string) => `Документ собирается по образцу школы: ${name}`,
		takeUsual: 'Взять типовой',
		takeSchool: 'Взять образец школы',
		elsewhere: (name: string) =>
			`У школы есть свой образец (${name}), но на это устройство он ещё не загружен: документ соберётся по типовому. Откройте этот экран, когда будет связь`,
		save: 'Скачать образец',
		choose: 'Выбрать свой образец',
		chosen: (name: string) => `Образец: ${name}`,
		usual: 'Вернуть обычный',
		fields: 'Какие бывают поля'
	},
	trouble: {
		'not-a-document':
			'Это не документ Word (.docx) или он закрыт паролем. Сохраните образец как .docx без пароля и выберите его снова.',
		'has-macros': 'В образце есть макросы. Сохраните его как .docx и выберите снова.',
		damaged:
			'Файл образца повреждён. Откройте его в Word, сохраните заново как .docx и выберите снова.',
		'too-large': 'Образец слишком большой. Уберите из него картинки и выберите снова.',
		'no-fields':
			'В образце нет ни одного поля, поэтому данные пары в него не попадут. Впишите поля, например {{Наставник.ФИО}}, и выберите его снова.',
		mixed: (names: readonly string[]) =>
			`В одной строке таблицы или в одном абзаце стоят поля разных списков: ${names.map((name) => `«${name}»`).join(', ')}. Разнесите их по разным строкам и выберите образец снова.`,
		unknown: (names: readonly string[]) =>
			`В образце есть поля, которых приложение не знает: ${names.map((name) => `«${name}»`).join(', ')}. Исправьте их и выберите образец снова.`,
		unclosed: (texts: readonly string[]) =>
			`В образце у поля не хватает скобок: ${texts.map((text) => `«${text}»`).join(', ')}. Поле пишется так: {{Наставник.ФИО}}. Исправьте и выберите образец снова.`,
		failed: 'Документ не собрался. Попробуйте ещё раз.'
	},
	names: {
		title: 'Имена в документах',
		note: 'Проверьте окончания. Что исправлено, запомнится для пары',
		cases: {
			genitive: 'Родительный: для кого',
			dative: 'Дательный: кому',
			instrumental: 'Творительный: с кем'
		} satisfies Record<NameCase, string>
	},
	goalBack: (goal: string) => `Цель наставника: ${goal}`,
	inBrackets: (words: string, more: string) => `${words} (${more})`,
	forWhom: (names: string) => `для: ${names}`,
	attended: (names: string) => `Были: ${names}`,
	by: (day: string) => `до ${day}`,
	done: 'выполнено',
	doneOn: (day: string) => `выполнено ${day}`,
	doneOf: (done: number, of: number) => `${done} из ${of}`,
	hours: (minutes: number) => {
		const whole = Math.floor(minutes / 60);
		const rest = minutes % 60;
		const parts = [
			whole > 0 ? counted(whole, hour) : '',
			rest > 0 || whole === 0 ? counted(rest, nouns.minute) : ''
		];
		return parts.filter((part) => part !== '').join(' ');
	},
	fileName: (kind: string, name: string) => `${kind}, ${name}`,
	none: 'Документы этой пары для вас закрыты. Спросите куратора школы'
} as const;

export function templateSentence(trouble: TemplateTrouble): string {
	const said = paperTexts.trouble;
	switch (trouble.is) {
		case 'unknown-fields':
			return said.unknown(trouble.names);
		case 'unclosed-fields':
			return said.unclosed(trouble.texts);
		case 'mixed-lists':
			return said.mixed(trouble.names);
		default:
			return said[trouble.is];
	}
}
