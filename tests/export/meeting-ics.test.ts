import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addMeeting } from '#lib/documents/journal/commands.ts';
import { readJournal } from '#lib/documents/journal/read.ts';
import { meetingIcs, meetingsFeed } from '#lib/export/meeting-ics.ts';

const doc = new Y.Doc();
const plan = { createdBy: 'p1', kind: 'consultation', date: '2026-12-31' } as const;
addMeeting(doc, { ...plan, id: 'm1', time: '15:05', minutes: 60, topic: 'Опрос; оценки, темп' });
addMeeting(doc, { ...plan, id: 'm2', time: 'вечером' });
const [whole, timed] = readJournal(doc).meetings;
const at = Date.UTC(2026, 10, 29, 9, 30);

test('one meeting is an event at its hour, reminded of an hour before, and its topic is nobody’s markup', () => {
	const lines = meetingIcs(timed!, at).split('\r\n');
	expect(lines).toContain('DTSTART:20261231T150500');
	expect(lines).toContain('DURATION:PT60M');
	expect(lines).toContain('UID:m1@tropa');
	expect(lines).toContain('LAST-MODIFIED:20261129T093000Z');
	expect(lines).toContain('DESCRIPTION:Опрос\\; оценки\\, темп');
	expect(lines).toContain('TRIGGER:-PT1H');
	for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test('a meeting without an hour takes the day, and of two files the later one counts', () => {
	const lines = meetingIcs(whole!, at).split('\r\n');
	expect(lines).toContain('DTSTART;VALUE=DATE:20261231');
	expect(lines).toContain('DTEND;VALUE=DATE:20270101');
	const sequence = (text: string) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]);
	expect(sequence(meetingIcs(whole!, at + 60_000))).toBe(sequence(meetingIcs(whole!, at)) + 1);
});

test('a feed says neither with whom nor about what', () => {
	const text = meetingsFeed([whole!, timed!], { stampedAt: at });
	expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
	expect(text).not.toContain('Опрос');
});
