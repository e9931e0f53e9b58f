import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeSpans, schoolYear, spanOf } from '#lib/domain/term/days.ts';
import { explainPlaced, explainTerm } from '#lib/domain/term/explain-term.ts';
import { occurrencesOf, placeTerm } from '#lib/domain/term/occurrences.ts';
import { printTerm } from '#lib/domain/term/print-term.ts';
import { readTerm } from '#lib/domain/term/read-term.ts';
import { keyOf, rollOver } from '#lib/domain/term/roll-over.ts';
import { stateOf } from '#lib/domain/term/term-state.ts';
import { anyTermText, anyText, someTerm } from './any-term.ts';
import { writtenTerms } from './written-terms.ts';

const seed = 20231101;
const often = { seed, numRuns: 800 };

const raws = Object.values(writtenTerms)
	.flat()
	.map(([raw]) => raw);

test.each(raws)('«%s» means the same after printing and reading', (raw) => {
	const term = readTerm(raw);
	const again = readTerm(printTerm(term));
	expect(keyOf(again.meaning)).toBe(keyOf(term.meaning));
});

test(`any term means the same after printing and reading (seed ${seed})`, () => {
	fc.assert(
		fc.property(someTerm, (meaning) => {
			const term = { raw: '', meaning, doubts: [], remarks: [] };
			expect(keyOf(readTerm(printTerm(term)).meaning), printTerm(term)).toBe(keyOf(meaning));
		}),
		often
	);
});

test(`occurrences lie in the asked year, in order, and share no day (seed ${seed})`, () => {
	fc.assert(
		fc.property(
			fc.oneof(anyTermText, anyText),
			fc.integer({ min: 2018, max: 2028 }),
			(raw, year) => {
				const occurrences = occurrencesOf(readTerm(raw), year);
				const spans = occurrences.map(spanOf);
				const whole = schoolYear(year);
				expect(mergeSpans(spans)).toEqual(spans);
				for (const { from, to } of occurrences)
					expect(whole.from <= from && from <= to && to <= whole.to).toBe(true);
			}
		),
		often
	);
});

test(`reading never throws, keeps the text, and always has something to say (seed ${seed})`, () => {
	fc.assert(
		fc.property(fc.oneof(anyText, anyTermText), (raw) => {
			const term = readTerm(raw);
			expect(term.raw).toBe(raw);
			expect(explainTerm(term)).not.toBe('');
			const placed = placeTerm(term, 2023);
			expect(explainPlaced(term, placed)).toEqual(expect.any(String));
			expect(placed.open && placed.occurrences.length > 0).toBe(false);
			stateOf(term, { today: '2023-11-20', within: 2023 });
			rollOver(term, 2023);
			printTerm(term);
		}),
		often
	);
});

test(`a term that is read twice means the same twice (seed ${seed})`, () => {
	fc.assert(
		fc.property(anyTermText, (raw) => {
			expect(readTerm(raw)).toEqual(readTerm(raw));
		}),
		{ seed, numRuns: 300 }
	);
});

const long = [
	'сентябрь, ',
	'сентябрь - ',
	'1, ',
	'1-',
	'до 15.10, ',
	'с ',
	'2023, ',
	'по отдельному ',
	'в течение ',
	'(((',
	'1) ',
	'ежемесячно; ',
	'по средам; ',
	'или ',
	'далее ',
	'I',
	'сен',
	'январьфевраль',
	'_ ',
	'\n',
	'май\n',
	'осенние, ',
	'2 раза в ',
	'не реже ',
	'каждый ',
	'15.',
	'абв '
];

test.each(long)('ten thousand characters of «%s» are read', (piece) => {
	const raw = piece.repeat(Math.ceil(10_000 / piece.length));
	const term = readTerm(raw);
	expect(term.raw).toBe(raw);
	placeTerm(term, 2023);
	printTerm(term);
});
