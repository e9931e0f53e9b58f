import type { TemplateStep } from './template.ts';

/** Title, form, term; mentor, mentee; result and what shows it. */
type Line = readonly [
	title: string,
	form: string,
	term: string,
	mentorDoes: string,
	menteeDoes: string,
	expected: string,
	evidence: string
];

export function steps(lines: readonly Line[]): readonly TemplateStep[] {
	return lines.map(([title, form, term, mentorDoes, menteeDoes, expected, evidence]) => ({
		...{ title, form, term, mentorDoes, menteeDoes, expected, evidence }
	}));
}
