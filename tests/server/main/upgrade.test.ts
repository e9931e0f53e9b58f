import { on, once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Account } from '#lib/domain/account.ts';
import { decodeFromServer, encodeFromDevice } from '#lib/sync/codec.ts';
import { protocolVersion } from '#lib/sync/frames.ts';
import type { FromServer } from '#lib/sync/frames.ts';
import { enter, newFolder, send, startServer, tropa } from './running.ts';

/** One server with the invented district, for all the tests of this file. */
let folder: Awaited<ReturnType<typeof newFolder>>;
let server: Awaited<ReturnType<typeof startServer>>;
let people: readonly { personId: string; role: string; address: string }[];

beforeAll(async () => {
	folder = await newFolder();
	server = await startServer(folder.path);
	const { output } = await tropa(folder.path, 'demo', '--json');
	people = (JSON.parse(output) as { links: typeof people }).links;
}, 60_000);

afterAll(async () => {
	await server[Symbol.asyncDispose]();
	await folder[Symbol.asyncDispose]();
});

/** 101, or the status and code of the refusal. */
function knock(path: string, headers: Record<string, string>): Promise<string> {
	const socket = new WebSocket(server.origin.replace('http', 'ws') + path, { headers });
	return new Promise((resolve, reject) => {
		socket.on('open', () => {
			resolve('101');
			socket.terminate();
		});
		socket.on('unexpected-response', (_, answer) => resolve(refusalIn(answer)));
		socket.on('error', reject);
	});
}

async function refusalIn(answer: IncomingMessage): Promise<string> {
	let body = '';
	for await (const part of answer) body += String(part);
	return `${answer.statusCode} ${(JSON.parse(body) as { error: string }).error}`;
}

async function signedIn(role: string) {
	const person = people.find((one) => one.role === role);
	const cookie = await enter(server.origin, person?.address.split('#')[1] ?? '');
	const me = await fetch(`${server.origin}/api/me`, { headers: { cookie } });
	return { ...person!, cookie, account: (await me.json()) as Account };
}

test('a socket by cookie needs our own page around it, a socket by token does not', async () => {
	const { cookie, personId } = await signedIn('mentor');
	const { origin } = server;
	expect(await knock('/sync', { cookie, origin })).toBe('101');
	expect(await knock('/sync', { cookie })).toBe('403 foreign-origin');
	for (const foreign of ['https://evil.ru', 'null', origin.replace('http', 'https')]) {
		expect(await knock('/sync', { cookie, origin: foreign })).toBe('403 foreign-origin');
	}
	expect(await knock('/sync', { origin })).toBe('401 sign-in-needed');
	const { output } = await tropa(folder.path, 'token', personId);
	const authorization = `Bearer ${output.trim()}`;
	expect(await knock('/sync', { authorization })).toBe('101');
	expect(await knock(`/sync?token=${output.trim()}`, { origin })).toBe('401 sign-in-needed');
	expect(await knock('/sync', { authorization: 'Bearer guess' })).toBe('401 sign-in-needed');
}, 30_000);

test('unknown and forbidden documents look the same before the socket opens', async () => {
	const { cookie, account } = await signedIn('mentor');
	const curator = await signedIn('curator');
	const { origin } = server;
	const own = account.documents.find(({ kind }) => kind === 'pair-notes')!;
	expect(await knock(`/sync/${own.id}`, { cookie, origin })).toBe('101');
	const theirs = { cookie: curator.cookie, origin };
	expect(await knock(`/sync/${own.id}`, theirs)).toBe('404 not-found');
	expect(await knock('/sync/nothing', theirs)).toBe('404 not-found');
});

