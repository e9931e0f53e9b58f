/**
 * What a roadmap says, free of how it is kept and of how it was printed. Ids are given by whoever
 * keeps it; texts of terms, people and results stand as a person wrote them.
 */
export interface RoadmapContent {
	readonly stages: readonly StageContent[];
}

export interface StageContent {
	readonly id: string;
	readonly number: string;
	readonly title: string;
	readonly task: string;
	readonly narrative: string;
	readonly activities: readonly ActivityContent[];
}

export interface ActivityContent {
	readonly id: string;
	readonly number: string;
	readonly title: string;
	readonly term: string;
	readonly responsible: string;
	readonly result: string;
	readonly parts: readonly PartContent[];
}

export interface PartContent {
	readonly title: string;
	readonly term: string;
	readonly responsible: string;
	readonly result: string;
}

/** What a second import would change. What the document no longer holds is named, never removed. */
export interface RoadmapDifference {
	readonly stages: readonly StageChange[];
	readonly activities: readonly ActivityChange[];
}

export type StageChange =
	| { readonly is: 'same'; readonly id: string; readonly stage: number }
	| {
			readonly is: 'changed';
			readonly id: string;
			readonly stage: number;
			readonly fields: readonly FieldChange<StageField>[];
	  }
	| { readonly is: 'added'; readonly stage: number }
	| { readonly is: 'absent'; readonly id: string };

/** `stage` and `activity` are places in the proposal, counted from 0. */
export type ActivityChange =
	| { readonly is: 'same'; readonly id: string; readonly at: ProposalPlace }
	| {
			readonly is: 'changed';
			readonly id: string;
			readonly at: ProposalPlace;
			readonly fields: readonly FieldChange<ActivityField>[];
	  }
	| { readonly is: 'added'; readonly at: ProposalPlace }
	| { readonly is: 'absent'; readonly id: string };

export interface ProposalPlace {
	readonly stage: number;
	readonly activity: number;
}

export type StageField = 'number' | 'title' | 'task' | 'narrative';
export type ActivityField =
	'stage' | 'number' | 'title' | 'term' | 'responsible' | 'result' | 'parts';

export interface FieldChange<Field extends string> {
	readonly field: Field;
	readonly before: string;
	readonly after: string;
}
