import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { decodeAnswer, encodeRequest } from '#lib/sync/exchange-messages.ts';
import { openHouse, refusalOf } from './house.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

interface Listed {
	readonly token?: string;
	readonly mayMake: boolean;
	readonly tokens: readonly { readonly id: string; readonly usedAt: number | null }[];
}

async function school() {
	const house = await openHouse();
	const { organisationId } = await house.register.found({ school: 'Школа № 5', curator: 'Анна' });
	const curator = await house.signedIn({ name: 'Вера', organisationId, role: 'curator' });
	const mentor = await house.signedIn({ name: 'Ольга', organisationId, role: 'mentor' });
	const make = (body: object, { cookie } = curator) => house.post('/api/tokens', body, { cookie });
	const made = async (body: object): Promise<Listed> => (await make(body)).json();
	const list = async ({ cookie } = curator): Promise<Listed> =>
		(await house.get('/api/tokens', { cookie })).json();
	const revoke = (id: string, { cookie } = curator) =>
		house.post(`/api/tokens/${id}/revoke`, {}, { cookie });
	const knock = async (token = ''): Promise<number> =>
		(await house.get('/api/me', { authorization: `Bearer ${token}` })).status;
	return { house, organisationId, curator, mentor, make, made, list, revoke, knock };
}

test('a curator makes a token, sees when it was used, and ends it at once', async () => {
	const { house, made, list, revoke, knock } = await school();
	const madeAt = house.clock.now;
	const { token, tokens } = await made({ name: '  Портал   школы ', scope: 'read' });
	expect(tokens).toEqual([
		{
			...{ id: expect.any(String), name: 'Портал школы', scope: 'read', createdAt: madeAt },
			...{ usedAt: null, endsAt: madeAt + 60 * day }
		}
	]);
	house.clock.now += minute;
	expect(await knock(token)).toBe(200);
	const listed = await list();
	expect(listed.tokens).toMatchObject([{ usedAt: house.clock.now }]);
	// It is told once: the list names it, and opens nothing.
	expect(JSON.stringify(listed)).not.toContain(token);
	expect(await knock(tokens[0]!.id)).toBe(401);
	expect(await (await revoke(tokens[0]!.id)).json()).toEqual({ mayMake: true, tokens: [] });
	expect(await knock(token)).toBe(401);
});

test('a token that nobody uses ends by itself', async () => {
	const { house, made, list, knock } = await school();
	const { token } = await made({ name: 'Портал', scope: 'write' });
	house.clock.now += 61 * day;
	expect(await knock(token)).toBe(401);
	const cookie = (
		await house.sessions.startInBrowser([...house.facts.all('sessions')][0]!.personId, 'test', {
			proof: 'two-factor'
		})
	).split(';')[0]!;
	expect((await list({ id: '', cookie })).tokens).toEqual([]);
});

test('only those of two steps make one, right after showing who they are', async () => {
	const { house, mentor, make, list, made, revoke } = await school();
	const body = { name: 'Портал', scope: 'read' };
	expect(await refusalOf(await make(body, mentor))).toBe('forbidden');
	expect(await list(mentor)).toEqual({ mayMake: false, tokens: [] });
	for (const wrong of [
		{ ...body, name: ' ' },
		{ ...body, name: 'х'.repeat(61) },
		{ ...body, scope: 'everything' },
		{ ...body, scope: 'load-test' }
	]) {
		expect(await refusalOf(await make(wrong))).toBe('malformed');
	}
	const { tokens } = await made(body);
	house.clock.now += 16 * minute;
	expect(await refusalOf(await make(body))).toBe('confirm-needed');
	// Ending one is never made harder.
	expect((await revoke(tokens[0]!.id)).status).toBe(200);
	expect((await list()).tokens).toEqual([]);
});

test('there are never more than one tells apart, and nobody ends another’s', async () => {
	const { house, organisationId, make, made, list, revoke } = await school();
	const other = await house.signedIn({ name: 'Мария', organisationId, role: 'curator' });
	for (let at = 0; at < 20; at += 1) await made({ name: `Портал ${at}`, scope: 'read' });
	expect(await refusalOf(await make({ name: 'Ещё', scope: 'read' }))).toBe('too-many-tokens');
	const { tokens } = await list();
	expect((await revoke(tokens[0]!.id, other)).status).toBe(200);
	expect((await list()).tokens).toHaveLength(20);
	expect((await list(other)).tokens).toEqual([]);
});

test('one for reading only stores nothing by an exchange, one for writing does', async () => {
	const { house, organisationId } = await school();
	const names = { mentor: 'Кедрина Ольга', mentee: 'Лугинин Артём' };
	const pair = await house.register.pairUp({ organisationId, authorId: 'a', ...names });
	const outcomeAs = async (scope: 'api' | 'api-read') => {
		const token = await house.sessions.mintToken(pair.mentorId, scope, 'integration');
		const doc = new Y.Doc();
		doc.getText('text:goal').insert(0, 'Цель');
		const update = Y.encodeStateAsUpdate(doc);
		const push = { document: pair.programmeId, batch: `batch-${scope}`, update };
		const nothingHeld = { epoch: '', cursor: 0, digest: new Uint8Array(8), asks: [] };
		const answer = await house.post(
			'/api/exchange',
			encodeRequest({ ...nothingHeld, pushes: [push] }),
			{ authorization: `Bearer ${token}` }
		);
		return decodeAnswer(new Uint8Array(await answer.arrayBuffer()));
	};
	const head = house.storage.log.head();
	const read = await outcomeAs('api-read');
	expect(read?.outcomes).toEqual([{ stored: false, refusal: 'read-only' }]);
	expect(read?.documents).toContain(pair.programmeId);
	expect(house.storage.log.head()).toBe(head);
	expect((await outcomeAs('api'))?.outcomes).toEqual([{ stored: true }]);
});
