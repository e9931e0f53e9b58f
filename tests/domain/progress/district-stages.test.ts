import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DistrictStage } from '#lib/domain/progress/district-school.ts';
import { stagesBeside } from '#lib/domain/progress/district-stages.ts';

function stage(title: string, changed: Partial<DistrictStage> = {}): DistrictStage {
	return {
		...{ id: title, number: '', title, of: 3, done: 1, papers: 0, papersReady: 0, open: [] },
		...changed
	};
}

const titles = ({ columns }: ReturnType<typeof stagesBeside>) => columns.map(({ title }) => title);

test('stages that are called the same stand under one column, however they are written', () => {
	const [first, second] = [stage('Готовим условия'), stage('ГОТОВИМ  УСЛОВИЯ.', { id: 'x' })];
	const beside = stagesBeside([[first], [second]]);
	expect(titles(beside)).toEqual(['Готовим условия']);
	expect(beside.rows).toEqual([
		{ inColumns: [first], others: [] },
		{ inColumns: [second], others: [] }
	]);
});

test('what one school alone calls so makes no column and is not lost', () => {
	const [shared, own] = [stage('Итоги'), stage('Свой путь')];
	const beside = stagesBeside([[own, shared], [shared], []]);
	expect(titles(beside)).toEqual(['Итоги']);
	expect(beside.rows).toEqual([
		{ inColumns: [shared], others: [own] },
		{ inColumns: [shared], others: [] },
		{ inColumns: [undefined], others: [] }
	]);
});

test('the only roadmap of a district has all its stages as columns', () => {
	expect(titles(stagesBeside([[], [stage('Начало'), stage('Итоги')]]))).toEqual([
		'Начало',
		'Итоги'
	]);
});

test('columns stand in the order in which most roadmaps have them', () => {
	const of = (...names: readonly string[]) => names.map((name) => stage(name));
	const beside = stagesBeside([
		of('Начало', 'Середина', 'Итоги'),
		of('Начало', 'Середина', 'Итоги'),
		of('Итоги', 'Середина')
	]);
	expect(titles(beside)).toEqual(['Начало', 'Середина', 'Итоги']);
});

test('a number stands over a column only where all agree on it', () => {
	const [roman, arabic] = [stage('Итоги', { number: 'V' }), stage('Итоги', { number: '5' })];
	expect(stagesBeside([[roman], [roman]]).columns[0]?.number).toBe('V');
	expect(stagesBeside([[roman], [arabic]]).columns[0]?.number).toBe('');
});

test('a name that comes twice in a roadmap, or no name, hides nothing', () => {
	const [one, two] = [stage('Итоги', { id: '1' }), stage('Итоги', { id: '2' })];
	const nameless = stage('', { id: '3' });
	const beside = stagesBeside([
		[one, two, nameless],
		[stage('Итоги'), stage('')]
	]);
	expect(titles(beside)).toEqual(['Итоги']);
	expect(beside.rows[0]).toEqual({ inColumns: [one], others: [two, nameless] });
});

test('every stage of every roadmap stands somewhere, once', () => {
	const name = fc.constantFrom('', 'а', 'А.', 'б', 'в', 'г');
	const roadmaps = fc.array(fc.array(name, { maxLength: 6 }), { maxLength: 6 });
	fc.assert(
		fc.property(roadmaps, (names) => {
			const all = names.map((each) => each.map((title, at) => stage(title, { id: `${at}` })));
			const { columns, rows } = stagesBeside(all);
			for (const [at, { inColumns, others }] of rows.entries()) {
				expect(inColumns).toHaveLength(columns.length);
				const shown = [...inColumns.flatMap((one) => one ?? []), ...others];
				expect(new Set(shown)).toEqual(new Set(all[at]));
				expect(shown).toHaveLength(all[at]?.length ?? 0);
			}
		})
	);
});
