import { expect, test } from 'vitest';
import { decodeAnswer, encodeRequest } from '#lib/sync/exchange-messages.ts';
import { openHouse, post, refusalOf } from './house.ts';

const nothingHeld = { epoch: '', cursor: 0, digest: new Uint8Array(8), pushes: [], asks: [] };

async function school() {
	const house = await openHouse();
	const { organisationId } = await house.register.found({ school: 'Школа № 5', curator: 'Анна' });
	const curator = await house.signedIn({ name: 'Вера', organisationId, role: 'curator' });
	return { house, curator };
}

test('the exchange over plain HTTP tells a new device what it may read', async () => {
	const { house, curator } = await school();
	const body = encodeRequest(nothingHeld);
	const answer = await house.post('/api/exchange', body, { cookie: curator.cookie });
	expect(answer.headers.get('content-type')).toBe('application/octet-stream');
	const read = decodeAnswer(new Uint8Array(await answer.arrayBuffer()));
	expect(read).toMatchObject({ epoch: house.storage.epoch });
	expect(read?.documents).toHaveLength(6);
});

test('a token needs no page of ours around it', async () => {
	const { house, curator } = await school();
	const token = await house.sessions.mintToken(curator.id, 'api', 'integration');
	const headers = { authorization: `Bearer ${token}`, 'sec-fetch-site': 'cross-site' };
	expect((await house.post('/api/exchange', encodeRequest(nothingHeld), headers)).status).toBe(200);
});

test('strangers, nonsense and too much are refused before anything is stored', async () => {
	const { house, curator } = await school();
	const head = house.storage.log.head();
	const refused = async (body: Uint8Array, headers: Record<string, string>): Promise<string> =>
		refusalOf(await house.post('/api/exchange', body, headers));
	const { cookie } = curator;
	expect(await refused(encodeRequest(nothingHeld), {})).toBe('sign-in-needed');
	expect(await refused(new Uint8Array([1, 2, 3]), { cookie })).toBe('malformed');
	expect(await refused(new Uint8Array(5 * 1024 * 1024 + 1), { cookie })).toBe('body-too-big');
	expect(house.storage.log.head()).toBe(head);
});

test('a body longer than it claims to be is not read to its end', async () => {
	const { house, curator } = await school();
	let given = 0;
	const endless = new ReadableStream<Uint8Array>({
		pull: (controller) => {
			given += 1;
			controller.enqueue(new Uint8Array(1024 * 1024));
		}
	});
	const request = post('/api/exchange', {}, { cookie: curator.cookie, 'content-length': '10' });
	const long = new Request(request, { body: endless, duplex: 'half' } as RequestInit);
	expect(await refusalOf(await house.ask(long))).toBe('body-too-big');
	expect(given).toBeLessThan(10);
});

test('a server that is stopping says so', async () => {
	const { house, curator } = await school();
	await house.hub.stop();
	const answer = await house.post('/api/exchange', encodeRequest(nothingHeld), {
		cookie: curator.cookie
	});
	expect(await refusalOf(answer)).toBe('server-stopping');
	expect(answer.headers.has('retry-after')).toBe(true);
});
