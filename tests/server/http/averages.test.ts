import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { sayOfMeeting } from '#lib/documents/feedback/commands.ts';
import { encodeRequest } from '#lib/sync/exchange-messages.ts';
import { request } from '../hub/device.ts';
import { openHouse, post } from './house.ts';

async function school() {
	const house = await openHouse();
	const { organisationId } = await house.register.found({ school: 'Школа № 5', curator: 'Анна' });
	const curator = await house.signedIn({ name: 'Вера', organisationId, role: 'curator' });
	const stranger = await house.signedIn({ name: 'Зоя', organisationId, role: 'mentor' });
	const director = await house.signedIn({ name: 'Инна', organisationId, role: 'director' });
	const psychologist = await house.signedIn({ name: 'Ася', organisationId, role: 'psychologist' });
	const names = { mentor: 'Кедрина Ольга', mentee: 'Лугинин Артём' };
	const pair = await house.register.pairUp({ ...names, organisationId, authorId: curator.id });
	const signedIn = async (personId: string) => {
		const cookie = await house.sessions.startInBrowser(personId, 'test');
		return { id: personId, cookie: cookie.split(';')[0] ?? '' };
	};
	const mentor = await signedIn(pair.mentorId);
	const mentee = await signedIn(pair.menteeId);
	const marksId = pair.idOf('marks', mentee.id);
	const exchange = async (who: { cookie: string }, body: object): Promise<Buffer> => {
		const asked = post('/api/exchange', encodeRequest(request([], body)), { cookie: who.cookie });
		return Buffer.from(await (await house.ask(asked)).arrayBuffer());
	};
	let batches = 0;
	const say = (meetingId: string, useful: number): Promise<Buffer> => {
		const doc = new Y.Doc();
		const at = house.clock.now + ++batches;
		sayOfMeeting(doc, 'marks', { meetingId, at, useful, words: secret });
		const update = Y.encodeStateAsUpdate(doc);
		const pushes = [{ document: marksId, batch: `b${batches}`, update }];
		return exchange(mentee, { pushes });
	};
	const averages = async (who: { cookie: string }) => {
		const answer = await house.get(`/api/pairs/${pair.id}/averages`, { cookie: who.cookie });
		return answer.status === 200 ? ((await answer.json()) as object) : answer.status;
	};
	const people = { mentor, mentee, curator, director, stranger, psychologist };
	return { house, pair, marksId, people, say, averages, exchange };
}

const secret = 'Только для себя';

test('the pair, the curator and the director hear the average, from three marks on, and nobody else', async () => {
	const { people, say, averages } = await school();
	const { mentor, mentee, curator, director, stranger, psychologist } = people;
	await say('m1', 5);
	await say('m2', 2);
	for (const who of [mentor, mentee, curator, director]) {
		expect(await averages(who)).toEqual({ useful: null, ready: null });
	}
	await say('m3', 5);
	await say('m4', 1);
	for (const who of [mentor, mentee, curator, director]) {
		expect(await averages(who)).toEqual({ useful: { mean: 4, of: 3 }, ready: null });
	}
	for (const who of [stranger, psychologist]) expect(await averages(who)).toBe(404);
});

test('no byte of the marks reaches the mentor, the curator or the director, whatever they ask', async () => {
	const { house, pair, marksId, people, say, exchange } = await school();
	await say('m1', 5);
	const own = await house.storage.log.read(marksId);
	expect(Buffer.concat(own.tail.map(({ update }) => update)).includes(secret)).toBe(true);
	const documents = [...house.facts.all('documents')].map(({ id }) => id);
	const asks = documents.map((document) => ({ document, stateVector: Uint8Array.of(0) }));
	for (const who of [people.mentor, people.curator, people.director]) {
		const heard = [await exchange(who, { asks })];
		const paths = ['/api/me', '/api/pairs', `/api/pairs/${pair.id}/averages`];
		for (const path of paths) {
			const answer = await house.get(path, { cookie: who.cookie });
			heard.push(Buffer.from(await answer.arrayBuffer()));
		}
		const mine = await house.post('/api/me/data', {}, { cookie: who.cookie });
		heard.push(Buffer.from(await mine.arrayBuffer()));
		const all = Buffer.concat(heard);
		expect(all.length).toBeGreaterThan(500);
		for (const word of [secret, 'useful":5', marksId]) expect(all.includes(word)).toBe(false);
	}
	const back = await exchange(people.mentee, { asks });
	expect(back.includes(secret)).toBe(true);
});

test('a pair that has ended still hears it; a paper that was erased counts no more', async () => {
	const { house, pair, marksId, people, say, averages } = await school();
	for (const meeting of ['m1', 'm2', 'm3']) await say(meeting, 4);
	const row = house.facts.find('pairs', pair.id)!;
	await house.facts.change([{ table: 'pairs', put: { ...row, state: 'ended' } }]);
	expect(await averages(people.mentor)).toMatchObject({ useful: { mean: 4, of: 3 } });
	const paper = house.facts.find('documents', marksId)!;
	const erasedAt = house.clock.now;
	await house.facts.change([{ table: 'documents', put: { ...paper, erasedAt } }]);
	expect(await averages(people.curator)).toEqual({ useful: null, ready: null });
});
