import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { activitiesOf } from '#lib/domain/roadmap/roadmap.ts';
import { calendarText } from '#lib/export/calendar.ts';
import { roadmapIcs } from '#lib/export/roadmap-ics.ts';
import { imported } from '../documents/roadmap/imported.ts';
import { heading, proposalOf, rowsText } from '../import/support/reading.ts';

const stampedAt = Date.UTC(2026, 8, 1, 6, 30);
const roadmap = readRoadmap(
	imported(
		proposalOf(
			rowsText(
				heading,
				'1 | Издать приказ | до 15.10.2026 | Костров Д.М. | Приказ',
				'2 | Консультации пар | в течение года | Методист | Журнал',
				'3 | Круглый стол | декабрь, май | Директор | Справка',
				'4 | Обучение | по отдельному плану | Директор | План'
			)
		)
	)
);

/** Read as a calendar would: folded lines joined, signs unescaped. */
function eventsIn(text: string): readonly Readonly<Record<string, string>>[] {
	const lines = text.replaceAll('\r\n ', '').split('\r\n');
	const events: Record<string, string>[] = [];
	for (const line of lines) {
		if (line === 'BEGIN:VEVENT') events.push({});
		const colon = line.indexOf(':');
		const event = events.at(-1);
		const value = line
			.slice(colon + 1)
			.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
		if (event) event[line.slice(0, colon)] = value;
	}
	return events;
}

test('a deadline is one day, two months are two, and terms without dates give none', () => {
	const events = eventsIn(roadmapIcs(roadmap, { within: 2026, stampedAt }));
	expect(
		events.map((event) => [
			event['SUMMARY'],
			event['DTSTART;VALUE=DATE'],
			event['DTEND;VALUE=DATE']
		])
	).toEqual([
		['1 Издать приказ', '20261015', '20261016'],
		['3 Круглый стол', '20261201', '20270101'],
		['3 Круглый стол', '20270501', '20270601']
	]);
	expect(new Set(events.map((event) => event['UID'])).size).toBe(3);
	expect(events[0]?.['DTSTAMP']).toBe('20260901T063000Z');
});

test('one activity may be given alone, and nobody is named unless asked', () => {
	const [first] = activitiesOf(roadmap);
	const one = { within: 2026, stampedAt, activityId: first!.id };
	expect(eventsIn(roadmapIcs(roadmap, one))).toHaveLength(1);
	expect(roadmapIcs(roadmap, one)).not.toContain('Костров');
	const [event] = eventsIn(roadmapIcs(roadmap, { ...one, withPersons: true }));
	expect(event?.['DESCRIPTION']).toBe(
		'Срок: до 15.10.2026\nОтветственные: Костров Д.М.\nРезультат: Приказ'
	);
});

test('any text comes through, and no line is longer than 75 bytes', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (summary) => {
			const clean = summary.replace(/\p{Cc}|\p{Surrogate}/gu, '');
			const day = { uid: 'a', from: '2026-10-01', to: '2026-10-02', description: '' };
			const text = calendarText({ name: 'План', stampedAt, days: [{ ...day, summary: clean }] });
			expect(eventsIn(text)[0]?.['SUMMARY']).toBe(clean);
			for (const line of text.split('\r\n'))
				expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
		}),
		{ seed: 13, numRuns: 200 }
	);
});
