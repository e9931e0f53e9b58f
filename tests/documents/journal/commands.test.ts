import * as Y from 'yjs';
import { expect, test } from 'vitest';
import {
	isConfirmedBy,
	likelyKind,
	meetingsByMonth,
	nextMeeting,
	repeatedDays,
	stepOfAgreement
} from '#lib/domain/meeting.ts';
import * as commands from '#lib/documents/journal/commands.ts';
import { readJournal } from '#lib/documents/journal/read.ts';
import { noteRoot, readNoteText } from '#lib/documents/notes/read.ts';

const meeting = { kind: 'working', createdBy: 'p1', date: '2026-10-05' } as const;

test('a meeting noted in three taps has all else to be added later', () => {
	const doc = new Y.Doc();
	commands.addMeeting(doc, { id: 'm1', ...meeting, state: 'held' });
	commands.changeMeeting(doc, 'm1', { minutes: 45, resultLine: 'План урока готов' });
	expect(readJournal(doc).meetings[0]).toMatchObject({
		id: 'm1',
		state: 'held',
		minutes: 45,
		resultLine: 'План урока готов',
		mode: 'in-person'
	});
});

test('both confirm at once, and both marks stay', () => {
	const mentor = new Y.Doc();
	const mentee = new Y.Doc();
	commands.addMeeting(mentor, { id: 'm1', ...meeting });
	Y.applyUpdate(mentee, Y.encodeStateAsUpdate(mentor));
	commands.confirmMeeting(mentor, 'm1', { personId: 'p1', at: 10 });
	commands.confirmMeeting(mentee, 'm1', { personId: 'p2', at: 20 });
	Y.applyUpdate(mentee, Y.encodeStateAsUpdate(mentor));
	const [merged] = readJournal(mentee).meetings;
	expect(merged && isConfirmedBy(merged, 'p1') && isConfirmedBy(merged, 'p2')).toBe(true);
	expect(merged?.state).toBe('held');
});

test('meetings stand newest first, month by month, and the nearest planned one is next', () => {
	const doc = new Y.Doc();
	commands.addMeeting(doc, { id: 'm1', ...meeting, state: 'held' });
	commands.addMeeting(doc, { id: 'm2', ...meeting, date: '2026-11-20' });
	commands.addMeeting(doc, { id: 'm3', ...meeting, date: '2026-11-27' });
	const journal = readJournal(doc);
	expect(journal.meetings.map(({ id }) => id)).toEqual(['m3', 'm2', 'm1']);
	expect(meetingsByMonth(journal.meetings).map(([month]) => month)).toEqual(['2026-11', '2026-10']);
	expect(nextMeeting(journal, '2026-11-19')?.id).toBe('m2');
	expect(nextMeeting(journal, '2026-12-01')).toBeUndefined();
});

test('an agreement stays when the other phone removed its meeting', () => {
	const doc = new Y.Doc();
	commands.addMeeting(doc, { id: 'm1', ...meeting });
	commands.addAgreement(doc, { id: 'a1', meetingId: 'm1', text: 'Прислать план', who: 'mentee' });
	commands.removeMeeting(doc, 'm1');
	commands.changeAgreement(doc, 'a1', { done: true });
	expect(readJournal(doc).agreements).toMatchObject([{ text: 'Прислать план', done: true }]);
});

