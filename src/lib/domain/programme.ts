import type { Placed } from './order.ts';

/** The personalised programme of a pair: what it is about, where it leads, and the steps of the way. */
export interface Programme {
	readonly title: ProgrammeTitle;
	readonly tasks: readonly Task[];
	readonly steps: readonly Step[];
}

/** Short facts of the title page; an empty string is «not filled in yet». */
export interface ProgrammeTitle {
	readonly form: string;
	readonly kind: string;
	readonly mode: string;
	readonly from: string;
	readonly to: string;
	readonly meetingRule: string;
	readonly place: string;
}

export type TitleField = keyof ProgrammeTitle;

/** The long texts, each written by both at once. */
export const programmeTexts = [
	'difficulties',
	'strengths',
	'goal',
	'mentor-work',
	'mentee-work',
	'resources',
	'outcome'
] as const;

export type ProgrammeText = (typeof programmeTexts)[number];

export interface Task extends Placed {
	readonly title: string;
}

export const stepStatuses = ['planned', 'in-progress', 'done', 'help-needed'] as const;
export type StepStatus = (typeof stepStatuses)[number];

export interface Step extends Placed {
	/** Empty for a step that belongs to no task. */
	readonly taskId: string;
	readonly title: string;
	readonly form: string;
	/** As the pair wrote it; understood elsewhere. */
	readonly term: string;
	readonly mentorDoes: string;
	readonly menteeDoes: string;
	readonly expected: string;
	readonly evidence: string;
	readonly comment: string;
	readonly status: StepStatus;
	/** The day it was done, as written; empty while it is not. */
	readonly doneOn: string;
}

export interface ProgrammeProgress {
	readonly done: number;
	readonly of: number;
	readonly helpNeeded: number;
}

export function progressOf(programme: Programme): ProgrammeProgress {
	const { steps } = programme;
	return {
		done: steps.filter((step) => step.status === 'done').length,
		of: steps.length,
		helpNeeded: steps.filter((step) => step.status === 'help-needed').length
	};
}

/** What the pair goes on with: first what asks for help, then what is begun, then what is planned. */
export function openSteps(programme: Programme): readonly Step[] {
	const rank: Record<StepStatus, number> = {
		'help-needed': 0,
		'in-progress': 1,
		planned: 2,
		done: 3
	};
	return programme.steps
		.filter((step) => step.status !== 'done')
		.toSorted((a, b) => rank[a.status] - rank[b.status]);
}

/** Steps whose task another phone removed meanwhile; they stay in view under a heading of their own. */
export function strayStepsOf(programme: Programme): readonly Step[] {
	const known = new Set(programme.tasks.map((task) => task.id));
	return programme.steps.filter((step) => step.taskId !== '' && !known.has(step.taskId));
}
