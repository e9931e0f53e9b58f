import { expect, test } from 'vitest';
import type { WarningCode } from '#lib/domain/roadmap/proposal.ts';
import { heading, proposalOf, rowsText } from './support/reading.ts';

function sentences(code: WarningCode, ...rows: readonly string[]): readonly string[] {
	return proposalOf(rowsText('Дорожная карта на 2025-2026 учебный год', '', ...rows))
		.warnings.filter((warning) => warning.code === code)
		.map(({ sentence }) => sentence);
}

function activity(number: string, rest = 'Провести урок | май | Методист | План'): string {
	return `${number} | ${rest}`;
}

test('a sound roadmap has no warnings', () => {
	const proposal = proposalOf(
		rowsText(
			'Дорожная карта на 2025-2026 учебный год',
			'',
			heading,
			activity('1.'),
			activity('2.', 'Издать приказ | июнь | Директор | Приказ')
		)
	);
	expect(proposal.warnings).toEqual([]);
});

test('doubled, skipped and displaced numbers are named', () => {
	const rows = [heading, ...['2.1', '2.5', '2.7', '2.5.', '2.6'].map((number) => activity(number))];
	expect(sentences('number-doubled', ...rows)).toEqual(['Номер «2.5» стоит у двух мероприятий.']);
	expect(sentences('number-out-of-order', ...rows)).toEqual(['Номер «2.6» стоит после «2.7».']);
	expect(sentences('number-skipped', ...rows)).toEqual(['Пропущены номера: 2.2–2.4.']);
});

test('numbers that run on through the stages skip nothing', () => {
	const rows = [
		heading,
		'I. Начало | | | |',
		activity('1'),
		activity('2'),
		'II. Итоги | | | |',
		activity('3'),
		activity('5')
	];
	expect(sentences('number-skipped', ...rows)).toEqual(['Пропущены номера: 4.']);
});

test('two spellings of a person ask whether they are one', () => {
	const ask = (first: string, second: string): readonly string[] =>
		sentences(
			'people-similar',
			heading,
			activity('1', `Урок | май | ${first} | План`),
			activity('2', `Отзыв | май | ${second} | План`)
		);
	expect(ask('Рябинина О.Л.', 'Рябенина О.Л.')).toEqual([
		'Это один человек? «Рябинина О.Л.» и «Рябенина О.Л.».'
	]);
	expect(ask('Костренкова Д.М.', 'Костренко Д.М.')).toHaveLength(1);
	expect(ask('Рябинина О.Л.', 'Рябинина О.М.')).toHaveLength(1);
	expect(ask('Рябинина О.Л.', 'О. Л. Рябинина')).toEqual([]);
	expect(ask('Рябинина О.Л.', 'Рябенина Т.К.')).toEqual([]);
	expect(ask('Рябинина О.Л.', 'Лугова О.Л.')).toEqual([]);
});

test('a person said to be another is not asked about again', () => {
	const bytes = rowsText(
		heading,
		activity('1', 'Урок | май | Рябинина О.Л. | План'),
		activity('2', 'Отзыв | май | Рябенина О.Л. | План')
	);
	const proposal = proposalOf(bytes, {
		people: [{ written: 'Рябенина О.Л.', means: 'Рябинина О.Л.' }]
	});
	expect(proposal.warnings.filter(({ code }) => code === 'people-similar')).toEqual([]);
	expect(proposal.stages[0]?.activities[1]?.people[0]).toMatchObject({
		text: 'Рябенина О.Л.',
		means: 'Рябинина О.Л.'
	});
});

test('a post with a strange abbreviation is asked about, a plural is not', () => {
	const ask = (first: string, second: string): readonly string[] =>
		sentences(
			'posts-similar',
			heading,
			activity('1', `Урок | май | ${first} | План`),
			activity('2', `Отзыв | май | ${second} | План`)
		);
	expect(ask('Заместитель директора по УВР', 'заместитель директора по УВРК')).toHaveLength(1);
	expect(ask('Куратор школы', 'Кураторы школы')).toEqual([]);
});

test('lost and added blanks are found by the words of the document', () => {
	const found = (title: string): readonly string[] => [
		...sentences(
			'words-glued',
			heading,
			activity('1', `${title} | май | Методист | План реализации мероприятий`)
		),
		...sentences(
			'word-split',
			heading,
			activity('1', `${title} | май | Методист | План реализации мероприятий`)
		)
	];
	expect(found('Контроль пореализации')).toEqual(['Похоже, слова слиплись: «пореализации».']);
	expect(found('Контроль реализа ции')).toEqual(['Похоже, слово разорвано: «реализа ции».']);
	expect(found('Отчёт за ноябрь2025 и ПланРаботы программНаставников')).toEqual([
		'Похоже, слова слиплись: «ноябрь2025».',
		'Похоже, слова слиплись: «ПланРаботы».',
		'Похоже, слова слиплись: «программНаставников».'
	]);
	expect(found('Поддержка, отбор и обучение наставников при переподготовке')).toEqual([]);
});

