import fc from 'fast-check';
import { expect, test } from 'vitest';
import { competenceBlocks } from '#lib/domain/competence/areas.ts';
import { checkAnswer, isGiven, progressOf } from '#lib/domain/survey/answers.ts';
import type { Answer, Answers } from '#lib/domain/survey/answers.ts';
import { changesBetween, draftSwot } from '#lib/domain/survey/comparison.ts';
import { deficitsOf, levelsIn } from '#lib/domain/survey/deficits.ts';
import { readySurveys } from '#lib/domain/survey/ready/ready-surveys.ts';
import { needsCode } from '#lib/domain/survey/ready/requests.ts';
import { resultsOf } from '#lib/domain/survey/results.ts';
import { isFor, isOpenOn, mostQuestions } from '#lib/domain/survey/survey.ts';
import type { Question, Survey } from '#lib/domain/survey/survey.ts';

const ten: Question = {
	id: 'q1',
	order: '1',
	code: 'useful',
	kind: 'scale',
	title: 'Польза',
	hint: '',
	isRequired: true,
	options: [],
	rows: [],
	from: 1,
	to: 10,
	fromLabel: 'совсем нет',
	toLabel: 'полностью',
	most: 0,
	isKey: false
};
const choice: Question = {
	...ten,
	id: 'q2',
	code: 'ways',
	kind: 'many',
	options: [
		{ code: 'a', title: 'Урок' },
		{ code: 'b', title: 'Беседа' }
	],
	most: 1
};
const survey: Survey = {
	id: 's1',
	title: 'Опрос',
	intro: '',
	wave: 'before',
	audience: ['mentee'],
	isAnonymous: true,
	opensOn: '2026-09-01',
	closesOn: '2026-09-15',
	state: 'open',
	questions: [ten, choice]
};

const scored = (value: number): Answers => new Map([['useful', { kind: 'number', value }]]);

test('a questionnaire is open from its first day to its last, to its audience only', () => {
	expect(isOpenOn(survey, '2026-08-31')).toBe(false);
	expect(isOpenOn(survey, '2026-09-01')).toBe(true);
	expect(isOpenOn(survey, '2026-09-15')).toBe(true);
	expect(isOpenOn(survey, '2026-09-16')).toBe(false);
	expect(isOpenOn({ ...survey, state: 'closed' }, '2026-09-02')).toBe(false);
	expect(isFor(survey, ['mentor', 'mentee'])).toBe(true);
	expect(isFor({ ...survey, audience: [] }, ['mentee'])).toBe(false);
});

test.each([
	[ten, { kind: 'number', value: 11 }, 'out-of-range'],
	[ten, { kind: 'number', value: 7.5 }, 'not-a-number'],
	[ten, { kind: 'number', value: NaN }, 'not-a-number'],
	[ten, { kind: 'text', value: '7' }, 'wrong-kind'],
	[choice, { kind: 'choices', value: ['a', 'b'] }, 'too-many'],
	[choice, { kind: 'choices', value: ['c'] }, 'unknown-choice'],
	[{ ...ten, kind: 'date' }, { kind: 'date', value: '2026-02-30' }, 'not-a-date'],
	[{ ...ten, kind: 'text' }, { kind: 'text', value: 'а'.repeat(4001) }, 'too-long']
] as const)('an answer that does not fit is refused with a reason', (question, answer, reason) => {
	expect(checkAnswer(question, answer)).toEqual({ ok: false, reason });
});

test('four answers to an anonymous questionnaire tell nothing, five tell all', () => {
	const four = resultsOf(survey, [1, 10, 10, 10].map(scored), 8);
	expect(four).toMatchObject({ answered: 4, isHidden: true, questions: [], responseRate: 50 });
	const five = resultsOf(survey, [1, 10, 10, 10, 7].map(scored), 8);
	expect(five.isHidden).toBe(false);
	expect(five.questions[0]?.numbers).toEqual({ mean: 7.6, median: 10, satisfied: 80 });
	expect(resultsOf({ ...survey, isAnonymous: false }, [scored(3)], 0)).toMatchObject({
		isHidden: false,
		responseRate: undefined
	});
});

