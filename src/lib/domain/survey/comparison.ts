import type { Answers } from './answers.ts';
import { goodAnswers, meanOf } from './results.ts';
import type { Question, Survey } from './survey.ts';

/** One question that was asked before and after, by its code. */
export interface Change {
	readonly code: string;
	readonly title: string;
	readonly before: number;
	readonly after: number;
	readonly difference: number;
}

export interface Asked {
	readonly survey: Survey;
	readonly given: readonly Answers[];
}

/** In the order of the later questionnaire; what was asked once only is left out. */
export function changesBetween(before: Asked, after: Asked): readonly Change[] {
	return after.survey.questions.flatMap((question) => {
		const earlier = before.survey.questions.find(({ code }) => code === question.code);
		if (earlier?.kind !== question.kind) return [];
		const was = meanAnswer(earlier, before.given);
		const now = meanAnswer(question, after.given);
		if (was === undefined || now === undefined) return [];
		const { code, title } = question;
		return [
			{ code, title, before: tenths(was), after: tenths(now), difference: tenths(now - was) }
		];
	});
}

export interface Swot {
	readonly strengths: readonly string[];
	readonly weaknesses: readonly string[];
}

/** A draft for the curator: a mean of 8 and above of 10 is a strength, of 5 and below a weakness. */
export function draftSwot({ survey, given }: Asked): Swot {
	const means = survey.questions
		.filter(({ kind, from, to }) => kind === 'scale' && from === 1 && to === 10)
		.flatMap((question) => {
			const mean = meanAnswer(question, given);
			return mean === undefined ? [] : [{ title: question.title, mean }];
		});
	const titles = (fits: (mean: number) => boolean): readonly string[] =>
		means.filter(({ mean }) => fits(mean)).map(({ title }) => title);
	return { strengths: titles((mean) => mean >= 8), weaknesses: titles((mean) => mean <= 5) };
}

function meanAnswer(question: Question, given: readonly Answers[]): number | undefined {
	const numbers = goodAnswers(question, given).flatMap((answer) =>
		answer.kind === 'number' ? [answer.value] : []
	);
	return numbers.length === 0 ? undefined : meanOf(numbers);
}

function tenths(value: number): number {
	return Math.round(value * 10) / 10;
}
