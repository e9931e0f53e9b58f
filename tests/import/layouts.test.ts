import { expect, test } from 'vitest';
import type { RoadmapProposal } from '#lib/domain/roadmap/proposal.ts';
import {
	docxOf,
	docxTable,
	paragraph,
	toCsv,
	toDocx,
	toHtml,
	toXlsx,
	type PaperCell
} from './support/paper.ts';
import { activitiesOf, codesOf, heading, proposalOf, rowsText } from './support/reading.ts';

function roles(proposal: RoadmapProposal): string {
	return proposal.tables[0]?.columns.map(({ role }) => role).join(' ') ?? '';
}

function outline(proposal: RoadmapProposal): readonly string[] {
	return proposal.stages.flatMap(({ number, title, activities }) => [
		['#', number, title].filter((part) => part !== '').join(' '),
		...activities.map((activity) =>
			[
				activity.number,
				activity.title,
				activity.term.text,
				activity.responsible.text,
				activity.result.text
			].join(' / ')
		)
	]);
}

function table(...rows: readonly (readonly PaperCell[])[]): {
	before: [];
	rows: typeof rows;
	after: [];
} {
	return { before: [], rows, after: [] };
}

test.each([
	['Срок | Ответственный | Мероприятие | №', 'term responsible title number'],
	[
		'№ | Содержание деятельности | Исполнители | Сроки исполнения | Документ',
		'number title responsible term result'
	],
	[
		'Этап, мероприятия этапа | Длительность этапа | Ответственные | Результат',
		'title term responsible result'
	],
	[
		'№ п/п | Наименование этапа | План мероприятий | Сроки | Ответственные',
		'number stage title term responsible'
	],
	[
		'№ | Мероприятие | Дата проведения | Ответственный за результат | Итог | Примечание',
		'number title term responsible result note'
	],
	['N п/п | Что делаем? Мероприятия | Когда | Ответственные лица', 'number title term responsible']
])('the heading «%s» names its columns in any order', (names, expected) => {
	expect(
		roles(
			proposalOf(
				rowsText(
					names,
					names
						.split(' | ')
						.map(() => 'Провести')
						.join(' | ')
				)
			)
		)
	).toBe(expected);
});

test('columns without a heading are told by what they hold, and said to be guessed', () => {
	const proposal = proposalOf(
		rowsText(
			'1 | Провести круглый стол наставников | май 2026 | Рябинина О.Л. | Справка',
			'2 | Собрать отзывы всех участников | июнь 2026 | Костров Д.М. | Отчёт',
			'3 | Издать приказ об итогах года | июнь 2026 | директор | Приказ'
		)
	);
	expect(roles(proposal)).toBe('number title term responsible result');
	expect(codesOf(proposal)).toContain('columns-by-content');
	expect(activitiesOf(proposal)).toHaveLength(3);
});

test('a roadmap without stages has one stage with an empty title', () => {
	expect(
		outline(proposalOf(rowsText(heading, '1 | Провести анкету | май | Директор | Справка')))
	).toEqual(['#', '1 / Провести анкету / май / Директор / Справка']);
});

test('stages are rows of one cell, merged rows, Roman numbers alone, or a number beside a title', () => {
	const merged = table(
		heading.split(' | '),
		[{ text: 'Подготовительный', columns: 5 }],
		['1', 'Издать приказ', 'май', 'Директор', 'Приказ'],
		[{ text: 'Этап 2. Основной', columns: 5 }],
		['2', 'Провести уроки', 'июнь', 'Методист', '']
	);
	for (const bytes of [toDocx(merged), toHtml(merged), toXlsx(merged)]) {
		expect(outline(proposalOf(bytes))).toEqual([
			'# Подготовительный',
			'1 / Издать приказ / май / Директор / Приказ',
			'# 2 Основной',
			'2 / Провести уроки / июнь / Методист / '
		]);
	}
	const loose = proposalOf(
		rowsText(
			heading,
			'I',
			'Подготовка',
			'1.1 | Издать приказ | май | Директор | Приказ',
			'II | | | |',
			' | Работа пар | | |',
			'2.1 | Провести уроки | июнь | Методист | Отчёт',
			'3. | Итоги | | |',
			'3.1 | Собрать отзывы | июнь | Методист | Отчёт'
		)
	);
	expect(loose.stages.map(({ number, title }) => `${number} ${title}`)).toEqual([
		'I Подготовка',
		'II Работа пар',
		'3 Итоги'
	]);
});

