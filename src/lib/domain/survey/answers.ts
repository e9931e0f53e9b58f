import { accepted, declined } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { isIsoDate } from '../term/days.ts';
import { levelEnds } from './survey.ts';
import type { Question, Survey } from './survey.ts';

/** What one person said to one questionnaire, by the code of the question. */
export type Answers = ReadonlyMap<string, Answer>;

/** A number for scales, levels and numbers; codes for choices; a row's code and its mark for a matrix. */
export type Answer =
	| { readonly kind: 'number'; readonly value: number }
	| { readonly kind: 'text'; readonly value: string }
	| { readonly kind: 'date'; readonly value: string }
	| { readonly kind: 'choices'; readonly value: readonly string[] }
	| { readonly kind: 'matrix'; readonly value: Readonly<Record<string, string>> };

export type AnswerTrouble =
	| 'wrong-kind'
	| 'not-a-number'
	| 'out-of-range'
	| 'unknown-choice'
	| 'too-many'
	| 'not-a-date'
	| 'too-long';

export const longestText = 4000;

/** What a person typed or tapped, or what was typed in from paper, as an answer to this question. */
export function checkAnswer(question: Question, answer: Answer): Outcome<Answer, AnswerTrouble> {
	switch (question.kind) {
		case 'scale':
		case 'level':
		case 'number':
			return checkNumber(question, answer);
		case 'one':
		case 'many':
			return checkChoices(question, answer);
		case 'text':
			if (answer.kind !== 'text') return declined('wrong-kind');
			return answer.value.length > longestText ? declined('too-long') : accepted(answer);
		case 'date':
			if (answer.kind !== 'date') return declined('wrong-kind');
			return isIsoDate(answer.value) ? accepted(answer) : declined('not-a-date');
		case 'matrix':
			return checkMatrix(question, answer);
	}
}

function checkNumber(question: Question, answer: Answer): Outcome<Answer, AnswerTrouble> {
	if (answer.kind !== 'number') return declined('wrong-kind');
	const { value } = answer;
	if (!Number.isFinite(value)) return declined('not-a-number');
	if (question.kind !== 'number' && !Number.isInteger(value)) return declined('not-a-number');
	const { from, to } = endsOf(question);
	return value < from || value > to ? declined('out-of-range') : accepted(answer);
}

/** A plain number without ends of its own may be any. */
export function endsOf(question: Question): { readonly from: number; readonly to: number } {
	if (question.kind === 'level') return levelEnds;
	const isOpen = question.kind === 'number' && question.from === question.to;
	return isOpen ? { from: -Infinity, to: Infinity } : { from: question.from, to: question.to };
}

function checkChoices(question: Question, answer: Answer): Outcome<Answer, AnswerTrouble> {
	if (answer.kind !== 'choices') return declined('wrong-kind');
	const known = new Set(question.options.map(({ code }) => code));
	const chosen = [...new Set(answer.value)];
	if (chosen.some((code) => !known.has(code))) return declined('unknown-choice');
	const most = question.kind === 'one' ? 1 : question.most;
	if (most > 0 && chosen.length > most) return declined('too-many');
	return accepted({ kind: 'choices', value: chosen });
}

function checkMatrix(question: Question, answer: Answer): Outcome<Answer, AnswerTrouble> {
	if (answer.kind !== 'matrix') return declined('wrong-kind');
	const rows = new Set(question.rows.map(({ code }) => code));
	const marks = new Set(question.options.map(({ code }) => code));
	const isKnown = ([row, mark]: readonly [string, string]): boolean =>
		rows.has(row) && marks.has(mark);
	return Object.entries(answer.value).every(isKnown)
		? accepted(answer)
		: declined('unknown-choice');
}

/** Nothing chosen and nothing typed is no answer. */
export function isGiven(answer: Answer | undefined): answer is Answer {
	if (!answer) return false;
	switch (answer.kind) {
		case 'number':
			return Number.isFinite(answer.value);
		case 'text':
		case 'date':
			return answer.value.trim() !== '';
		case 'choices':
			return answer.value.length > 0;
		case 'matrix':
			return Object.keys(answer.value).length > 0;
	}
}

export interface AnswerProgress {
	readonly given: number;
	readonly of: number;
	/** Required questions that are still without an answer, in their order. */
	readonly missing: readonly string[];
}

export function progressOf(survey: Survey, answers: Answers): AnswerProgress {
	const isAnswered = ({ code, kind, rows }: Question): boolean => {
		const answer = answers.get(code);
		if (!isGiven(answer)) return false;
		if (kind !== 'matrix' || answer.kind !== 'matrix') return true;
		return rows.every((row) => Object.hasOwn(answer.value, row.code));
	};
	const open = survey.questions.filter((question) => !isAnswered(question));
	return {
		given: survey.questions.length - open.length,
		of: survey.questions.length,
		missing: open.filter(({ isRequired }) => isRequired).map(({ code }) => code)
	};
}
