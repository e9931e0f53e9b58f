import { can, type Resource } from '#lib/domain/access.ts';
import { submissionState } from '#lib/domain/monitoring/submission.ts';
import { consentEnds } from '#lib/domain/registry/consents.ts';
import { termsDue } from '#lib/domain/roadmap/terms-due.ts';
import { knownOf, timetableOf } from '#lib/domain/roadmap/timetable.ts';
import { dayOf, schoolYearOf, type IsoDate } from '#lib/domain/term/days.ts';
import type { CalendarDay } from '#lib/export/calendar.ts';
import {
	answersDueName,
	consentsEndName,
	requestDueName,
	rowsDueName
} from '#lib/export/meeting-names.ts';
import { readRequests } from '#lib/documents/monitoring/read.ts';
import { readRegistry } from '#lib/documents/registry/read.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { documentInLog } from '../approvals/plan-in-log.ts';
import type { Tables } from '../storage/records.ts';
import type { HttpParts } from './parts.ts';

/**
 * What is due in the school or the district that this person leads; undefined for whoever leads none.
 * A calendar may be kept abroad: it is told the days and the numbers of the roadmap's rows, and neither
 * what they ask, nor whose papers end, nor how many.
 */
export async function daysOfLeader(
	parts: HttpParts,
	personId: string
): Promise<readonly CalendarDay[] | undefined> {
	const led = ledBy(parts, personId);
	if (led.length === 0) return undefined;
	const days: CalendarDay[] = [];
	for (const { row, resource } of led) {
		if (row.kind === 'roadmap') days.push(...(await roadmapDays(parts, row)));
		if (row.kind === 'registry') days.push(...(await consentDays(parts, row)));
		if (row.kind === 'monitoring') days.push(...(await requestDays(parts, personId, resource)));
	}
	return days;
}

type DocumentRow = Tables['documents'];

interface Led {
	readonly row: DocumentRow;
	readonly resource: Resource;
}

const kindsWithDays: readonly string[] = ['roadmap', 'registry', 'monitoring'];

/** Who keeps these papers answers for their days; others only read them. */
function ledBy({ facts, now }: HttpParts, personId: string): readonly Led[] {
	// Reading is all that a calendar does; whether they lead is asked of them as a person.
	const person = facts.actorOf(personId, 'browser');
	if (!person) return [];
	return [...facts.all('documents')].flatMap((row) => {
		const resource = kindsWithDays.includes(row.kind) ? facts.resourceOf(row.id) : undefined;
		return resource && can(person, 'write', resource, now()) ? [{ row, resource }] : [];
	});
}

async function roadmapDays(parts: HttpParts, row: DocumentRow): Promise<readonly CalendarDay[]> {
	const today = dayOf(parts.now());
	const current = schoolYearOf(today);
	if (row.schoolYear !== null && row.schoolYear < current) return [];
	const doc = await documentInLog(parts.storage.log, row.id);
	const roadmap = readRoadmap(doc);
	doc.destroy();
	const within = row.schoolYear ?? knownOf(roadmap).documentPeriod ?? current;
	const byDay = Map.groupBy(termsDue(timetableOf(roadmap, { today, within })), ({ day }) => day);
	return [...byDay].map(([day, terms]) => {
		const numbers = terms.map((term) => term.row.activity.number.trim());
		return calendarDay(`${row.id}-${day}`, day, rowsDueName([...new Set(numbers)].filter(Boolean)));
	});
}

async function consentDays(parts: HttpParts, { id }: DocumentRow): Promise<readonly CalendarDay[]> {
	const doc = await documentInLog(parts.storage.log, id);
	const ends = consentEnds(readRegistry(doc).consents, dayOf(parts.now()));
	doc.destroy();
	const days = new Set(ends.map(({ until }) => until));
	return [...days].map((day) => calendarDay(`${id}-${day}`, day, consentsEndName));
}

/** What is asked here of others, and what is waited for from here. */
async function requestDays(
	parts: HttpParts,
	personId: string,
	led: Resource
): Promise<readonly CalendarDay[]> {
	const asking = [led, ...askingOf(parts, personId, led)];
	const days: CalendarDay[] = [];
	for (const { documentId } of asking) {
		const doc = await documentInLog(parts.storage.log, documentId);
		const open = readRequests(doc).filter(({ state, due }) => state === 'open' && due !== '');
		doc.destroy();
		for (const { id, due } of open) {
			if (documentId === led.documentId) days.push(calendarDay(id, due, answersDueName));
			else if (!isAnswered(parts, id, led.organisationId))
				days.push(calendarDay(id, due, requestDueName));
		}
	}
	return days;
}

function askingOf(
	{ facts, now }: HttpParts,
	personId: string,
	{ ancestorIds }: Resource
): readonly Resource[] {
	const reader = facts.actorOf(personId, 'api-read');
	return [...facts.all('documents')].flatMap((row) => {
		const isAbove = ancestorIds.some((id) => id === row.organisationId);
		const resource = isAbove && row.kind === 'monitoring' ? facts.resourceOf(row.id) : undefined;
		return reader && resource && can(reader, 'read', resource, now()) ? [resource] : [];
	});
}

function isAnswered({ facts }: HttpParts, requestId: string, organisationId: string): boolean {
	const rows = [...facts.all('submissions')].filter(
		(row) => row.requestId === requestId && row.organisationId === organisationId
	);
	return submissionState(rows).standing !== undefined;
}

function calendarDay(id: string, day: IsoDate, summary: string): CalendarDay {
	return { uid: `${id}@tropa`, from: day, to: day, summary, description: '' };
}