test('a stage merged down beside its activities is one stage', () => {
	const proposal = proposalOf(
		toDocx(
			table(
				['№', 'Этап', 'Мероприятие', 'Срок', 'Ответственный'],
				[
					'1',
					{ text: 'Подготовка', rows: 2 },
					'Издать приказ',
					'май',
					{ text: 'Директор', rows: 2 }
				],
				['2', 'Собрать анкеты', 'июнь'],
				['3', { text: 'Итоги', rows: 1 }, 'Круглый стол', 'август', 'Методист']
			)
		)
	);
	expect(outline(proposal)).toEqual([
		'# Подготовка',
		'1 / Издать приказ / май / Директор / ',
		'2 / Собрать анкеты / июнь / Директор / ',
		'# Итоги',
		'3 / Круглый стол / август / Методист / '
	]);
	expect(activitiesOf(proposal)[1]?.responsible.places).toEqual([
		{ at: 'cell', table: 0, row: 1, column: 4 }
	]);
});

test('a stage whose cell lists activities gives each of them, with parts, term and people', () => {
	const proposal = proposalOf(
		rowsText(
			'№ | Наименование этапа | Содержание деятельности | Сроки | Ответственные',
			'1 | Отбор | 1) Собрать анкеты. 2) Обучить наставников: – курсы; – семинары | май | Костров Д.М.',
			'2 | Итоги | Подвести итоги года | июнь | Рябинина О.Л.'
		)
	);
	expect(proposal.stages.map(({ number, title }) => `${number} ${title}`)).toEqual([
		'1 Отбор',
		'2 Итоги'
	]);
	expect(
		activitiesOf(proposal).map(({ number, title, term }) => `${number} ${title} ${term.text}`)
	).toEqual(['1) Собрать анкеты. май', '2) Обучить наставников: май', ' Подвести итоги года июнь']);
	expect(activitiesOf(proposal)[1]?.parts.map(({ title }) => title)).toEqual([
		'курсы;',
		'семинары'
	]);
});

test('a row goes on below a page break, with its heading repeated and its words joined', () => {
	const proposal = proposalOf(
		rowsText(
			heading,
			'1.1 | Провести семинар для педагогов | сентябрь | директор, методически | 1. План',
			'',
			heading,
			' | и родителей | | й совет | 2. Отчёт',
			'1.2 | Собрать отзывы | май | Методист | Справка'
		)
	);
	expect(outline(proposal).slice(1)).toEqual([
		'1.1 / Провести семинар для педагогов и родителей / сентябрь / директор, методический совет / 1. План\n2. Отчёт',
		'1.2 / Собрать отзывы / май / Методист / Справка'
	]);
	expect(codesOf(proposal)).toContain('row-joined');
	expect(activitiesOf(proposal)[0]?.content.places).toEqual([
		{ at: 'cell', table: 0, row: 1, column: 1 },
		{ at: 'cell', table: 1, row: 1, column: 1 }
	]);
});

test('an activity without a number is an activity, not the rest of the one above', () => {
	const proposal = proposalOf(
		rowsText(
			heading,
			'1.1 | Провести семинар | май | Методист | План',
			' | Собрать отзывы | июнь | Методист | Справка',
			'1.2 | Издать приказ | июль | Директор | Приказ'
		)
	);
	expect(activitiesOf(proposal).map(({ title }) => title)).toEqual([
		'Провести семинар',
		'Собрать отзывы',
		'Издать приказ'
	]);
	expect(codesOf(proposal)).toEqual(['roadmap-title-missing', 'number-missing']);
});

