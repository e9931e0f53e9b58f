import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { RoadmapProposal, RoadmapWarning, WarningCode } from '#lib/domain/roadmap/proposal.ts';
import { docxOf, docxTable, paragraph } from './support/paper.ts';
import { activitiesOf, gridOf, proposalOf } from './support/reading.ts';

/**
 * Real schools' documents, which stay outside the project: counts and places are asserted here,
 * never a name. The counts were made by reading the documents.
 */
const folder = fileURLToPath(new URL('../../../shared/seeds', import.meta.url));
const present = existsSync(folder);
if (!present) console.log('The schools’ documents are not at hand: their import is skipped.');

interface Seed {
	readonly start: string;
	readonly activities: readonly number[];
	/** The column of the terms, to read them from the file without our reader. */
	readonly termColumn: number;
	readonly terms: number;
	readonly parts: number;
	readonly period: string;
	readonly approvals: readonly string[];
}

const seeds: readonly Seed[] = [
	{
		start: '000',
		activities: [17],
		termColumn: 2,
		terms: 16,
		parts: 15,
		period: '2023-01-01 2025-12-31',
		approvals: ['accepted protocol 18 2022-12-23', 'approved order 94-О 2022-12-23']
	},
	{
		start: '001',
		activities: [6, 6, 2, 3, 4, 9, 8],
		termColumn: 1,
		terms: 37,
		parts: 0,
		period: '',
		approvals: []
	},
	{
		start: '002',
		activities: [1, 4, 2, 1],
		termColumn: 2,
		terms: 8,
		parts: 8,
		period: '',
		approvals: ['order order 88 2022-04-30']
	},
	{
		start: '003',
		activities: [10, 7, 7, 4],
		termColumn: 2,
		// The term of one row goes on below a page break.
		terms: 29,
		parts: 13,
		period: '2020-09-01 2024-08-31',
		approvals: ['approved   ']
	},
	{
		start: '004',
		activities: [1, 1, 2, 2, 3, 3, 1],
		termColumn: 3,
		terms: 7,
		parts: 7,
		period: '2023-09-01 2024-05-31',
		approvals: ['considered protocol 1 2023-08-30']
	}
];

function bytesOf({ start }: Seed): Uint8Array {
	const name = readdirSync(folder).find((each) => each.startsWith(start)) ?? '';
	return readFileSync(`${folder}/${name}`);
}

/** Read by splitting at tabs alone, so that a fault of the reader cannot hide here. */
function termCells(seed: Seed): readonly string[] {
	const lines = new TextDecoder().decode(bytesOf(seed)).split('\n');
	const rows = lines.map((line) => line.split('\t')).filter((fields) => fields.length > 1);
	const body = rows.slice(1).filter((fields) => fields[0] !== '1' || fields[1] !== '2');
	const cells = body.map((fields) => fields[seed.termColumn]?.trim() ?? '');
	return cells.filter((cell) => /\p{L}/u.test(cell));
}

function placesOf(proposal: RoadmapProposal, code: WarningCode): readonly string[] {
	const found = proposal.warnings.filter((warning) => warning.code === code);
	return found.map(firstPlace);
}

function firstPlace({ places: [place] }: RoadmapWarning): string {
	return place?.at === 'cell'
		? `${place.table}.${place.row}.${place.column}`
		: `line ${place?.line}`;
}