test('a token for load tests opens documents made for them, and nothing of anybody', async () => {
	const { account, personId } = await signedIn('mentor');
	const { output } = await tropa(folder.path, 'token', personId, '--load-test');
	const headers = { authorization: `Bearer ${output.trim()}` };
	const here = await open('load-test.d1', headers);
	const there = await open('load-test.d1', headers);
	const heard = new Promise<void>((resolve) => there.doc.once('update', () => resolve()));
	here.doc.getText('t').insert(0, 'x');
	await heard;
	for (const { provider } of [here, there]) provider.destroy();
	expect(await knock(`/sync/${account.documents[0]!.id}`, headers)).toBe('404 not-found');
	expect((await fetch(`${server.origin}/api/me`, { headers })).status).toBe(401);
	const { cookie } = await signedIn('curator');
	expect(await knock('/sync/load-test.d1', { cookie, origin: server.origin })).toBe(
		'404 not-found'
	);
}, 30_000);

test('a socket says for whom it speaks, and a cookie of somebody else opens none', async () => {
	const { cookie, personId } = await signedIn('mentor');
	const { origin } = server;
	expect(await knock(`/sync?person=${personId}`, { cookie, origin })).toBe('101');
	expect(await knock('/sync?person=somebody-else', { cookie, origin })).toBe('401 sign-in-needed');
});

test('any other upgrade is answered as the request it is', async () => {
	const { hostname, port } = new URL(server.origin);
	const headers = { connection: 'Upgrade', upgrade: 'h2c' };
	const status = await new Promise((resolve, reject) => {
		const asked = request({ hostname, port, path: '/healthz', headers }, (answer) =>
			resolve(answer.resume().statusCode)
		);
		asked.on('error', reject).end();
	});
	expect(status).toBe(200);
	expect((await fetch(`${server.origin}/sync`)).status).toBe(426);
});

test('two ordinary y-websocket clients meet in a document', async () => {
	const mentor = await signedIn('mentor');
	const mentee = await signedIn('mentee');
	const programme = mentor.account.documents.find(({ kind }) => kind === 'programme')!;
	const here = await open(programme.id, { cookie: mentor.cookie, origin: server.origin });
	const there = await open(programme.id, { cookie: mentee.cookie, origin: server.origin });
	expect(there.doc.getText('text:goal').toString()).toContain('уверенно');
	const heard = new Promise<void>((resolve) => there.doc.once('update', () => resolve()));
	here.doc.getText('text:goal').insert(0, 'Вместе: ');
	await heard;
	expect(there.doc.getText('text:goal').toString()).toMatch(/^Вместе: /);
	for (const { provider } of [here, there]) provider.destroy();
}, 30_000);

test('who is signed in hears at once that a pair was added, and the socket ends with the session', async () => {
	const { cookie } = await signedIn('curator');
	const { origin } = server;
	const socket = new WebSocket(`${origin.replace('http', 'ws')}/sync`, {
		headers: { cookie, origin }
	});
	const frames = on(socket, 'message');
	await once(socket, 'open');
	socket.send(
		encodeFromDevice({ type: 'hello', protocol: protocolVersion, build: 'b', device: 'd1' })
	);
	await firstOf(frames, 'welcome');
	await send(origin, '/api/pairs', { mentor: 'Иволгина Ада', mentee: 'Осокин Лев' }, { cookie });
	expect(await firstOf(frames, 'news')).toMatchObject({ account: true });
	const closed = once(socket, 'close');
	await send(origin, '/api/leave', {}, { cookie });
	expect(await firstOf(frames, 'refused')).toMatchObject({ refusal: 'sign-in-needed' });
	await closed;
}, 30_000);

async function firstOf(
	frames: AsyncIterator<unknown>,
	type: FromServer['type']
): Promise<FromServer> {
	for (;;) {
		const { value } = (await frames.next()) as { value: [Buffer] };
		const frame = decodeFromServer(new Uint8Array(value[0]));
		if (frame?.type === type) return frame;
	}
}

async function open(documentId: string, headers: Record<string, string>) {
	class Socket extends WebSocket {
		constructor(address: string) {
			super(address, { headers });
		}
	}
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(
		`${server.origin.replace('http', 'ws')}/sync`,
		documentId,
		doc,
		{
			WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
			disableBc: true
		}
	);
	await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
	return { doc, provider };
}
