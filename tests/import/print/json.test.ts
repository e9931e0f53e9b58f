import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { proposalJson } from '#lib/import/print/json.ts';
import { warningCodes } from '#lib/import/warnings/sentences.ts';
import { toDocx } from '../support/paper.ts';
import { heading, proposalOf, rowsText } from '../support/reading.ts';
import { sample } from '../support/sample.ts';

const document = readFileSync(new URL('../../../docs/import-format.md', import.meta.url), 'utf8');

function keysIn(value: unknown): readonly string[] {
	if (Array.isArray(value)) return value.flatMap(keysIn);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]);
}

test('the printed proposal has the promised fields', () => {
	const json = JSON.parse(JSON.stringify(proposalJson(proposalOf(toDocx(sample)))));
	expect(json).toMatchObject({
		title: 'Дорожная карта\nвнедрения наставничества педагогов\nна 2025-2026 учебный год',
		period: { raw: '2025-2026 учебный год', from: '2025-09-01', to: '2026-08-31' },
		approvals: [{ kind: 'accepted' }, { kind: 'approved', number: '41-од' }],
		unparsed: [],
		warnings: [{ code: 'term-empty' }]
	});
	expect(json.stages[1]).toMatchObject({
		number: 'II',
		title: 'Работа пар',
		task: '',
		narrative: ''
	});
	expect(json.stages[1].activities[1]).toMatchObject({
		number: '2.2.',
		title: 'Открытые уроки:',
		subItems: [
			{ title: 'посещение;', terms: { raw: '', occurrences: [] }, responsible: [], result: '' },
			{ title: 'обсуждение', terms: { raw: '', occurrences: [] }, responsible: [], result: '' }
		],
		terms: {
			raw: 'октябрь - май',
			occurrences: [{ from: '2025-10-01', to: '2026-05-31' }],
			open: false,
			needs: null
		},
		responsible: ['Заместитель директора по УВР'],
		result: '',
		warnings: []
	});
	expect(json.stages[2].activities[0].warnings).toEqual([
		{ code: 'term-empty', sentence: 'Срок не указан.' }
	]);
});

test('a term that is not understood needs to be made clear', () => {
	const json = JSON.parse(
		JSON.stringify(
			proposalJson(proposalOf(rowsText(heading, '1 | Урок | зелёный зал | Методист | План')))
		)
	);
	expect(json.stages[0].activities[0].terms).toMatchObject({
		raw: 'зелёный зал',
		occurrences: null,
		open: null,
		needs: 'clarify'
	});
});

test('every field and every warning stands in the description of the format', () => {
	const rich = proposalOf(
		rowsText(
			'Приказ',
			'от 01.09.2025 № 5',
			'',
			'Дорожная карта',
			'',
			`${heading} | Примечание`,
			'1 | 2 | 3 | 4 | 5 | 6',
			'1 | Уроки: – раз; – два | май | Методист | План | да',
			'',
			'Прочее'
		)
	);
	const keys = new Set([
		...keysIn(proposalJson(rich)),
		...keysIn(proposalJson(proposalOf(toDocx(sample)))),
		...warningCodes
	]);
	expect([...keys].filter((key) => !document.includes(`\`${key}\``))).toEqual([]);
});