test('a meeting that one removes while the other goes on with it stays, and says so', () => {
	const mentor = new Y.Doc();
	const mentee = new Y.Doc();
	commands.addMeeting(mentor, { id: 'm1', ...meeting });
	commands.addMeeting(mentor, { id: 'm2', ...meeting });
	commands.addAgreement(mentor, { id: 'a1', meetingId: 'm1', text: 'Прислать план' });
	exchange(mentor, mentee);
	commands.removeMeeting(mentor, 'm1');
	commands.removeMeeting(mentor, 'm2');
	commands.removeAgreement(mentor, 'a1');
	commands.changeMeeting(mentee, 'm1', { resultLine: 'Всё получилось' });
	commands.changeAgreement(mentee, 'a1', { done: true });
	exchange(mentor, mentee);
	for (const doc of [mentor, mentee]) {
		const { meetings, agreements, removed } = readJournal(doc);
		expect(meetings).toMatchObject([{ id: 'm1', resultLine: 'Всё получилось', wasRemoved: true }]);
		expect(agreements).toMatchObject([{ id: 'a1', done: true }]);
		expect(removed.map(({ id }) => id)).toEqual(['m2']);
	}
	commands.restoreMeeting(mentee, 'm1');
	commands.restoreMeeting(mentee, 'm2');
	exchange(mentor, mentee);
	expect(readJournal(mentor).meetings.map(({ id, wasRemoved }) => [id, wasRemoved])).toEqual([
		['m2', false],
		['m1', false]
	]);
});

function exchange(one: Y.Doc, other: Y.Doc): void {
	Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
}

test('the words of a note are read without their looks', () => {
	const doc = new Y.Doc();
	const note = doc.getXmlFragment(noteRoot('m1'));
	const block = new Y.XmlElement('paragraph');
	const item = new Y.XmlElement('listItem');
	block.insert(0, [new Y.XmlText('Обсудили урок')]);
	item.insert(0, [new Y.XmlText('оценивание')]);
	note.insert(0, [block, item]);
	expect(readNoteText(doc, 'm1')).toBe('Обсудили урок\nоценивание');
	expect(readNoteText(doc, 'нет такой')).toBe('');
});

test('a pair gets to know each other, tries, plans, and then works', () => {
	const doc = new Y.Doc();
	const kindsMet: string[] = [];
	for (let at = 0; at < 6; at++) {
		const kind = likelyKind(readJournal(doc));
		kindsMet.push(kind);
		commands.addMeeting(doc, { ...meeting, id: `m${at}`, kind });
	}
	expect(kindsMet.join()).toBe('acquaintance,trial,planning,working,working,working');
	const late = new Y.Doc();
	commands.addMeeting(late, { ...meeting, id: 'm', kind: 'consultation' });
	expect(likelyKind(readJournal(late))).toBe('working');
});

test('an agreement as a step says who does it, and a day as people write it', () => {
	const text = 'Прислать план урока';
	expect(stepOfAgreement({ text, who: 'mentee', due: '2026-12-05' })).toEqual({
		...{ title: text, term: '05.12.2026', mentorDoes: '', menteeDoes: text }
	});
	expect(stepOfAgreement({ text, who: 'both', due: 'до каникул' })).toEqual({
		...{ title: text, term: 'до каникул', mentorDoes: text, menteeDoes: text }
	});
});

test('what was done and who came are read back, and nothing where another version left nonsense', () => {
	const doc = new Y.Doc();
	commands.addMeeting(doc, { id: 'm1', ...meeting, done: 'Разобрали урок', attended: 'Все трое' });
	commands.addAgreement(doc, { id: 'a1', meetingId: 'm1', text: 'План', stepId: 's1' });
	expect(readJournal(doc).meetings[0]).toMatchObject({
		...{ done: 'Разобрали урок', attended: 'Все трое' }
	});
	expect(readJournal(doc).agreements[0]).toMatchObject({ stepId: 's1' });
	doc.getMap<Y.Map<unknown>>('meetings').get('m1')?.set('done', 7);
	expect(readJournal(doc).meetings[0]).toMatchObject({ done: '' });
});

test('a meeting that comes again is planned in one step', () => {
	expect(repeatedDays('2026-12-24', 14, 3)).toEqual(['2026-12-24', '2027-01-07', '2027-01-21']);
	const doc = new Y.Doc();
	let updates = 0;
	doc.on('update', () => (updates += 1));
	const days = repeatedDays('2026-12-01', 7, 4);
	commands.addMeetings(
		doc,
		days.map((date) => ({ ...meeting, id: date, date, time: '15:00' }))
	);
	expect([readJournal(doc).meetings.length, updates]).toEqual([4, 1]);
});
