import type { Activity, Part, Roadmap, Stage } from '../roadmap/roadmap.ts';
import { planFields, type PlanContent, type PlanPart, type PlanRow } from './plan-content.ts';

/**
 * What is approved of a roadmap: what is to be done, when, by whom, with what result. States, marks,
 * narratives of stages and notes are its life, and the printed blocks of approval, the order and the
 * signatures speak of the approval itself: none of them makes the plan another one.
 */
export function roadmapPlan({ titlePage, stages }: Roadmap): PlanContent {
	const { level, title, organisation, contacts, period, from, to, authors } = titlePage;
	return {
		form: 'roadmap',
		version: 1,
		fields: planFields({
			level,
			title,
			organisation,
			contacts,
			period,
			from,
			to,
			authors: authors.join('\n')
		}),
		sections: stages.map((stage) => ({
			id: stage.id,
			fields: stageFields(stage),
			rows: stage.activities.map(rowOf)
		}))
	};
}

function stageFields({ number, title, task }: Stage): Readonly<Record<string, string>> {
	return planFields({ number, title, task });
}

function rowOf(activity: Activity): PlanRow {
	const { id, number, title, term, responsible, result, notes, documents, parts } = activity;
	const columns = notes.map(({ heading, text }, at) => [noteField(at, heading), text] as const);
	return {
		id,
		fields: planFields({
			number,
			title,
			term,
			responsible,
			result,
			papers: documents.map((paper) => paper.title).join('\n'),
			...Object.fromEntries(columns)
		}),
		parts: parts.map(partOf)
	};
}

function partOf({ id, marker, title, term, responsible, result }: Part): PlanPart {
	return { id, fields: planFields({ marker, title, term, responsible, result }) };
}

/** A column of the school's own; its place keeps two of one heading apart. */
export function noteField(at: number, heading: string): string {
	return `note:${at}:${heading}`;
}

export function headingOfNote(field: string): string | undefined {
	return /^note:\d+:(.*)$/su.exec(field)?.[1];
}
