import type * as Y from 'yjs';
import type { Agreement, Meeting } from '#lib/domain/meeting.ts';
import { placeBetween } from '#lib/domain/order.ts';
import { putRecord, recordIn, setFields } from '../fields.ts';
import { removeRecord, restoreRecord } from '../removal.ts';
import { confirmationPrefix, readJournal } from './read.ts';

export type MeetingFields = Partial<
	Omit<Meeting, 'id' | 'createdBy' | 'confirmations' | 'wasRemoved'>
>;

export type FullMeeting = MeetingFields & Pick<Meeting, 'id' | 'createdBy' | 'kind' | 'date'>;

export function addMeeting(doc: Y.Doc, meeting: FullMeeting): void {
	addMeetings(doc, [meeting]);
}

export function addMeetings(doc: Y.Doc, meetings: readonly FullMeeting[]): void {
	doc.transact(() => {
		for (const { id, ...fields } of meetings) putRecord(doc.getMap('meetings'), id, fields);
	});
}

/** If another phone has removed it meanwhile, it is here again: what somebody wrote is not thrown away. */
export function changeMeeting(doc: Y.Doc, meetingId: string, fields: MeetingFields): void {
	doc.transact(() => {
		const meeting = recordIn(doc, 'meetings', meetingId);
		if (meeting) setFields(meeting, fields);
	});
}

export function confirmMeeting(
	doc: Y.Doc,
	meetingId: string,
	by: { readonly personId: string; readonly at: number }
): void {
	doc.transact(() => {
		const meeting = recordIn(doc, 'meetings', meetingId);
		if (meeting) setFields(meeting, { [confirmationPrefix + by.personId]: by.at, state: 'held' });
	});
}

/** The pair's note of it stays, and so do its agreements: they show as belonging to no meeting. */
export function removeMeeting(doc: Y.Doc, meetingId: string): void {
	doc.transact(() => {
		const meeting = recordIn(doc, 'meetings', meetingId);
		if (meeting) removeRecord(meeting);
	});
}

export function restoreMeeting(doc: Y.Doc, meetingId: string): void {
	doc.transact(() => {
		const meeting = recordIn(doc, 'meetings', meetingId);
		if (meeting) restoreRecord(meeting);
	});
}

export type AgreementFields = Partial<Omit<Agreement, 'id' | 'order' | 'meetingId'>>;

export function addAgreement(
	doc: Y.Doc,
	{ id, ...fields }: AgreementFields & { readonly id: string; readonly meetingId: string }
): void {
	doc.transact(() => {
		const order = placeBetween(readJournal(doc).agreements.at(-1)?.order, undefined);
		putRecord(doc.getMap('agreements'), id, { ...fields, order });
	});
}

export function changeAgreement(doc: Y.Doc, agreementId: string, fields: AgreementFields): void {
	doc.transact(() => {
		const agreement = recordIn(doc, 'agreements', agreementId);
		if (agreement) setFields(agreement, fields);
	});
}

export function removeAgreement(doc: Y.Doc, agreementId: string): void {
	doc.transact(() => {
		const agreement = recordIn(doc, 'agreements', agreementId);
		if (agreement) removeRecord(agreement);
	});
}