test('bars count every good answer once, and what is broken is not counted', () => {
	const answer = fc.oneof(
		fc.record({ kind: fc.constant('number' as const), value: fc.integer({ min: -3, max: 14 }) }),
		fc.record({ kind: fc.constant('text' as const), value: fc.string() }),
		fc.record({
			kind: fc.constant('choices' as const),
			value: fc.array(fc.constantFrom('a', 'b', 'c'))
		})
	);
	const answers = fc.array(
		fc
			.record({ useful: answer, ways: answer })
			.map((given) => new Map<string, Answer>(Object.entries(given))),
		{ maxLength: 12 }
	);
	fc.assert(
		fc.property(answers, (given) => {
			const results = resultsOf({ ...survey, isAnonymous: false }, given, 20);
			for (const result of results.questions) {
				const question = survey.questions.find(({ code }) => code === result.code);
				const good = given.filter((one) => {
					const value = one.get(result.code);
					return question && isGiven(value) && checkAnswer(question, value).ok;
				});
				expect(result.answered).toBe(good.length);
				expect(result.bars.reduce((sum, { count }) => sum + count, 0)).toBe(good.length);
			}
		}),
		{ numRuns: 300, seed: 20261128 }
	);
});

test('progress names what is required and still open', () => {
	expect(progressOf(survey, new Map())).toEqual({ given: 0, of: 2, missing: ['useful', 'ways'] });
	expect(progressOf(survey, scored(5))).toEqual({ given: 1, of: 2, missing: ['ways'] });
});

test('before and after are compared by the code, whatever the wording', () => {
	const after = { ...survey, questions: [{ ...ten, title: 'Стало полезно' }] };
	expect(
		changesBetween(
			{ survey, given: [4, 6].map(scored) },
			{ survey: after, given: [8, 9].map(scored) }
		)
	).toEqual([{ code: 'useful', title: 'Стало полезно', before: 5, after: 8.5, difference: 3.5 }]);
	expect(draftSwot({ survey, given: [8, 9].map(scored) })).toEqual({
		strengths: ['Польза'],
		weaknesses: []
	});
});

test('the map of deficits begins with what most people need', () => {
	const marked = (value: Record<string, string>): Answers =>
		new Map([[needsCode, { kind: 'matrix', value }]]);
	const given = [marked({ M1: '3', Y1: '1' }), marked({ M1: '1', K1: '0' }), marked({ N1: '9' })];
	expect(deficitsOf(given, needsCode)).toEqual([
		{ code: 'M1', people: 2, mean: 2 },
		{ code: 'Y1', people: 1, mean: 1 }
	]);
	expect([...levelsIn(given[2] ?? new Map(), needsCode)]).toEqual([]);
});

test('every ready questionnaire can be asked and answered as it stands', () => {
	const areas = new Set(competenceBlocks.flatMap((block) => block.areas.map(({ code }) => code)));
	expect(new Set(readySurveys.map(({ name }) => name)).size).toBe(readySurveys.length);
	for (const ready of readySurveys) {
		const codes = ready.questions.map(({ code }) => code);
		expect(new Set(codes).size, ready.name).toBe(codes.length);
		expect(codes.length).toBeLessThanOrEqual(mostQuestions);
		expect(ready.audience.length).toBeGreaterThan(0);
		for (const question of ready.questions) {
			expect(question.title).not.toBe('');
			if (question.kind === 'one' || question.kind === 'many')
				expect(question.options.length).toBeGreaterThan(1);
			if (question.kind === 'scale') expect(question.to).toBeGreaterThan(question.from);
			if (question.code === needsCode)
				expect(question.rows.every(({ code }) => areas.has(code))).toBe(true);
		}
	}
});

test('what the first and the last questionnaire of a mentee ask alike has the same code', () => {
	const of = (name: string): readonly string[] =>
		readySurveys.find((ready) => ready.name === name)?.questions.map(({ code }) => code) ?? [];
	const shared = of('mentee-before').filter((code) => of('mentee-after').includes(code));
	expect(shared).toEqual(
		expect.arrayContaining(['useful', 'comfort', 'settle', 'knowledge', 'skills', 'confidence'])
	);
});
