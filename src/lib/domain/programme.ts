import type { Placed } from './order.ts';

/** The personalised programme of a pair: what it is about, where it leads, and the steps of the way. */
export interface Programme {
	readonly title: ProgrammeTitle;
	readonly tasks: readonly Task[];
	readonly steps: readonly Step[];
	readonly lists: ProgrammeLists;
	/** What the pair decided at the end: to finish, to go on, another mentor. */
	readonly decision: string;
	/** What each one is, as they wrote it themselves; by the person's id. */
	readonly people: ReadonlyMap<string, Standing>;
}

/** Short facts of the title page; an empty string is «not filled in yet». */
export const titleFields = [
	'form',
	'roleModel',
	'kind',
	'mode',
	'from',
	'to',
	'basis',
	'meetingRule',
	'place',
	'channel'
] as const;

export type TitleField = (typeof titleFields)[number];
export type ProgrammeTitle = Readonly<Record<TitleField, string>>;

export const standingFields = ['post', 'category', 'experience'] as const;
export type StandingField = (typeof standingFields)[number];
export type Standing = Readonly<Record<StandingField, string>>;

/** The long texts, each written by both at once. */
export const programmeTexts = [
	'difficulties',
	'strengths',
	'goal',
	'mentor-work',
	'mentee-work',
	'resources',
	'outcome',
	'recommendations',
	'mentor-reflection',
	'mentee-reflection',
	'goal-back'
] as const;

export type ProgrammeText = (typeof programmeTexts)[number];

/** Which of the two teaches. In a reverse programme the younger one teaches, too. */
export const directions = ['', 'back'] as const;
export type Direction = (typeof directions)[number];

export interface Task extends Placed {
	readonly title: string;
	readonly direction: Direction;
	/** What came of it. */
	readonly outcome: string;
}

/**
 * The short lists of a programme and their columns; each cell is a short text of one writer at a time.
 * A level is a digit from 0 to 3, as in `competence/areas.ts`.
 */
export const listFields = {
	difficulties: ['area', 'words', 'start', 'now', 'source'],
	results: ['taskId', 'indicator', 'was', 'aim', 'middle', 'became'],
	risks: ['risk', 'answer'],
	checks: ['survey', 'term', 'done']
} as const;

export type ListName = keyof typeof listFields;
export const listNames = Object.keys(listFields) as readonly ListName[];

export const isListName = (name: string): name is ListName => listNames.some((one) => one === name);

export type ListItem<Name extends ListName> = Placed &
	Readonly<Record<(typeof listFields)[Name][number], string>>;

export type ProgrammeLists = { readonly [Name in ListName]: readonly ListItem<Name>[] };

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
	/** In a group: the ids of those whom it is for, with commas. Empty is for everybody. */
	readonly forWhom: string;
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

/** A child reads it: few sections, simple words, no words of diagnosis. */
export function isForPupils({ form }: Pick<ProgrammeTitle, 'form'>): boolean {
	return /учени[кц]/i.test(form);
}

/** The younger one teaches the elder, too: two goals, two sets of tasks. */
export function isReverse({ kind }: Pick<ProgrammeTitle, 'kind'>): boolean {
	return /реверс/i.test(kind);
}

export function idsForWhom({ forWhom }: Pick<Step, 'forWhom'>): readonly string[] {
	return forWhom.split(',').filter((id) => id !== '');
}
