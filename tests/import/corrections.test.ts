import { expect, test } from 'vitest';
import { activitiesOf, codesOf, heading, proposalOf, rowsText } from './support/reading.ts';

const bytes = rowsText(
	'Карта',
	'',
	heading,
	'1 | Провести урок | май | Методист | План',
	'2 | Собрать отзывы | Директор | июнь | Справка'
);

test('a corrected cell takes the place of the written one', () => {
	const proposal = proposalOf(bytes, {
		cells: [{ table: 0, row: 1, column: 2, text: 'март 2026' }]
	});
	expect(activitiesOf(proposal)[0]?.term.text).toBe('март 2026');
});

test('a corrected column moves its texts', () => {
	const proposal = proposalOf(bytes, {
		columns: [
			{ table: 0, column: 2, role: 'responsible' },
			{ table: 0, column: 3, role: 'term' }
		]
	});
	expect(activitiesOf(proposal).map(({ term }) => term.text)).toEqual(['Методист', 'июнь']);
	expect(proposal.tables[0]?.columns[2]).toMatchObject({ role: 'responsible', known: 'by-hand' });
});

test('a row may be made a stage, a continuation or a leftover by hand', () => {
	const asStage = proposalOf(bytes, { rows: [{ table: 0, row: 1, as: 'stage' }] });
	expect(asStage.stages.map(({ activities }) => activities.length)).toEqual([1]);
	const joined = proposalOf(bytes, { rows: [{ table: 0, row: 2, as: 'continuation' }] });
	expect(activitiesOf(joined)).toHaveLength(1);
	const aside = proposalOf(bytes, { rows: [{ table: 0, row: 2, as: 'leftover' }] });
	expect(aside.leftovers.map(({ text }) => text)).toContain('Собрать отзывы');
});

test('the row of headings and the table may be chosen by hand', () => {
	const odd = rowsText(
		'п | ч | к | л | д',
		'1 | Провести урок всем классам | май | Методист | План'
	);
	const proposal = proposalOf(odd, {
		tables: [{ table: 0, use: true }],
		headings: [{ table: 0, row: 0 }]
	});
	expect(activitiesOf(proposal).map(({ title }) => title)).toEqual(['Провести урок всем классам']);
	expect(codesOf(proposal)).toContain('columns-by-content');
});

test('title and organisation may be put right', () => {
	const { header } = proposalOf(bytes, {
		header: { title: 'Дорожная карта школы', organisation: 'Школа «Ивовская»' }
	});
	expect([header.title.text, header.organisation.text]).toEqual([
		'Дорожная карта школы',
		'Школа «Ивовская»'
	]);
});