test('service rows, separators and repeated headings are furniture, not activities', () => {
	const proposal = proposalOf(
		rowsText(
			heading,
			'1 | 2 | 3 | 4 | 5',
			'1. | Провести урок | май | Методист | План',
			heading,
			'----- | --- | -- | --- | --'
		)
	);
	expect(activitiesOf(proposal)).toHaveLength(1);
	expect(new Set(proposal.furniture.map(({ reason }) => reason))).toEqual(
		new Set(['service-row', 'heading-repeated', 'separator'])
	);
	expect(proposal.leftovers).toEqual([]);
});

test('the task of a stage stands apart from its title, and its closing text belongs to it', () => {
	const proposal = proposalOf(
		rowsText(
			'Этап, мероприятия этапа | Длительность этапа | Ответственные | Результат',
			'Этап 1. Отбор Задача этапа – найти наставников | | |',
			'1.1. Собрать анкеты | май | Методист | Справка',
			'Описание хода реализации этапа | | |',
			'Этап 2. Итоги | | |',
			'Задача этапа – подвести итоги | | |',
			'2.1. Круглый стол | июнь | Методист | Отчёт'
		)
	);
	expect(
		proposal.stages.map(({ title, task, narrative }) => [title, task.text, narrative.text])
	).toEqual([
		['Отбор', 'Задача этапа – найти наставников', 'Описание хода реализации этапа'],
		['Итоги', 'Задача этапа – подвести итоги', '']
	]);
	expect(activitiesOf(proposal).map(({ number, title }) => `${number} ${title}`)).toEqual([
		'1.1. Собрать анкеты',
		'2.1. Круглый стол'
	]);
});

test('a stage whose heading was lost is there by its number', () => {
	const proposal = proposalOf(
		rowsText(
			heading,
			'1. | Начало | | |',
			'1.1 | Приказ | май | Директор | Приказ',
			'2.1 | Урок | май | Методист | План',
			'2.2 | Отзыв | май | Методист | Отчёт'
		)
	);
	expect(proposal.stages.map(({ number, title, inferred }) => [number, title, inferred])).toEqual([
		['1', 'Начало', false],
		['2', '', true]
	]);
	expect(codesOf(proposal)).toContain('stage-heading-missing');
});

test('parts of a row carry their own term, person and result where there is one for each', () => {
	const [numbered, bracketed, listed] = activitiesOf(
		proposalOf(
			rowsText(
				heading,
				'1. | Мониторинг | Май - июнь Август | Методист | 1. Справка 2. Круглый стол',
				'2. | Документы | весна | Директор | 1. Приказ (апрель) 2. Положение (август)',
				'3. | Уроки: 1) открытые 2) закрытые | 1) март 2) май | 1) Костров Д.М. 2) Рябинина О.Л. | 1) план 2) отзыв'
			)
		)
	);
	expect(numbered?.parts.map(({ title, term }) => `${title} ${term}`)).toEqual([
		'Справка Май - июнь',
		'Круглый стол Август'
	]);
	expect(bracketed?.parts.map(({ term }) => term)).toEqual(['апрель', 'август']);
	expect(listed?.parts).toEqual([
		{ marker: '1)', title: 'открытые', term: 'март', responsible: 'Костров Д.М.', result: 'план' },
		{ marker: '2)', title: 'закрытые', term: 'май', responsible: 'Рябинина О.Л.', result: 'отзыв' }
	]);
});

test('rows that share an activity merged down are its parts', () => {
	const [activity] = activitiesOf(
		proposalOf(
			toHtml(
				table(
					heading.split(' | '),
					[
						{ text: '1', rows: 2 },
						{ text: 'Встречи пары', rows: 2 },
						'сентябрь',
						'Костров Д.М.',
						'План'
					],
					['май', 'Рябинина О.Л.', 'Отчёт']
				)
			)
		)
	);
	expect(
		activity?.parts.map(({ term, responsible, result }) => [term, responsible, result])
	).toEqual([
		['сентябрь', 'Костров Д.М.', 'План'],
		['май', 'Рябинина О.Л.', 'Отчёт']
	]);
	expect(activity?.term.text).toBe('сентябрь май');
});

