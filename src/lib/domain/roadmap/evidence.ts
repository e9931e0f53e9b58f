import type { OccurrenceKey } from './roadmap.ts';

/** What evidence in a roadmap belongs to. The activity comes first, so that all of its evidence is found by it. */

export function aboutActivity(activityId: string): string {
	return activityId;
}

export function aboutPaper(activityId: string, paperId: string): string {
	return [activityId, paperId].join('|');
}

export function aboutOccurrence(
	activityId: string,
	{ partId, from, to }: Pick<OccurrenceKey, 'partId' | 'from' | 'to'>
): string {
	return [activityId, partId, from, to].join('|');
}

export function activityOfEvidence(about: string): string {
	return about.split('|', 1)[0] ?? '';
}
