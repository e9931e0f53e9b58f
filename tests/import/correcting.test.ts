import { expect, test } from 'vitest';
import type { RoadmapProposal } from '#lib/domain/roadmap/proposal.ts';
import * as correcting from '#lib/import/correcting.ts';
import { noCorrections, type Corrections } from '#lib/import/corrections.ts';
import { tablesIn } from '#lib/import/glance.ts';
import { activitiesOf, gridOf, heading, proposalOf, rowsText } from './support/reading.ts';

const paper = rowsText(
	heading,
	'1 | Издать приказ | вскоре | Рябинена О.Л. | Приказ',
	'2 | Собрать пары |',
	'3 | Провести круглый стол | май | Рябинина О.Л. | Протокол'
);
const again = (corrections: Corrections): RoadmapProposal => proposalOf(paper, corrections);

test('any cell is corrected by hand, also one that the document left out', () => {
	const proposal = proposalOf(paper);
	const [first, second] = activitiesOf(proposal);
	const term = correcting.cellOf(proposal, first!, 'term');
	const missing = correcting.cellOf(proposal, second!, 'responsible');
	const number = correcting.cellOf(proposal, second!, 'number');
	const corrected = [
		[term, 'до 15 октября'],
		[missing, 'Методист'],
		[number, '2.1']
	] as const;
	const rows = activitiesOf(
		again(
			corrected.reduce((all, [cell, text]) => correcting.withText(all, cell!, text), noCorrections)
		)
	);
	expect(rows[0]?.term.text).toBe('до 15 октября');
	expect(rows[1]).toMatchObject({ number: '2.1', title: 'Собрать пары' });
	expect(rows[1]?.responsible.text).toBe('Методист');
	expect(rows[2]?.term.text).toBe('май');
});

test('a text that a page break cut in two is corrected as one', () => {
	const cut = rowsText(
		heading,
		'1 | Обсудить план работы наставнических пар на | май | Методист | План',
		' | будущий год | | | ',
		'2 | Подвести итоги | июнь | Методист | Справка'
	);
	const proposal = proposalOf(cut);
	const [first] = activitiesOf(proposal);
	expect(first?.content.places).toHaveLength(2);
	const fresh = proposalOf(
		cut,
		correcting.withText(noCorrections, first!.content, 'Обсудить план')
	);
	expect(activitiesOf(fresh).map(({ title }) => title)).toEqual([
		'Обсудить план',
		'Подвести итоги'
	]);
});

test('two spellings that are one person become one in every cell', () => {
	const proposal = proposalOf(paper);
	const fresh = again(
		correcting.withPerson(noCorrections, proposal, {
			written: 'Рябинена О.Л.',
			means: 'Рябинина О.Л.'
		})
	);
	expect(activitiesOf(fresh).map(({ responsible }) => responsible.text)).toEqual([
		'Рябинина О.Л.',
		'',
		'Рябинина О.Л.'
	]);
	expect(fresh.warnings.map(({ code }) => code)).not.toContain('people-similar');
});

test('a row is what a person says it is, until that is taken back', () => {
	const [, second] = activitiesOf(proposalOf(paper));
	const place = correcting.rowOf(second!)!;
	const asStage = correcting.withRow(noCorrections, place, 'stage');
	expect(again(asStage).stages.map(({ title }) => title)).toEqual(['', 'Собрать пары']);
	expect(again(correcting.withRow(asStage, place, undefined)).stages).toHaveLength(1);
});

test('a column is put right in all tables that have it', () => {
	const proposal = proposalOf(paper);
	const column = { column: 4, heading: 'Ожидаемый результат', role: 'note' } as const;
	const fresh = again(correcting.withColumn(noCorrections, proposal, column));
	expect(activitiesOf(fresh)[0]?.notes.map(({ written }) => written.text)).toEqual(['Приказ']);
	expect(activitiesOf(fresh)[0]?.result.text).toBe('');
});

test('a table that is not recognised may be chosen by hand', () => {
	const strange = rowsText('а | б', 'Издать приказ | директор', 'Собрать пары | методист');
	const wide = rowsText('а | б | в', 'Издать приказ | директор | скоро', 'Собрать | методист | -');
	expect(tablesIn(gridOf(strange))).toEqual([]);
	expect(tablesIn(gridOf(wide))[0]).toMatchObject({ table: 0, rows: 3, columns: 3 });
	const chosen = correcting.withTable(noCorrections, 0, true);
	const [table] = proposalOf(wide, chosen).tables;
	expect(table?.columns.map(({ role }) => role)).toContain('title');
});
