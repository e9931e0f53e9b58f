import type * as Y from 'yjs';
import { byOrder } from '#lib/domain/order.ts';
import { isRole } from '#lib/domain/people.ts';
import type { Answer, Answers } from '#lib/domain/survey/answers.ts';
import {
	questionKinds,
	surveyStates,
	waves,
	type Choice,
	type Question,
	type Survey
} from '#lib/domain/survey/survey.ts';
import { flagOf, numberOf, oneOf, recordsIn, textOf, textsOf, type Fields } from '../fields.ts';
import { isRemoved } from '../removal.ts';

/** The newest first; whatever stands in the document, whole questionnaires come out. */
export function readSurveys(doc: Y.Doc): readonly Survey[] {
	const questions = Object.groupBy(
		recordsIn(doc, 'questions').filter(([, fields]) => !isRemoved(fields)),
		([, fields]) => textOf(fields.get('surveyId'))
	);
	return recordsIn(doc, 'surveys')
		.filter(([, fields]) => !isRemoved(fields))
		.toSorted(([, a], [, b]) => numberOf(b.get('createdAt')) - numberOf(a.get('createdAt')))
		.map(([id, fields]) =>
			readSurvey([id, fields], (questions[id] ?? []).map(readQuestion).sort(byOrder))
		);
}

function readSurvey(
	[id, fields]: readonly [string, Fields],
	questions: readonly Question[]
): Survey {
	return {
		id,
		title: textOf(fields.get('title')),
		intro: textOf(fields.get('intro')),
		wave: oneOf(waves, fields.get('wave'), 'other'),
		audience: textsOf(fields.get('audience')).filter(isRole),
		isAnonymous: flagOf(fields.get('isAnonymous')),
		opensOn: textOf(fields.get('opensOn')),
		closesOn: textOf(fields.get('closesOn')),
		state: oneOf(surveyStates, fields.get('state'), 'draft'),
		questions
	};
}

function readQuestion([id, fields]: readonly [string, Fields]): Question {
	const text = (name: string): string => textOf(fields.get(name));
	return {
		id,
		order: text('order'),
		code: text('code') || id,
		kind: oneOf(questionKinds, fields.get('kind'), 'text'),
		title: text('title'),
		hint: text('hint'),
		isRequired: flagOf(fields.get('isRequired')),
		options: choicesOf(fields.get('options')),
		rows: choicesOf(fields.get('rows')),
		from: numberOf(fields.get('from')),
		to: numberOf(fields.get('to')),
		fromLabel: text('fromLabel'),
		toLabel: text('toLabel'),
		most: numberOf(fields.get('most')),
		isKey: flagOf(fields.get('isKey'))
	};
}

function choicesOf(value: unknown): readonly Choice[] {
	if (!Array.isArray(value)) return [];
	return value.flatMap((one: unknown) => {
		if (typeof one !== 'object' || one === null) return [];
		const fields = new Map<string, unknown>(Object.entries(one));
		const code = textOf(fields.get('code'));
		return code === '' ? [] : [{ code, title: textOf(fields.get('title')) }];
	});
}

/** What one person said to one questionnaire: of their own, or taken down for them. */
export interface AnswerSheet {
	readonly id: string;
	readonly surveyId: string;
	readonly answers: Answers;
	/** Milliseconds; 0 while it is not handed in. */
	readonly doneAt: number;
	/** Who answered, where it was taken down for a questionnaire that is signed. */
	readonly name: string;
}

export const answerPrefix = 'a:';

export function readSheets(doc: Y.Doc): readonly AnswerSheet[] {
	return recordsIn(doc, 'answers').map(([id, fields]) => ({
		id,
		surveyId: textOf(fields.get('surveyId'), id),
		answers: new Map(
			[...fields.entries()].flatMap(([name, value]) => {
				const answer = name.startsWith(answerPrefix) ? readAnswer(value) : undefined;
				return answer ? [[name.slice(answerPrefix.length), answer] as const] : [];
			})
		),
		doneAt: Math.max(0, numberOf(fields.get('doneAt'))),
		name: textOf(fields.get('name'))
	}));
}

/** An answer as it is kept, or as it came from the server. */
export function readAnswer(value: unknown): Answer | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const fields = new Map<string, unknown>(Object.entries(value));
	const said = fields.get('value');
	switch (fields.get('kind')) {
		case 'number':
			return typeof said === 'number' ? { kind: 'number', value: said } : undefined;
		case 'text':
		case 'date':
			return typeof said === 'string'
				? { kind: fields.get('kind') as 'text' | 'date', value: said }
				: undefined;
		case 'choices':
			return { kind: 'choices', value: textsOf(said) };
		case 'matrix':
			return { kind: 'matrix', value: marksOf(said) };
		default:
			return undefined;
	}
}

function marksOf(value: unknown): Readonly<Record<string, string>> {
	if (typeof value !== 'object' || value === null) return {};
	const marks = Object.entries(value).filter(
		(mark): mark is [string, string] => typeof mark[1] === 'string'
	);
	return Object.fromEntries(marks);
}