describe.skipIf(!present)('documents of real schools', () => {
	test.each(seeds)('$start: every stage and activity is found', (seed) => {
		const proposal = proposalOf(bytesOf(seed));
		expect(proposal.stages.map(({ activities }) => activities.length)).toEqual(seed.activities);
		expect(activitiesOf(proposal).flatMap(({ parts }) => parts)).toHaveLength(seed.parts);
	});

	test.each(seeds)('$start: every term stands as written', (seed) => {
		const cells = termCells(seed);
		expect(cells).toHaveLength(seed.terms);
		const terms = activitiesOf(proposalOf(bytesOf(seed))).map(({ term }) => term.text);
		expect(
			cells.filter((cell) => !terms.some((term) => term === cell || term.split(cell).length > 1))
		).toEqual([]);
		const joined = seed.start === '003' ? 2 : 0;
		expect(cells.filter((cell) => terms.includes(cell))).toHaveLength(cells.length - joined);
	});

	test.each(seeds)('$start: nothing is left beside the roadmap', (seed) => {
		expect(proposalOf(bytesOf(seed)).leftovers).toEqual([]);
	});

	test.each(seeds)('$start: period and approvals are read', (seed) => {
		const { period, approvals, title } = proposalOf(bytesOf(seed)).header;
		expect(title.text).toMatch(/дорожная карта/i);
		expect(period ? `${period.from} ${period.to}` : '').toBe(seed.period);
		expect(
			approvals.map(({ kind, document, number, date }) => [kind, document, number, date].join(' '))
		).toEqual(seed.approvals);
	});

	test('000: lost and added blanks, short titles, a term before the period and an unknown post are named', () => {
		const proposal = proposalOf(bytesOf(seeds[0]!));
		expect(placesOf(proposal, 'words-glued')).toEqual(['line 16', '1.3.4', '1.4.2', '1.5.2']);
		expect(placesOf(proposal, 'word-split')).toEqual(['0.1.4', '1.1.4']);
		expect(placesOf(proposal, 'title-truncated')).toEqual(['1.4.1', '1.6.1']);
		expect(placesOf(proposal, 'term-outside-period')).toEqual(['1.5.2']);
		expect(placesOf(proposal, 'term-empty')).toEqual(['1.3.1']);
		expect(placesOf(proposal, 'posts-similar')).toHaveLength(1);
		expect(proposal.furniture.map(({ reason }) => reason)).toEqual(Array(5).fill('separator'));
	});

	test('001: shifted columns, joined rows and a missing term are named; tasks and the closing text are kept', () => {
		const proposal = proposalOf(bytesOf(seeds[1]!));
		expect(placesOf(proposal, 'responsible-in-result')).toEqual([
			'1.11.3',
			'2.3.3',
			'2.6.3',
			'2.7.3',
			'3.5.3'
		]);
		expect(placesOf(proposal, 'row-joined')).toEqual(['2.8.2', '3.9.3']);
		expect(placesOf(proposal, 'term-empty')).toEqual(['2.2.0']);
		expect(proposal.stages.every(({ task }) => /^Задач/.test(task.text))).toBe(true);
		expect(proposal.stages.map(({ narrative }) => narrative.text !== '')).toEqual([
			true,
			...Array<boolean>(6).fill(false)
		]);
		expect(proposal.header.authors).toHaveLength(1);
	});

	test('002: several terms of one row go to its parts, a word cut by a page break is whole again', () => {
		const proposal = proposalOf(bytesOf(seeds[2]!));
		const partTerms = activitiesOf(proposal).map(({ parts }) => parts.map(({ term }) => term));
		expect(partTerms.filter((terms) => terms.length > 0)).toEqual([
			['апрель', 'апрель', 'апрель', 'август', 'август'],
			['Май –декабрь', 'Апрель', 'Апрель']
		]);
		expect(activitiesOf(proposal)[3]?.people.map(({ kind }) => kind)).toEqual([
			'post',
			'post',
			'body'
		]);
		expect(placesOf(proposal, 'responsible-unfinished')).toEqual(['0.4.3']);
		expect(proposal.stages.map(({ number }) => number)).toEqual(['I', 'II', 'III', 'IV']);
	});

	test('003: broken numbers, the lost heading, two spellings, odd dates and years are named', () => {
		const proposal = proposalOf(bytesOf(seeds[3]!));
		expect(placesOf(proposal, 'number-doubled')).toEqual(['2.4.1']);
		expect(placesOf(proposal, 'number-skipped')).toHaveLength(4);
		expect(placesOf(proposal, 'number-out-of-order')).toEqual(['3.2.1']);
		expect(placesOf(proposal, 'number-missing')).toEqual(['3.4.1']);
		expect(placesOf(proposal, 'stage-heading-missing')).toEqual(['4.0.1']);
		expect(placesOf(proposal, 'people-similar')).toHaveLength(1);
		expect(placesOf(proposal, 'date-odd')).toEqual(['0.5.2']);
		expect(placesOf(proposal, 'years-contradict')).toEqual(['0.2.0']);
		expect(placesOf(proposal, 'text-tail')).toEqual(['2.0.1']);
		expect(placesOf(proposal, 'page-number')).toEqual(['0.6.4']);
		expect(placesOf(proposal, 'responsible-empty')).toEqual(['5.5.1']);
		expect(placesOf(proposal, 'responsible-repeated')).toEqual(['5.6.3']);
		expect(proposal.furniture.map(({ reason }) => reason)).toEqual(Array(5).fill('service-row'));
	});

	test('004: several activities of one cell are told apart, two spellings and a short title are named', () => {
		const proposal = proposalOf(bytesOf(seeds[4]!));
		expect(activitiesOf(proposal).map(({ number }) => number)).toEqual([
			'1.',
			'',
			'1)',
			'2)',
			'1)',
			'2)',
			'1)',
			'2)',
			'3)',
			'1)',
			'2)',
			'3)',
			''
		]);
		expect(placesOf(proposal, 'people-similar')).toHaveLength(1);
		expect(placesOf(proposal, 'title-truncated')).toEqual(['0.1.2']);
		expect(activitiesOf(proposal)[0]?.people.map(({ kind }) => kind)).toEqual(['person', 'person']);
	});
});

/** The document's own cells, typed into a Word file. */
function asDocx(seed: Seed): Uint8Array {
	const blocks = gridOf(bytesOf(seed)).blocks.map((block) =>
		block.kind === 'line'
			? paragraph(block.text)
			: docxTable(block.rows.map((cells) => cells.map(({ text }) => text)))
	);
	return docxOf(blocks.join(''));
}

describe.skipIf(!present)('documents of real schools as Word files', () => {
	test.each(seeds)('$start gives the same proposal', (seed) => {
		const [fromText, fromWord] = [proposalOf(bytesOf(seed)), proposalOf(asDocx(seed))];
		expect(fromWord.stages).toEqual(fromText.stages);
		expect(fromWord.warnings.map(({ code }) => code)).toEqual(
			fromText.warnings.map(({ code }) => code)
		);
	});
});
