import { can } from '#lib/domain/access.ts';
import { submissionState } from '#lib/domain/monitoring/submission.ts';
import type { CalendarDay } from '#lib/export/calendar.ts';
import { requestDueName } from '#lib/export/meeting-names.ts';
import { readRequests } from '#lib/documents/monitoring/read.ts';
import { documentInLog } from '../approvals/plan-in-log.ts';
import type { HttpParts } from './parts.ts';

/**
 * Days by which this person's school is to answer its district; undefined for whoever answers none.
 * That there is a day is told and no more: a calendar may be kept abroad.
 */
export async function requestDues(
	parts: HttpParts,
	personId: string
): Promise<readonly CalendarDay[] | undefined> {
	const { facts, storage } = parts;
	const actor = facts.actorOf(personId, 'api-read');
	const schools = actor ? schoolsAnsweredBy(parts, personId) : [];
	const days: CalendarDay[] = [];
	let asks = false;
	for (const row of facts.all('documents')) {
		const resource = row.kind === 'monitoring' ? facts.resourceOf(row.id) : undefined;
		if (!resource || !actor || !can(actor, 'read', resource, parts.now())) continue;
		const school = schools.find(({ ancestorIds }) => ancestorIds.includes(resource.organisationId));
		if (!school) continue;
		asks = true;
		const doc = await documentInLog(storage.log, row.id);
		const open = readRequests(doc).filter(({ state, due }) => state === 'open' && due !== '');
		doc.destroy();
		for (const { id, due } of open) {
			if (isAnswered(parts, id, school.organisationId)) continue;
			const uid = `${id}@tropa`;
			days.push({ uid, from: due, to: due, summary: requestDueName, description: '' });
		}
	}
	return asks ? days : undefined;
}

function schoolsAnsweredBy({ facts, now }: HttpParts, personId: string) {
	// Reading is all that a calendar does; whether they answer is asked of them as a person.
	const writer = facts.actorOf(personId, 'browser');
	if (!writer) return [];
	return [...facts.all('documents')].flatMap(({ id, kind }) => {
		const resource = kind === 'monitoring' ? facts.resourceOf(id) : undefined;
		const isOwn = resource && resource.ancestorIds.length > 0;
		return isOwn && can(writer, 'write', resource, now()) ? [resource] : [];
	});
}

function isAnswered({ facts }: HttpParts, requestId: string, organisationId: string): boolean {
	const rows = [...facts.all('submissions')].filter(
		(row) => row.requestId === requestId && row.organisationId === organisationId
	);
	return submissionState(rows).standing !== undefined;
}
