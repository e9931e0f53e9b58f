import type { Programme, Step } from '../programme.ts';

/** A programme to start from. Everything in it may be changed; nothing in it names a person. */
export interface ProgrammeTemplate {
	readonly name: string;
	readonly title: string;
	/** For whom it is, in a line. */
	readonly about: string;
	readonly form: string;
	readonly kind: string;
	readonly goal: string;
	readonly tasks: readonly TemplateTask[];
}

export interface TemplateTask {
	readonly title: string;
	readonly steps: readonly TemplateStep[];
}

export type TemplateStep = Pick<
	Step,
	'title' | 'form' | 'term' | 'mentorDoes' | 'menteeDoes' | 'expected' | 'evidence'
>;

export function stepsOf(template: ProgrammeTemplate): readonly TemplateStep[] {
	return template.tasks.flatMap((task) => task.steps);
}

/** Tasks that stand in the programme under the same title are gone on with, not doubled. */
export function newTasks(
	programme: Programme,
	{ tasks }: ProgrammeTemplate
): readonly TemplateTask[] {
	const known = new Set(programme.tasks.map(({ title }) => title));
	return tasks.filter(({ title }) => !known.has(title));
}