test.each([
	['Рябинина О.Л., Костров Д.М.', ['person:Рябинина О.Л.', 'person:Костров Д.М.']],
	['Рябинина О.Л. Костров Д.М.', ['person:Рябинина О.Л.', 'person:Костров Д.М.']],
	['Директор Зам.директора по УВР', ['post:Директор', 'post:Зам.директора по УВР']],
	['Заместитель Директора по УВР', ['post:Заместитель Директора по УВР']],
	['Костров Д.М., заместитель директора', ['person:Костров Д.М., заместитель директора']],
	['директор, методический совет', ['post:директор', 'body:методический совет']],
	[
		'Педагоги (классные руководители, тьюторы); родители',
		['post:Педагоги (классные руководители, тьюторы)', 'free:родители']
	],
	[
		'заместитель директора Рябинина Ольга Львовна',
		['person:заместитель директора Рябинина Ольга Львовна']
	]
])('«%s» names its people', (cell, expected) => {
	const [activity] = activitiesOf(proposalOf(rowsText(heading, `1 | Урок | май | ${cell} | План`)));
	expect(activity?.people.map(({ kind, text }) => `${kind}:${text}`)).toEqual(expected);
	expect(activity?.responsible.text).toBe(cell);
});

test('further columns are kept as notes under their headings', () => {
	const proposal = proposalOf(
		toCsv(
			table(
				[...heading.split(' | '), 'Отметка о выполнении'],
				['1', 'Урок', 'май', 'Методист', 'План', 'сделано']
			)
		)
	);
	expect(
		activitiesOf(proposal)[0]?.notes.map(({ heading: name, written }) => [name, written.text])
	).toEqual([['Отметка о выполнении', 'сделано']]);
});

test('a heading of two storeys and a term in two columns are read as one', () => {
	const proposal = proposalOf(
		toDocx(
			table(
				[
					{ text: '№', rows: 2 },
					{ text: 'Мероприятие', rows: 2 },
					{ text: 'Сроки', columns: 2 },
					{ text: 'Ответственный', rows: 2 }
				],
				['начало', 'окончание'],
				['1', 'Провести урок', '01.09.2025', '31.05.2026', 'Методист']
			)
		)
	);
	expect(proposal.tables[0]?.columns.map(({ heading: name }) => name)).toEqual([
		'№',
		'Мероприятие',
		'Сроки, начало',
		'Сроки, окончание',
		'Ответственный'
	]);
	expect(activitiesOf(proposal).map(({ term }) => term.text)).toEqual(['01.09.2025 – 31.05.2026']);
});

test('a number beside a title merged to the end of the table is a stage', () => {
	const proposal = proposalOf(
		toDocx(
			table(
				heading.split(' | '),
				['1', { text: 'Подготовка', columns: 4 }],
				['1', 'Урок', 'май', 'Методист', 'План'],
				['2', 'Отзыв', 'май', 'Методист', 'План']
			)
		)
	);
	expect(outline(proposal)[0]).toBe('# 1 Подготовка');
	expect(activitiesOf(proposal)).toHaveLength(2);
});

test('a title in the first row of the table is the title of the roadmap', () => {
	const proposal = proposalOf(
		toXlsx(
			table([{ text: 'Дорожная карта на 2026 год', columns: 5 }], heading.split(' | '), [
				'1',
				'Урок',
				'май',
				'Методист',
				'План'
			])
		)
	);
	expect(proposal.header.title.text).toBe('Дорожная карта на 2026 год');
});

test('a lone title right below the heading opens a stage', () => {
	const proposal = proposalOf(
		rowsText(
			heading,
			'|Подготовка|||',
			'1|Урок|май|Методист|План',
			'|Итоги|||',
			'2|Отзыв|май|Методист|План'
		)
	);
	expect(proposal.stages.map(({ title, activities }) => `${title} ${activities.length}`)).toEqual([
		'Подготовка 1',
		'Итоги 1'
	]);
});

