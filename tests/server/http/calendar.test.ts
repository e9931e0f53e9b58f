import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addMeeting } from '#lib/documents/journal/commands.ts';
import { encodeRequest } from '#lib/sync/exchange-messages.ts';
import { request } from '../hub/device.ts';
import { openHouse, post } from './house.ts';

async function school() {
	const house = await openHouse();
	const { organisationId } = await house.register.found({ school: 'Школа № 5', curator: 'Анна' });
	const curator = await house.signedIn({ name: 'Вера', organisationId, role: 'curator' });
	const names = { mentor: 'Кедрина Ольга', mentee: 'Лугинин Артём' };
	const pair = await house.register.pairUp({ ...names, organisationId, authorId: curator.id });
	const cookie = await house.sessions.startInBrowser(pair.mentorId, 'test');
	const mentor = { id: pair.mentorId, cookie: cookie.split(';')[0] ?? '' };
	const doc = new Y.Doc();
	const meeting = { createdBy: mentor.id, kind: 'working', time: '15:30' } as const;
	addMeeting(doc, {
		...meeting,
		id: 'm1',
		date: '2026-12-01',
		topic: 'Трудный класс',
		place: 'Каб. 7'
	});
	addMeeting(doc, { ...meeting, id: 'm2', date: '2026-11-01', state: 'held' });
	const pushes = [{ document: pair.journalId, batch: 'b1', update: Y.encodeStateAsUpdate(doc) }];
	await house.ask(
		post('/api/exchange', encodeRequest(request([], { pushes })), { cookie: mentor.cookie })
	);
	const begin = async (who: { cookie: string }): Promise<string> => {
		const answer = await house.post('/api/calendar', {}, { cookie: who.cookie });
		const { address } = (await answer.json()) as { address: string };
		return new URL(address).pathname;
	};
	return { house, pair, mentor, curator, begin };
}

test('a calendar follows the planned meetings by a secret address, and hears no name and no topic', async () => {
	const { house, mentor, begin } = await school();
	const path = await begin(mentor);
	expect(path).toMatch(/^\/cal\/[\w-]{40,}\.ics$/);
	const answer = await house.get(path);
	expect(answer.headers.get('content-type')).toContain('text/calendar');
	const told = await answer.text();
	expect(told).toContain('DTSTART:20261201T153000\r\nDURATION:PT45M\r\nSUMMARY:Рабочая встреча');
	expect(told).toContain('LOCATION:Каб. 7');
	expect(told).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT6H');
	expect(told.match(/BEGIN:VEVENT/g)).toHaveLength(1);
	for (const word of ['Кедрина', 'Лугинин', 'Трудный']) expect(told).not.toContain(word);
	const stored = [...house.facts.all('calendarFeeds')];
	expect(JSON.stringify(stored)).not.toContain(path.slice(5, -4));
});

test('a new address ends the old one, and so does its person', async () => {
	const { house, mentor, begin } = await school();
	const first = await begin(mentor);
	const second = await begin(mentor);
	expect([(await house.get(first)).status, (await house.get(second)).status]).toEqual([404, 200]);
	await house.post('/api/calendar/end', {}, { cookie: mentor.cookie });
	expect((await house.get(second)).status).toBe(404);
	const card = await house.get('/api/calendar', { cookie: mentor.cookie });
	expect(await card.json()).toEqual({ createdAt: null });
	expect((await house.get('/cal/not-a-secret-that-was-given.ics')).status).toBe(404);
});

test('rights that have ended, and a pair that has, end the feed', async () => {
	const { house, pair, mentor, curator, begin } = await school();
	const path = await begin(mentor);
	const row = house.facts.find('pairs', pair.id)!;
	await house.facts.change([{ table: 'pairs', put: { ...row, state: 'ended' } }]);
	expect((await house.get(path)).status).toBe(404);
	await house.facts.change([{ table: 'pairs', put: row }]);
	expect((await house.get(path)).status).toBe(200);
	const grant = [...house.facts.all('grants')].find(({ personId }) => personId === mentor.id)!;
	await house.facts.change([{ table: 'grants', put: { ...grant, to: house.clock.now } }]);
	expect((await house.get(path)).status).toBe(404);
	// A curator reads every journal of the school and has no meetings of their own.
	const ofCurator = await (await house.get(await begin(curator))).text();
	expect(ofCurator).not.toContain('BEGIN:VEVENT');
});
