import { expect, test, describe } from 'vitest';
import { schoolYear } from '#lib/domain/term/days.ts';
import { explainPlaced } from '#lib/domain/term/explain-term.ts';
import { placeTerm } from '#lib/domain/term/occurrences.ts';
import { readTerm } from '#lib/domain/term/read-term.ts';
import { kindOf } from '#lib/domain/term/term-kind.ts';
import { writtenTerms } from './written-terms.ts';

/** `2023-09..2024-05` → the first day and the last. */
function spanOf(written: string) {
	const [first = '', last = first] = written.split('..');
	return {
		from: first.length === 7 ? `${first}-01` : first,
		to: last.length === 7 ? lastDayOf(last) : last
	};
}

function lastDayOf(month: string): string {
	const [year = 0, number = 0] = month.split('-').map(Number);
	return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
}

test('the table of written terms is long enough and says nothing twice', () => {
	const all = Object.values(writtenTerms).flat();
	expect(all.length).toBeGreaterThanOrEqual(200);
	expect(new Set(all.map(([raw]) => raw)).size).toBe(all.length);
});

for (const [group, terms] of Object.entries(writtenTerms)) {
	describe(group, () => {
		for (const [raw, kind, dates, mark] of terms)
			test(`«${raw}» is ${kind}`, () => {
				const term = readTerm(raw);
				const placed = placeTerm(term, 2023);
				expect(placed.occurrences).toEqual(dates.map(spanOf));
				expect(kindOf(term.meaning)).toBe(kind);
				expect(placed.open).toBe(mark?.includes('open') ?? false);
				expect(placed.doubts.length > 0 || kind === 'unclear').toBe(
					mark?.includes('clarify') ?? false
				);
				expect(term.raw).toBe(raw);
			});
	});
}

test('«по вторникам» is every Tuesday of the school year', () => {
	const { occurrences } = placeTerm(readTerm('по вторникам'), 2023);
	expect(occurrences).toHaveLength(52);
	expect(occurrences[0]).toEqual({ from: '2023-09-05', to: '2023-09-05' });
	expect(occurrences.at(-1)).toEqual({ from: '2024-08-27', to: '2024-08-27' });
});

test('«каждую вторую среду» is said to be in doubt', () => {
	const placed = placeTerm(readTerm('каждую вторую среду'), 2023);
	expect(placed.doubts).toEqual([{ kind: 'every-other-or-nth' }]);
});

test('a term may be asked for in any period, not only in a school year', () => {
	const within = { from: '2022-09-01', to: '2025-08-31' };
	expect(placeTerm(readTerm('май'), within).occurrences.map(({ from }) => from)).toEqual([
		'2023-05-01',
		'2024-05-01',
		'2025-05-01'
	]);
	expect(placeTerm(readTerm('июнь 2024, 2025'), within).occurrences).toHaveLength(2);
});

test('the whole period of the document is its own period, where it names one', () => {
	const term = readTerm('В течение всего периода реализации ПН');
	const documentPeriod = { from: '2023-09-01', to: '2024-05-31' };
	expect(placeTerm(term, 2023, { documentPeriod }).occurrences).toEqual([documentPeriod]);
	expect(placeTerm(term, 2023, { documentPeriod }).open).toBe(false);
	expect(placeTerm(term, 2024, { documentPeriod }).occurrences).toEqual([]);
});

test('a month without a year lies in the document’s period, not in another year', () => {
	const documentPeriod = schoolYear(2022);
	expect(placeTerm(readTerm('май'), 2022, { documentPeriod }).occurrences).toEqual([
		{ from: '2023-05-01', to: '2023-05-31' }
	]);
	expect(placeTerm(readTerm('май'), 2023, { documentPeriod }).occurrences).toEqual([]);
});

test('quarters and holidays come from the school’s own calendar', () => {
	const calendar = {
		years: [
			{
				schoolYear: 2023,
				quarters: [
					{ from: '2023-09-01', to: '2023-10-27' },
					{ from: '2023-11-06', to: '2023-12-29' },
					{ from: '2024-01-09', to: '2024-03-22' },
					{ from: '2024-04-01', to: '2024-05-24' }
				],
				trimesters: [],
				halves: [],
				holidays: [{ season: 'autumn' as const, period: { from: '2023-10-28', to: '2023-11-05' } }]
			}
		]
	};
	const occurrences = (raw: string) => placeTerm(readTerm(raw), 2023, { calendar }).occurrences;
	expect(occurrences('2 четверть')).toEqual([{ from: '2023-11-06', to: '2023-12-29' }]);
	expect(occurrences('1-2 четверть')).toEqual([{ from: '2023-09-01', to: '2023-12-29' }]);
	expect(occurrences('1 раз в четверть')).toHaveLength(4);
	expect(occurrences('осенние каникулы')).toEqual([{ from: '2023-10-28', to: '2023-11-05' }]);
	expect(occurrences('до осенних каникул')).toEqual([{ from: '2023-10-28', to: '2023-10-28' }]);
	expect(occurrences('до конца 3 четверти')).toEqual([{ from: '2024-03-22', to: '2024-03-22' }]);
});

test('numbered parts keep their numbers and their own words', () => {
	const { meaning } = readTerm('1) сентябрь 2) по графику');
	expect(
		meaning.kind === 'parts' && meaning.parts.map(({ label, term }) => [label, term.raw.trim()])
	).toEqual([
		['1', 'сентябрь'],
		['2', 'по графику']
	]);
});

test('what stands beside the dates is kept as a note', () => {
	const term = readTerm('сентябрь 2023 г. (педсовет)');
	expect(explainPlaced(term, placeTerm(term, 2023))).toBe('Рядом написано: «педсовет».');
});

test('a term that is cut by the school year says so', () => {
	const term = readTerm('Август-сентябрь 2023 г.');
	expect(explainPlaced(term, placeTerm(term, 2023))).toBe(
		'Часть срока лежит в другом учебном году.'
	);
	expect(explainPlaced(term, placeTerm(term, 2024))).toBe('В этом учебном году дат нет.');
});
