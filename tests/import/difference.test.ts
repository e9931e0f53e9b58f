import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RoadmapContent, RoadmapDifference } from '#lib/domain/roadmap.ts';
import type { RoadmapProposal } from '#lib/domain/roadmap/proposal.ts';
import { differenceOf } from '#lib/import/difference.ts';
import { toDocx } from './support/paper.ts';
import { heading, proposalOf, rowsText } from './support/reading.ts';
import { sample } from './support/sample.ts';

/** As if the proposal had been taken over as it is. */
function keep({ stages }: RoadmapProposal): RoadmapContent {
	return {
		stages: stages.map(({ number, title, task, narrative, activities }, at) => ({
			id: `stage ${at}`,
			number,
			title,
			task: task.text,
			narrative: narrative.text,
			activities: activities.map((each, index) => ({
				id: `${at}.${index}`,
				number: each.number,
				title: each.title,
				term: each.term.text,
				responsible: each.responsible.text,
				result: each.result.text,
				parts: each.parts
			}))
		}))
	};
}

function summary({ stages, activities }: RoadmapDifference): readonly string[] {
	const told = [...stages, ...activities].filter(({ is }) => is !== 'same');
	return told.map((each) => {
		if (each.is === 'changed')
			return `${each.id} ${each.fields.map(({ field, before, after }) => `${field}: ${before} → ${after}`).join(', ')}`;
		return each.is === 'absent' ? `${each.id} absent` : each.is;
	});
}

const first = [
	heading,
	'I. Начало',
	'1.1 | Провести урок | май | Методист | План',
	'1.2 | Собрать отзывы родителей | июнь | Директор | Справка'
];

function change(rows: readonly string[]): readonly string[] {
	return summary(differenceOf(keep(proposalOf(rowsText(...first))), proposalOf(rowsText(...rows))));
}

test('the same document again changes nothing', () => {
	expect(change(first)).toEqual([]);
	const whole = proposalOf(toDocx(sample));
	expect(summary(differenceOf(keep(whole), whole))).toEqual([]);
});

test('a new row changes one row, wherever it stands', () => {
	expect(
		change([
			first[0]!,
			first[1]!,
			'1.0 | Издать приказ | март | Директор | Приказ',
			...first.slice(2)
		])
	).toEqual(['added']);
});

test('a changed term, number or wording is a change of the same row', () => {
	expect(
		change([
			...first.slice(0, 3),
			'1.3 | Собрать отзывы всех родителей | июль | Директор | Справка'
		])
	).toEqual([
		'0.1 number: 1.2 → 1.3, title: Собрать отзывы родителей → Собрать отзывы всех родителей, term: июнь → июль'
	]);
});

test('what the document no longer holds is named, not removed', () => {
	expect(change(first.slice(0, 3))).toEqual(['0.1 absent']);
});

test('of two rows that say the same, one is missing if the document has one', () => {
	const twice = keep(
		proposalOf(
			rowsText(heading, '1 | Урок | май | Методист | План', '2 | Урок | май | Методист | План')
		)
	);
	const once = proposalOf(rowsText(heading, '1 | Урок | май | Методист | План'));
	expect(summary(differenceOf(twice, once))).toEqual(['0.1 absent']);
});

test('a row that moved to another stage is the same row in another stage', () => {
	expect(change([...first.slice(0, 3), 'II. Итоги', first[3]!])).toEqual([
		'added',
		'0.1 stage: stage 0 → new 1'
	]);
});

const seed = 5;

test(`any roadmap imported twice, in any order of rows, is never doubled (seed ${seed})`, () => {
	const row = fc
		.tuple(fc.constantFrom('Урок', 'Отзыв', 'Приказ о парах', 'Семинар наставников'), fc.nat(6))
		.map(([title, at]) => `${title} ${at} | май | Методист | План`);
	fc.assert(
		fc.property(
			fc
				.array(row, { minLength: 2, maxLength: 20 })
				.chain((rows) =>
					fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))
				),
			([rows, shuffled]) => {
				const bytesOf = (each: readonly string[]): Uint8Array =>
					rowsText(heading, ...each.map((text) => ` | ${text}`));
				const { activities } = differenceOf(
					keep(proposalOf(bytesOf(rows))),
					proposalOf(bytesOf(shuffled))
				);
				expect(activities.map(({ is }) => is)).toEqual(Array(rows.length).fill('same'));
			}
		),
		{ seed, numRuns: 100 }
	);
});
