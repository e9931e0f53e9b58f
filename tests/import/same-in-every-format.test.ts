import { expect, test } from 'vitest';
import type { RoadmapProposal } from '#lib/domain/roadmap/proposal.ts';
import { toCsv, toDocx, toHtml, toText, toXlsx } from './support/paper.ts';
import { activitiesOf, proposalOf } from './support/reading.ts';
import { sample } from './support/sample.ts';

/** Places differ between formats, for a sheet counts the lines above its table as rows. */
function withoutPlaces(proposal: RoadmapProposal): unknown {
	return JSON.parse(
		JSON.stringify(
			{ ...proposal, tables: proposal.tables.map(({ columns }) => columns) },
			(key, value: unknown) => (key === 'places' || key === 'place' ? undefined : value)
		)
	);
}

const asDocx = proposalOf(toDocx(sample));

test.each([
	['a sheet', toXlsx(sample)],
	['a page', toHtml(sample)],
	['text with semicolons', toCsv(sample)],
	['text with commas', toCsv(sample, ',')],
	['text with bars', toCsv(sample, '|')],
	['text with tabs', toText(sample)]
])('the same roadmap as a Word file and as %s gives the same proposal', (_, bytes) => {
	expect(withoutPlaces(proposalOf(bytes))).toEqual(withoutPlaces(asDocx));
});

test('the same bytes give the same proposal', () => {
	expect(proposalOf(toXlsx(sample))).toEqual(proposalOf(toXlsx(sample)));
});

test('the sample is understood', () => {
	expect(asDocx.stages.map(({ number, title }) => [number, title])).toEqual([
		['I', 'Подготовка'],
		['II', 'Работа пар'],
		['III', 'Итоги']
	]);
	expect(activitiesOf(asDocx).map(({ number, term }) => [number, term.text])).toEqual([
		['1.1.', 'август 2025 г.'],
		['1.2.', 'август-сентябрь'],
		['2.1.', 'не реже одного раза в месяц'],
		['2.2.', 'октябрь - май'],
		['3.1.', '']
	]);
	expect(asDocx.leftovers).toEqual([]);
	expect(asDocx.warnings.map(({ code }) => code)).toEqual(['term-empty']);
});
