import { expect, test } from 'vitest';
import { readTerm } from '#lib/domain/term/read-term.ts';
import { rollOver } from '#lib/domain/term/roll-over.ts';

function rolled(raw: string, year = 2023) {
	const { change, after } = rollOver(readTerm(raw), year);
	return [change, after.term.raw, after.occurrences[0]?.from ?? null];
}

test('dates with a year move a year on, in the school’s own words', () => {
	expect(rolled('Сентябрь 2023 г. – март 2024 г.')).toEqual([
		'moved',
		'Сентябрь 2024 г. – март 2025 г.',
		'2024-09-01'
	]);
	expect(rolled('до 15.09.2023 (приказ)')).toEqual([
		'moved',
		'до 15.09.2024 (приказ)',
		'2024-09-15'
	]);
	expect(rolled('Iквартал2024 (далее - по необходимости)')).toEqual([
		'moved',
		'Iквартал2025 (далее - по необходимости)',
		'2025-01-01'
	]);
	expect(rolled('сентябрь 2023/2024 учебного года')).toEqual([
		'moved',
		'сентябрь 2024/2025 учебного года',
		'2024-09-01'
	]);
});

test('where the words cannot simply be moved, the term is written anew', () => {
	expect(rolled('15.09.23')).toEqual(['moved', '15.09.2024', '2024-09-15']);
	expect(rolled('до 29.02.2024')).toEqual(['moved', 'до 28.02.2025', '2025-02-28']);
});

test('a month without a year and what comes every year stay as they are', () => {
	expect(rolled('Октябрь - май')).toEqual(['same', 'Октябрь - май', '2024-10-01']);
	expect(rolled('ежегодно (ноябрь)')).toEqual(['same', 'ежегодно (ноябрь)', '2024-11-01']);
	expect(rolled('С января 2024 ежеквартально')).toEqual([
		'same',
		'С января 2024 ежеквартально',
		'2024-09-01'
	]);
	expect(rolled('по отдельному плану')).toEqual(['same', 'по отдельному плану', null]);
});

test('what already names the next year is not moved past it', () => {
	expect(rolled('июнь 2024, 2025')).toEqual(['same', 'июнь 2024, 2025', '2025-06-01']);
	expect(rolled('2023-2025 гг.')).toEqual(['same', '2023-2025 гг.', '2024-09-01']);
});

test('what was to repeat until a year that is over has ended', () => {
	const raw = 'до 30.08, ежегодно (в период с 2022 по 2024 г.г.)';
	expect(rolled(raw)).toEqual(['ended', raw, null]);
});

test('a date of quite another year is left to the person', () => {
	expect(rolled('декабрь2022')).toEqual(['other-year', 'декабрь2022', null]);
});

test('numbered parts move together', () => {
	expect(rolled('1) сентябрь 2023 2) май')).toEqual([
		'same',
		'1) сентябрь 2023 2) май',
		'2025-05-01'
	]);
	expect(rolled('1) сентябрь 2023 2) май 2024')).toEqual([
		'moved',
		'1) сентябрь 2024 2) май 2025',
		'2024-09-01'
	]);
});

test('before and after stand side by side', () => {
	const { before, after } = rollOver(readTerm('май 2024'), 2023);
	expect([before.term.raw, before.occurrences]).toEqual([
		'май 2024',
		[{ from: '2024-05-01', to: '2024-05-31' }]
	]);
	expect([after.term.raw, after.occurrences]).toEqual([
		'май 2025',
		[{ from: '2025-05-01', to: '2025-05-31' }]
	]);
});
