import { inCyrillic } from '../term/characters.ts';
import { statusOf } from './progress.ts';
import { activitiesOf, type Activity, type ActivityStatus, type Roadmap } from './roadmap.ts';
import type { PaperState } from './roadmap.ts';

/** The words of every activity, ready to be searched at each keypress. */
export type RoadmapIndex = readonly {
	readonly activity: Activity;
	readonly words: string;
}[];

export function searchIndexOf(roadmap: Roadmap): RoadmapIndex {
	return activitiesOf(roadmap).map((activity) => ({ activity, words: folded(wordsOf(activity)) }));
}

/** Every word of the question stands somewhere in the activity, in any order. An empty one finds all. */
export function searchIn(index: RoadmapIndex, question: string): readonly Activity[] {
	const words = folded(question).split(' ');
	return index
		.filter((entry) => words.every((word) => entry.words.includes(word)))
		.map(({ activity }) => activity);
}

/** Soft hyphens, joiners and accents: a reader does not see them. */
const silent = /[\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f]/g;

/** «ё» is «е», and a letter typed on the Latin layout is the one it looks like. */
export function folded(text: string): string {
	return text
		.normalize('NFC')
		.toLowerCase()
		.replaceAll('ё', 'е')
		.replace(silent, '')
		.replace(/[a-z]+/g, inCyrillic)
		.replace(/\s+/g, ' ')
		.trim();
}

function wordsOf(activity: Activity): string {
	const { number, title, content, term, responsible, result, parts, documents, notes } = activity;
	return [
		number,
		title,
		content,
		term,
		responsible,
		result,
		...parts.flatMap((part) => [part.title, part.term, part.responsible, part.result]),
		...documents.flatMap((paper) => [paper.title, paper.number]),
		...notes.map(({ text }) => text)
	].join(' ');
}

/** What is left out is not asked for. */
export interface ActivityFilter {
	readonly stageId?: string;
	readonly status?: ActivityStatus;
	/** One of the responsible, as written. */
	readonly responsible?: string;
	/** At least one expected document is in this state. */
	readonly paper?: PaperState;
}

export function filterActivities(
	activities: readonly Activity[],
	filter: ActivityFilter
): readonly Activity[] {
	const { stageId, status, responsible, paper } = filter;
	return activities.filter(
		(activity) =>
			(stageId === undefined || activity.stageId === stageId) &&
			(status === undefined || statusOf(activity) === status) &&
			(responsible === undefined || activity.people.some(({ text }) => text === responsible)) &&
			(paper === undefined || activity.documents.some(({ state }) => state === paper))
	);
}

/** Everybody who is named, in the order of the roadmap, each spelling once. */
export function responsibleIn(roadmap: Roadmap): readonly string[] {
	const texts = activitiesOf(roadmap).flatMap(({ people }) => people.map(({ text }) => text));
	return [...new Set(texts)];
}
