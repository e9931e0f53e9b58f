import type * as Y from 'yjs';
import { says } from '#lib/domain/roadmap/cells.ts';
import type { ActivityRoll, RoadmapRoll } from '#lib/domain/roadmap/roll.ts';
import type { Activity, Part } from '#lib/domain/roadmap/roadmap.ts';
import { activitiesOf } from '#lib/domain/roadmap/roadmap.ts';
import { recordIn, setFields } from '../fields.ts';
import { writeActivity } from './activities.ts';
import { occurrenceEntries } from './occurrences.ts';
import { readRoadmap } from './read.ts';
import { stageTextRoot } from './stage-texts.ts';

const origin = 'roll-over';

/**
 * The next school year in one step: dates move, persons and results are cleared. Meant for a copy;
 * the year that is left stays in its own document.
 */
export function rollOver(doc: Y.Doc, roll: RoadmapRoll): void {
	doc.transact(() => {
		const before = readRoadmap(doc);
		setFields(doc.getMap('fields'), roll.titlePage);
		const activities = new Map(activitiesOf(before).map((each) => [each.id, each]));
		for (const rolled of roll.activities) {
			const activity = activities.get(rolled.id);
			if (activity) rollActivity(doc, activity, rolled);
		}
		for (const { id } of before.stages) clearNarrative(doc, id);
		clearOccurrences(doc, new Set(roll.activities.map(({ id }) => id)));
	}, origin);
}

function rollActivity(doc: Y.Doc, activity: Activity, rolled: ActivityRoll): void {
	const record = recordIn(doc, 'activities', activity.id);
	if (!record) return;
	const { responsible, people } = activity;
	const isSame = rolled.responsible.after === responsible;
	writeActivity(record, {
		term: rolled.term.after,
		...(isSame ? {} : { responsible: rolled.responsible.after, people: withoutPersons(people) })
	});
	setFields(record, { status: 'planned', doneOn: '', postponedTo: '' });
	for (const part of activity.parts) rollPart(doc, part, rolled);
	for (const { id } of activity.documents) {
		const paper = recordIn(doc, 'documents', id);
		if (paper) setFields(paper, { state: 'none', number: '', date: '', link: '' });
	}
}

function withoutPersons(people: Activity['people']): Activity['people'] {
	return people.flatMap((each): Activity['people'] => {
		if (each.kind !== 'person') return [each];
		return each.post === '' ? [] : [{ kind: 'post', text: each.post, person: '', post: each.post }];
	});
}

function rollPart(doc: Y.Doc, part: Part, rolled: ActivityRoll): void {
	const record = recordIn(doc, 'parts', part.id);
	const term = rolled.parts.find(({ id }) => id === part.id)?.term.after ?? part.term;
	const responsible = says(rolled.responsible.after, part.responsible) ? part.responsible : '';
	if (record) setFields(record, { term, responsible });
}

function clearNarrative(doc: Y.Doc, stageId: string): void {
	const text = doc.getText(stageTextRoot(stageId, 'narrative'));
	if (text.length > 0) text.delete(0, text.length);
}

function clearOccurrences(doc: Y.Doc, activityIds: ReadonlySet<string>): void {
	const marks = doc.getMap('occurrences');
	for (const { key, activityId } of occurrenceEntries(doc)) {
		if (activityIds.has(activityId)) marks.delete(key);
	}
}
