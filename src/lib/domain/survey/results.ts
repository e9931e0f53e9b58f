import { checkAnswer, endsOf, isGiven } from './answers.ts';
import type { Answer, Answers } from './answers.ts';
import { fewestShown } from './survey.ts';
import type { Choice, Question, Survey } from './survey.ts';

/** What all answers to a questionnaire say together. Names stand nowhere in it. */
export interface SurveyResults {
	readonly answered: number;
	readonly asked: number;
	/** Undefined where nobody was asked: «нет данных», never 0 %. */
	readonly responseRate: number | undefined;
	/** An anonymous questionnaire with fewer than five answers shows only how many there are. */
	readonly isHidden: boolean;
	readonly questions: readonly QuestionResult[];
}

export interface QuestionResult {
	readonly code: string;
	readonly title: string;
	readonly kind: Question['kind'];
	readonly answered: number;
	readonly bars: readonly Bar[];
	readonly numbers: NumberResult | undefined;
	readonly texts: readonly string[];
}

export interface Bar {
	readonly code: string;
	readonly title: string;
	readonly count: number;
	/** Of those who answered this question, 0 to 100 with one decimal. */
	readonly percent: number;
}

export interface NumberResult {
	readonly mean: number;
	readonly median: number;
	/** The share of those at 7 of 10 and above, as far up on any other scale. */
	readonly satisfied: number;
}

export function resultsOf(survey: Survey, given: readonly Answers[], asked: number): SurveyResults {
	const answered = given.filter((answers) => hasAnswered(survey, answers));
	const isHidden = survey.isAnonymous && answered.length < fewestShown;
	return {
		answered: answered.length,
		asked,
		responseRate: asked > 0 ? percentOf(Math.min(answered.length, asked), asked) : undefined,
		isHidden,
		questions: isHidden ? [] : survey.questions.map((question) => resultOf(question, answered))
	};
}

export function hasAnswered(survey: Survey, answers: Answers): boolean {
	return survey.questions.some((question) => isGiven(answers.get(question.code)));
}

/** What a later version or a broken record holds is left out, never counted as something else. */
export function goodAnswers(question: Question, given: readonly Answers[]): readonly Answer[] {
	return given.flatMap((answers) => {
		const answer = answers.get(question.code);
		if (!isGiven(answer)) return [];
		const checked = checkAnswer(question, answer);
		return checked.ok ? [checked.value] : [];
	});
}

function resultOf(question: Question, given: readonly Answers[]): QuestionResult {
	const answers = goodAnswers(question, given);
	const numbers = answers.flatMap((answer) => (answer.kind === 'number' ? [answer.value] : []));
	return {
		code: question.code,
		title: question.title,
		kind: question.kind,
		answered: answers.length,
		bars: barsOf(question, answers),
		numbers: numbers.length > 0 ? numbersOf(question, numbers) : undefined,
		texts: question.kind === 'text' ? textsOf(answers) : []
	};
}

function barsOf(question: Question, answers: readonly Answer[]): readonly Bar[] {
	switch (question.kind) {
		case 'scale':
		case 'level':
			return countedBars(stepsOf(question), answers, (answer) =>
				answer.kind === 'number' ? [String(answer.value)] : []
			);
		case 'one':
		case 'many':
			return countedBars(question.options, answers, (answer) =>
				answer.kind === 'choices' ? answer.value : []
			);
		case 'matrix':
			return countedBars(cellsOf(question), answers, (answer) =>
				answer.kind === 'matrix'
					? Object.entries(answer.value).map(([row, mark]) => `${row}:${mark}`)
					: []
			);
		case 'text':
		case 'number':
		case 'date':
			return [];
	}
}

function stepsOf(question: Question): readonly Choice[] {
	const { from, to } = endsOf(question);
	const labels: Readonly<Record<number, string>> = {
		[from]: question.fromLabel,
		[to]: question.toLabel
	};
	return Array.from({ length: to - from + 1 }, (_, at) => {
		const value = from + at;
		const label = labels[value];
		return { code: String(value), title: label ? `${value} — ${label}` : String(value) };
	});
}

function cellsOf(question: Question): readonly Choice[] {
	return question.rows.flatMap((row) =>
		question.options.map((mark) => ({
			code: `${row.code}:${mark.code}`,
			title: `${row.title}: ${mark.title}`
		}))
	);
}

function countedBars(
	choices: readonly Choice[],
	answers: readonly Answer[],
	codesOf: (answer: Answer) => readonly string[]
): readonly Bar[] {
	const counts = new Map<string, number>();
	for (const code of answers.flatMap(codesOf)) counts.set(code, (counts.get(code) ?? 0) + 1);
	return choices.map(({ code, title }) => {
		const count = counts.get(code) ?? 0;
		return { code, title, count, percent: percentOf(count, answers.length) };
	});
}

function numbersOf(question: Question, numbers: readonly number[]): NumberResult {
	const { from, to } = endsOf(question);
	const bar = from + ((to - from) * 2) / 3;
	return {
		mean: rounded(meanOf(numbers)),
		median: rounded(medianOf(numbers)),
		satisfied: percentOf(numbers.filter((value) => value >= bar).length, numbers.length)
	};
}

/** In an order that tells nothing of who wrote when. */
function textsOf(answers: readonly Answer[]): readonly string[] {
	return answers
		.flatMap((answer) => (answer.kind === 'text' ? [answer.value.trim()] : []))
		.toSorted((a, b) => a.localeCompare(b, 'ru'));
}

export function meanOf(numbers: readonly number[]): number {
	return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}

function medianOf(numbers: readonly number[]): number {
	const sorted = numbers.toSorted((a, b) => a - b);
	const half = Math.floor(sorted.length / 2);
	const upper = sorted[half] ?? 0;
	return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

export function percentOf(part: number, whole: number): number {
	return whole === 0 ? 0 : rounded((part / whole) * 100);
}

function rounded(value: number): number {
	return Math.round(value * 10) / 10;
}
