import { endsOf } from '#lib/domain/survey/answers.ts';
import type { Question, Survey } from '#lib/domain/survey/survey.ts';
import type { Paper, PaperBlock } from '../paper.ts';

/** The questionnaire as a blank, for whoever answers by hand. */
export function surveyPaper(survey: Survey): Paper {
	const { title, intro, isAnonymous, questions } = survey;
	return {
		title,
		blocks: [
			{ kind: 'heading', text: title },
			...(intro === '' ? [] : [{ kind: 'text', text: intro } as const]),
			...(isAnonymous
				? []
				: [
						{
							kind: 'text',
							text: 'Фамилия, имя, отчество: ______________________________'
						} as const
					]),
			...questions.flatMap((question, at) => questionBlocks(question, at + 1))
		]
	};
}

const box = '☐\u00a0';
const line = '______________________________________________________________';

function questionBlocks(question: Question, number: number): readonly PaperBlock[] {
	const asked: PaperBlock = { kind: 'asked', text: `${number}. ${question.title}` };
	switch (question.kind) {
		case 'scale':
		case 'level':
			return [asked, { kind: 'text', text: stepsText(question) }];
		case 'one':
		case 'many':
			return [
				asked,
				{ kind: 'text', text: question.options.map(({ title }) => `${box}${title}`).join('\n') }
			];
		case 'matrix':
			return [
				asked,
				{
					kind: 'table',
					caption: question.title,
					widths: [3, ...question.options.map(() => 1)],
					headings: ['', ...question.options.map(({ title }) => title)],
					rows: question.rows.map(({ title }) => [title, ...question.options.map(() => '☐')])
				}
			];
		case 'text':
			return [asked, { kind: 'text', text: `${line}\n${line}` }];
		case 'number':
		case 'date':
			return [asked, { kind: 'text', text: '____________' }];
	}
}

function stepsText(question: Question): string {
	const { from, to } = endsOf(question);
	const steps = Array.from({ length: to - from + 1 }, (_, at) => `${box}${from + at}`).join('  ');
	return [question.fromLabel, steps, question.toLabel].filter((text) => text !== '').join('  ');
}