test('a number before the title is a number, also where a list follows', () => {
	const proposal = proposalOf(
		rowsText(
			'Мероприятие|Сроки|Ответственные|Результат',
			'1. Приказ|май|Директор|Приказ',
			'2. Уроки: 1) открытые; 2) закрытые|1) март; 2) май|Методист|План'
		)
	);
	expect(activitiesOf(proposal).map(({ number, title }) => `${number} ${title}`)).toEqual([
		'1. Приказ',
		'2. Уроки:'
	]);
	expect(activitiesOf(proposal)[1]?.parts.map(({ term }) => term)).toEqual(['март', 'май']);
});

test('tables that are no roadmap are left beside it', () => {
	const body = [
		docxTable([
			['Номер', 'Кабинет'],
			['12', 'Актовый зал']
		]),
		paragraph('Дорожная карта'),
		docxTable([heading.split(' | '), ['1', 'Урок', 'май', 'Методист', 'План']]),
		docxTable([
			['Показатель', 'Доля'],
			['Пары', '10']
		])
	].join('');
	const proposal = proposalOf(docxOf(body));
	expect(activitiesOf(proposal)).toHaveLength(1);
	expect(proposal.leftovers.map(({ text }) => text)).toEqual(
		expect.arrayContaining(['Кабинет', 'Актовый зал', 'Показатель', 'Пары', '10'])
	);
});

test('stages in tables of their own follow each other', () => {
	const part = (number: string): string =>
		docxTable([heading.split(' | '), [`${number}.1`, `Урок ${number}`, 'май', 'Методист', 'План']]);
	const proposal = proposalOf(
		docxOf(`${paragraph('Дорожная карта')}${part('1')}${paragraph('Этап 2. Итоги')}${part('2')}`)
	);
	expect(proposal.stages.map(({ number, activities }) => `${number} ${activities.length}`)).toEqual(
		[' 1', '2 1']
	);
});

test('the heading of the first stage may stand above the table, as the others do above theirs', () => {
	const proposal = proposalOf(
		rowsText(
			'Дорожная карта наставничества',
			'',
			'I. Организационный этап',
			heading,
			'1 | Издать приказ | январь | Директор | Приказ',
			'II. Основной этап',
			heading,
			'1 | Собрать пары | март | Методист | Список',
			'Итоговый этап',
			heading,
			'1 | Провести круглый стол | май | Методист | Справка'
		)
	);
	expect(proposal.stages.map(({ number, title }) => [number, title])).toEqual([
		['I', 'Организационный этап'],
		['II', 'Основной этап'],
		['', 'Итоговый этап']
	]);
	expect(proposal.header.title.text).toBe('Дорожная карта наставничества');
	expect(proposal.leftovers).toEqual([]);
});

test('a direction beside stages that have rows of their own is a note of each activity', () => {
	const proposal = proposalOf(
		rowsText(
			'№ | Направление | Содержание работы | Сроки | Исполнители',
			'Этап 1. Подготовка | | | |',
			'1 | Кадровое | Подобрать наставников | сентябрь | Директор',
			'Этап 2. Работа пар | | | |',
			'2 | Методическое | Посетить уроки | 1 раз в месяц | Наставники'
		)
	);
	expect(outline(proposal)).toEqual([
		'# 1 Подготовка',
		'1 / Подобрать наставников / сентябрь / Директор / ',
		'# 2 Работа пар',
		'2 / Посетить уроки / 1 раз в месяц / Наставники / '
	]);
	expect(activitiesOf(proposal).map(({ notes }) => notes[0]?.written.text)).toEqual([
		'Кадровое',
		'Методическое'
	]);
});

test('a plan by months has its terms in the headings', () => {
	const proposal = proposalOf(
		rowsText(
			'№ | Мероприятие | Ответственный | Отметка о выполнении',
			'Сентябрь',
			'1 | Закрепить наставников | Директор |',
			'Октябрь - ноябрь',
			'2 | Посетить уроки | Наставники |'
		)
	);
	expect(proposal.stages.map(({ title }) => title)).toEqual(['Сентябрь', 'Октябрь - ноябрь']);
	expect(activitiesOf(proposal).map(({ term }) => term.text)).toEqual([
		'Сентябрь',
		'Октябрь - ноябрь'
	]);
});
