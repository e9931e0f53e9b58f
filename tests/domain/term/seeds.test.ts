import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { placeTerm } from '#lib/domain/term/occurrences.ts';
import { printTerm } from '#lib/domain/term/print-term.ts';
import { readTerm } from '#lib/domain/term/read-term.ts';
import { keyOf } from '#lib/domain/term/roll-over.ts';
import { kindOf } from '#lib/domain/term/term-kind.ts';

const folder = '../shared/seeds';
const heading = /^(сроки|срок реализации|длительность этапа)/i;

/** Every cell under the heading of the terms, in all the tables of a file. */
function termCells(text: string): string[] {
	const cells: string[] = [];
	let column = -1;
	for (const row of text.split('\n').map((line) => line.split('\t'))) {
		const found = row.findIndex((cell) => heading.test(cell.trim()));
		if (found >= 0) column = found;
		else if (column >= 0 && row.length >= 4) cells.push(row[column] ?? '');
	}
	return cells;
}

/** Told by reading the files: how each distinct term must be understood. */
const kinds: Readonly<Record<string, string>> = {
	'': 'empty',
	'---': 'empty',
	'Январь - март 2023 г.': 'range',
	'Сентябрь - декабрь 2023': 'range',
	'Сентябрь-декабрь 2023': 'range',
	'Иквартал2024 (далее - по необходимости)': 'quarter',
	декабрь2022: 'month',
	'Ежегодно (июнь, декабрь)': 'yearly',
	'июнь 2024, 2025': 'list',
	'Ежегодно (в соответствии с планом-графиком)': 'plan',
	'С января 2024 ежеквартально': 'frequency',
	'С октября 2024 ежегодно': 'frequency',
	'С февраля 2023 ежеквартально': 'frequency',
	'Ноябрь 2024': 'month',
	'ежегодно (ноябрь)': 'yearly',
	'постоянно, по мере поступления информации': 'ongoing',
	'Август-сентябрь': 'range',
	Сентябрь: 'month',
	'Сентябрь-октябрь': 'range',
	'В течение всего периода реализации ПН': 'period',
	Январь: 'month',
	Октябрь: 'month',
	Ноябрь: 'month',
	'1 раз в полгода': 'frequency',
	'Сентябрь.': 'month',
	'Октябрь - май': 'range',
	Декабрь: 'month',
	'Сентябрь; занятия ШМУ проводятся не реже одного раза в месяц.': 'several',
	'декабрь, май': 'list',
	'В течение всего срока реализации ПН': 'period',
	'В течение всего срока реализации': 'period',
	апрель: 'month',
	'Декабрь, май': 'list',
	'Май-июнь': 'range',
	'По итогам реализации НП': 'event',
	'В течение учебного года': 'ongoing',
	'Апрель-август 2022': 'range',
	'Ежегодно апрель - сентябрь': 'yearly',
	'по отдельному плану': 'plan',
	'В течение года': 'ongoing',
	'Май –декабрь Апрель Апрель': 'parts',
	сентябрь: 'month',
	'до 30.08.2022': 'deadline',
	'до 03.08.2022': 'deadline',
	'до 15.09.2022': 'deadline',
	'до 30.09.2022': 'deadline',
	'до 15.10, ежегодно (в период с 2022 по 2024 г.г.)': 'yearly',
	'до 30.08, ежегодно (в период с 2022 по 2024 г.г.)': 'yearly',
	'в течение года': 'ongoing',
	'периода реализации ЦМН': 'period',
	'в течение всего периода реализации ЦМН': 'period',
	'до 30.08. ежегодно (в период с 2022 по 2024 г.г.)': 'yearly',
	'август 2022 г': 'month',
	'с 1 по 15 сентября ежегодно (в период с 2020 по 2024 г.г.)': 'yearly',
	'с 16 по 30 сентября ежегодно (в период с 2020 по 2024 г.г.)': 'yearly',
	'по отдельному графику': 'plan',
	'до 30 октября ежегодно (в период с 2020 по 2024 г.г.)': 'yearly',
	'в соответствии со сроками реализации программ наставничества': 'plan',
	'в соответствии со сроками реализации программ наставничества или май 2023 г.': 'alternatives',
	'в течение всего периода внедрения ЦМП': 'period',
	'Август-сентябрь 2023 г.': 'range',
	'Сентябрь-октябрь 2023 г.': 'range',
	'Октябрь-ноябрь 2023 г.': 'range',
	'Сентябрь 2023 г. – март 2024 г.': 'range',
	'Апрель – май 2024 г.': 'range',
	'Сентябрь 2023 г. – май 2024 г.': 'range'
};

/** The service row «1 2 3 4 5» stands under the heading too and is no term. */
const noTerms = ['3'];

test.skipIf(!existsSync(folder))(
	'every distinct term of the five roadmaps stands in the list',
	() => {
		const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
		const cells = files.flatMap((file) => termCells(readFileSync(`${folder}/${file}`, 'utf8')));
		const terms = new Set(cells.filter((cell) => !noTerms.includes(cell)));
		expect(files).toHaveLength(5);
		expect([...terms].sort()).toEqual(Object.keys(kinds).sort());
	}
);

const open = new Set(['empty', 'plan', 'need', 'event', 'period']);

test.each(Object.entries(kinds))('«%s» is %s, in one year or another', (raw, kind) => {
	const term = readTerm(raw);
	expect(kindOf(term.meaning)).toBe(kind);
	expect(term.doubts.some((doubt) => doubt.kind === 'unread')).toBe(false);
	const placed = placeTerm(term, { from: '2022-09-01', to: '2026-08-31' });
	const early = placeTerm(term, 2021);
	expect(placed.occurrences.length + early.occurrences.length > 0).toBe(!open.has(kind));
	expect(placed.open).toBe(open.has(kind));
	expect(keyOf(readTerm(printTerm(term)).meaning)).toBe(keyOf(term.meaning));
});
