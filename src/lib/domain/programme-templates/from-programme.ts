import type { Programme, Step } from '../programme.ts';
import { cleanerOf, type Clean } from '../roadmap/impersonal.ts';
import type { ProgrammeTemplate, TemplateStep, TemplateTask } from './template.ts';

export interface TemplateNames {
	readonly name: string;
	readonly title: string;
	readonly about: string;
	readonly goal: string;
	/** Who must not be known by it. */
	readonly persons: readonly string[];
}

/** A programme of one pair as another one may begin with it: nobody's name, nothing of how they fared. */
export function templateFrom(programme: Programme, names: TemplateNames): ProgrammeTemplate {
	const clean = cleanerOf(names.persons);
	const known = new Set(programme.tasks.map(({ id }) => id));
	const loose = programme.steps.filter(({ taskId }) => !known.has(taskId));
	const tasks = programme.tasks.map(({ id, title }): TemplateTask => {
		const own = programme.steps.filter(({ taskId }) => taskId === id);
		return { title: clean(title), steps: own.map((step) => stepFrom(step, clean)) };
	});
	const others = loose.map((step) => stepFrom(step, clean));
	return {
		name: names.name,
		title: clean(names.title),
		about: clean(names.about),
		form: programme.title.form,
		kind: programme.title.kind,
		goal: clean(names.goal),
		tasks: others.length === 0 ? tasks : [...tasks, { title: '', steps: others }]
	};
}

function stepFrom(step: Step, clean: Clean): TemplateStep {
	const { title, form, term, mentorDoes, menteeDoes, expected, evidence } = step;
	const words = { title, form, term, mentorDoes, menteeDoes, expected, evidence };
	const cleaned = Object.entries(words).map(([field, text]) => [field, clean(text)] as const);
	return Object.fromEntries(cleaned) as TemplateStep;
}
