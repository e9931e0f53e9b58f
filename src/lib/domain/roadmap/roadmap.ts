import type { Placed } from '../order.ts';
import type { Approval, ApprovalKind, ColumnRole, ResponsibleKind } from './proposal.ts';

/**
 * The living roadmap of a school or a district. Keeps:
 *  1. What a person wrote in a cell stands as written; what was understood stands beside it.
 *  2. What is removed goes to the bin, and what another phone changed meanwhile is shown as stray.
 *  3. Signatures and approvals with legal force are records of the server; here is only what is printed.
 */
export interface Roadmap {
	readonly titlePage: TitlePage;
	readonly approvals: readonly ApprovalBlock[];
	/** The columns of the table it came in; empty for one that was begun here. */
	readonly columns: readonly Column[];
	readonly stages: readonly Stage[];
	readonly strays: Strays;
	readonly bin: Bin;
	readonly links: readonly PersonLink[];
	readonly remarks: readonly Remark[];
	readonly leftovers: readonly LeftoverText[];
}

export const roadmapLevels = ['school', 'district'] as const;
export type RoadmapLevel = (typeof roadmapLevels)[number];

export interface TitlePage {
	readonly level: RoadmapLevel;
	readonly title: string;
	readonly organisation: string;
	readonly contacts: string;
	/** The period as written, and its ISO dates, empty where it names none. */
	readonly period: string;
	readonly from: string;
	readonly to: string;
	/** The text of the order it is an appendix of. */
	readonly order: string;
	readonly authors: readonly string[];
	readonly signatures: readonly string[];
}

export const approvalKinds = [
	'approved',
	'agreed',
	'accepted',
	'considered',
	'order'
] as const satisfies readonly ApprovalKind[];

/** «УТВЕРЖДАЮ …» as it is printed. */
export interface ApprovalBlock extends Placed, Omit<Approval, 'raw'> {
	readonly text: string;
}

export interface Column {
	readonly heading: string;
	readonly role: ColumnRole;
}

export const stageTexts = ['task', 'narrative', 'proposals'] as const;
export type StageText = (typeof stageTexts)[number];

export interface Stage extends Placed {
	readonly number: string;
	readonly title: string;
	/** The row it was read from, word for word; empty where the document had none. */
	readonly heading: string;
	readonly task: string;
	readonly narrative: string;
	readonly proposals: string;
	readonly activities: readonly Activity[];
}

export const activityStatuses = [
	'planned',
	'in-progress',
	'done',
	'cancelled',
	'postponed'
] as const;
export type ActivityStatus = (typeof activityStatuses)[number];

export interface Activity extends Placed {
	readonly stageId: string;
	readonly number: string;
	readonly title: string;
	/** The cell that the title and the parts were read from, word for word. */
	readonly content: string;
	readonly term: string;
	readonly responsible: string;
	readonly people: readonly ResponsibleText[];
	readonly result: string;
	readonly notes: readonly ColumnNote[];
	/** As somebody set it; `statusOf` also looks at the papers. */
	readonly status: ActivityStatus;
	readonly doneOn: string;
	/** Where it was postponed to, as written. */
	readonly postponedTo: string;
	readonly parts: readonly Part[];
	readonly documents: readonly ExpectedDocument[];
	readonly occurrences: readonly OccurrenceMark[];
	/** Only of a row that was taken from another roadmap, such as the district's. */
	readonly origin?: Origin;
}

/** Where a row was taken from, and what it said there when somebody last looked. */
export interface Origin {
	/** The roadmap of the district. */
	readonly documentId: string;
	readonly activityId: string;
	readonly title: string;
	readonly term: string;
	/** Absent where it was taken before this was followed too. */
	readonly responsible?: string;
	/** Titles of the expected papers. */
	readonly papers?: readonly string[];
	/** It had been removed there, and the school keeps its own all the same. */
	readonly isGone: boolean;
}

export const responsibleKinds = [
	'person',
	'post',
	'body',
	'organisation',
	'free'
] as const satisfies readonly ResponsibleKind[];

/** One of those whom the cell names, as written there. */
export interface ResponsibleText {
	readonly kind: ResponsibleKind;
	readonly text: string;
	readonly person: string;
	readonly post: string;
}

/** A name or post of this roadmap is that person of the school, wherever it stands. */
export interface PersonLink {
	readonly id: string;
	readonly written: string;
	readonly personId: string;
}

export interface ColumnNote {
	readonly heading: string;
	readonly text: string;
}

/** Where a part was read from, and where it is printed again. */
export const partSources = ['cell', 'result', 'row'] as const;
export type PartSource = (typeof partSources)[number];

export interface Part extends Placed {
	readonly activityId: string;
	readonly source: PartSource;
	readonly marker: string;
	readonly title: string;
	readonly term: string;
	readonly responsible: string;
	readonly result: string;
}

export const paperStates = ['none', 'draft', 'signed', 'placed'] as const;
export type PaperState = (typeof paperStates)[number];

export interface ExpectedDocument extends Placed {
	readonly activityId: string;
	readonly title: string;
	readonly state: PaperState;
	readonly number: string;
	readonly date: string;
	readonly link: string;
}

/** What became of one occurrence of a recurring activity. */
export interface OccurrenceMark extends OccurrenceKey {
	readonly status: ActivityStatus;
	readonly doneOn: string;
	readonly postponedTo: string;
	readonly note: string;
	readonly link: string;
}

export interface OccurrenceKey {
	/** Empty where the term is that of the whole activity. */
	readonly partId: string;
	readonly from: string;
	readonly to: string;
}

/** `about` is the id of a stage or an activity, or empty for the whole roadmap. */
export interface Remark {
	readonly id: string;
	readonly about: string;
	readonly text: string;
	readonly author: string;
	/** Milliseconds. */
	readonly at: number;
}

export interface LeftoverText extends Placed {
	readonly text: string;
	readonly isSettled: boolean;
}

export interface Strays {
	readonly stages: readonly Stage[];
	readonly activities: readonly StrayActivity[];
	readonly documents: readonly ExpectedDocument[];
	readonly parts: readonly Part[];
}

export interface StrayActivity {
	readonly activity: Activity;
	readonly why: 'no-stage' | 'changed-after-removal';
}

export interface Bin {
	readonly stages: readonly Stage[];
	readonly activities: readonly Activity[];
	readonly documents: readonly ExpectedDocument[];
	readonly parts: readonly Part[];
}

export function activitiesOf(roadmap: Roadmap): readonly Activity[] {
	return roadmap.stages.flatMap((stage) => stage.activities);
}

/** A whole roadmap that says nothing yet. */
export const emptyRoadmap: Roadmap = {
	titlePage: {
		level: 'school',
		title: '',
		organisation: '',
		contacts: '',
		period: '',
		from: '',
		to: '',
		order: '',
		authors: [],
		signatures: []
	},
	approvals: [],
	columns: [],
	stages: [],
	strays: { stages: [], activities: [], documents: [], parts: [] },
	bin: { stages: [], activities: [], documents: [], parts: [] },
	links: [],
	remarks: [],
	leftovers: []
};