test('terms that are missing, unclear, or of other years are named', () => {
	expect(sentences('term-empty', heading, activity('1', 'Урок | | Методист | План'))).toEqual([
		'Срок не указан.'
	]);
	expect(
		sentences(
			'term-unclear',
			heading,
			activity('1'),
			activity('2', 'Урок | зелёный зал | Методист | План')
		)
	).toEqual(['Срок не понят: «зелёный зал». Он останется как написан.']);
	expect(
		sentences('term-outside-period', heading, activity('1', 'Урок | май 2019 | Методист | План'))
	).toEqual(['Срок «май 2019» вне периода дорожной карты (2025-2026 учебный год).']);
	expect(
		sentences(
			'date-odd',
			heading,
			...[1, 2, 3].map((at) => activity(`${at}`, `Урок ${at} | до 30.08.2025 | Методист | План`)),
			activity('4', 'Отзыв | до 03.08.2025 | Методист | План')
		)
	).toEqual(['Дата «03.08.2025» стоит среди «30.08.2025». Нет ли опечатки?']);
});

test('other school years in the rows than in the title are named', () => {
	expect(
		sentences(
			'years-contradict',
			heading,
			activity('1', 'Состав группы на 2023-2024 учебный год | май | Методист | Приказ')
		)
	).toEqual([
		'Годы расходятся: в названии «2025-2026 учебный год», в строках «2023-2024 учебный год».'
	]);
});

test('people who are missing, doubled, cut off or in the wrong column are named', () => {
	const told = (code: WarningCode, people: string, result = 'План'): readonly string[] =>
		sentences(code, heading, activity('1'), activity('2', `Отзыв | май | ${people} | ${result}`));
	expect(told('responsible-empty', '')).toHaveLength(1);
	expect(told('responsible-repeated', 'Рябинина О.Л. Рябинина О.Л.')).toEqual([
		'«Рябинина О.Л.» стоит в ячейке дважды.'
	]);
	expect(told('responsible-unfinished', 'директор, методист,')).toHaveLength(1);
	expect(
		told('responsible-in-result', 'Методист', 'Деятельность кураторов школ: отчёты')
	).toHaveLength(1);
});

test('titles and texts that were cut are named', () => {
	const told = (code: WarningCode, title: string, result = 'План'): readonly string[] =>
		sentences(code, heading, activity('1', `${title} | май | Методист | ${result}`), activity('2'));
	expect(told('title-truncated', 'Согласование (обновление)')).toHaveLength(1);
	expect(told('title-truncated', 'Организация участия педагогов')).toHaveLength(1);
	expect(told('title-truncated', 'Участие педагогов в конкурсе')).toEqual([]);
	expect(told('text-unfinished', 'Принять план работы в')).toEqual([
		'Текст обрывается: «…Принять план работы в».'
	]);
	expect(told('text-unfinished', 'Урок', 'Приказ, план,')).toHaveLength(1);
	expect(
		sentences(
			'text-tail',
			heading,
			activity('1.1', 'Принять план работы в | май | Методист | План'),
			activity('1.2', 'школе. Провести урок | май | Методист | План')
		)
	).toEqual(['Начало, похоже, относится к предыдущей строке: «школе.».']);
	expect(
		sentences(
			'page-number',
			heading,
			activity('1', 'Урок | май | Методист | План 2'),
			'',
			activity('2')
		)
	).toHaveLength(1);
});

test.each(['Ð”Ð¾Ñ€Ð¾Ð¶Ð½Ð°Ñ', 'Р”РѕСЂРѕР¶РЅР°СЏ', 'Ур\ufffdк', '????? ????'])(
	'«%s» is text spoilt by saving',
	(spoilt) => {
		expect(
			sentences('mojibake', heading, activity('1', `${spoilt} | май | Методист | План`))
		).toHaveLength(1);
	}
);

test('a term column that holds no terms while another does is doubted', () => {
	const rows = [
		'№ | Мероприятие | Ответственный | Срок | Результат',
		...[1, 2, 3].map((at) => `${at} | Урок ${at} | май 2026 | Методист | План`)
	];
	expect(sentences('column-doubtful', ...rows)).toEqual([
		'Столбец «Срок» не похож на сроки. Проверьте столбцы.'
	]);
});
