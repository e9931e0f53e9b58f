import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { remindersOf } from '#lib/domain/reminders.ts';
import { addAgreement, addMeeting, confirmMeeting } from '#lib/documents/journal/commands.ts';
import { readJournal } from '#lib/documents/journal/read.ts';

const who = {
	personId: 'p1',
	part: 'mentor',
	today: '2026-11-29',
	given: new Set<string>()
} as const;

function journal() {
	const doc = new Y.Doc();
	const meeting = { createdBy: 'p2', kind: 'working' } as const;
	addMeeting(doc, { ...meeting, id: 'old', date: '2026-10-01', state: 'held' });
	addMeeting(doc, { ...meeting, id: 'past', date: '2026-11-27' });
	addMeeting(doc, { ...meeting, id: 'held', date: '2026-11-28', state: 'held' });
	addMeeting(doc, { ...meeting, id: 'today', date: '2026-11-29' });
	addAgreement(doc, {
		id: 'late',
		meetingId: 'held',
		text: 'План',
		who: 'both',
		due: '2026-11-20'
	});
	addAgreement(doc, {
		id: 'soon',
		meetingId: 'held',
		text: 'Карта',
		who: 'mentor',
		due: '2026-12-01'
	});
	addAgreement(doc, {
		id: 'his',
		meetingId: 'held',
		text: 'Урок',
		who: 'mentee',
		due: '2026-11-30'
	});
	addAgreement(doc, {
		id: 'far',
		meetingId: 'held',
		text: 'Отчёт',
		who: 'mentor',
		due: '2027-01-10'
	});
	addAgreement(doc, {
		id: 'loose',
		meetingId: 'held',
		text: 'Чай',
		who: 'both',
		due: 'до каникул'
	});
	return doc;
}

test('one is reminded of one’s own, of what is near, and of nothing that is long ago', () => {
	const found = remindersOf(readJournal(journal()), who).map((reminder) =>
		reminder.is === 'agreement'
			? `${reminder.agreement.id} ${reminder.isLate}`
			: `${reminder.is} ${reminder.meeting.id}`
	);
	expect(found).toEqual([
		'was-it past',
		'late true',
		'soon false',
		'confirm held',
		'feedback held'
	]);
});

test('what is done asks no more', () => {
	const doc = journal();
	confirmMeeting(doc, 'held', { personId: 'p1', at: 1 });
	const given = new Set(['held']);
	const found = remindersOf(readJournal(doc), { ...who, part: 'mentee', given });
	expect(found.map(({ is }) => is)).toEqual(['was-it', 'agreement', 'agreement']);
});
