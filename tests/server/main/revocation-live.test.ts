import { once } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Account } from '#lib/domain/account.ts';
import { syncMessage } from '../hub/plain-client.ts';
import { enter, newFolder, send, startServer, tropa } from './running.ts';

const seed = 20_261_129;
const boundMs = 1_000;

interface Person {
	readonly personId: string;
	readonly role: string;
	readonly address: string;
}

let folder: Awaited<ReturnType<typeof newFolder>>;
let server: Awaited<ReturnType<typeof startServer>>;
let people: readonly Person[];

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

const signIn = (role: string) => {
	const { personId, address } = people.find((one) => one.role === role)!;
	return { personId, cookie: enter(server.origin, address.split('#')[1] ?? '') };
};

/** By the person on this device, on another one, by the phone that is locked, by the curator. */
const ways = {
	leaves: (mentor: string) => send(server.origin, '/api/leave', {}, { cookie: mentor }),
	'is locked': (mentor: string) =>
		send(server.origin, '/api/rest', { key: 'a'.repeat(64) }, { cookie: mentor }),
	'ends the others': async () => {
		const cookie = await signIn('mentor').cookie;
		return send(server.origin, '/api/devices/end-others', {}, { cookie });
	},
	'is signed out': async () => {
		const curator = await signIn('curator').cookie;
		const path = `/api/people/${signIn('mentor').personId}/sign-out`;
		return send(server.origin, path, {}, { cookie: curator });
	}
} as const;

const schedule = fc.record({
	way: fc.constantFrom(...(Object.keys(ways) as (keyof typeof ways)[])),
	before: fc.nat({ max: 3 }),
	after: fc.integer({ min: 1, max: 4 }),
	isRacing: fc.boolean()
});

test('over real sockets: a second after the session has ended not one byte comes, and nothing is taken', async () => {
	await fc.assert(
		fc.asyncProperty(schedule, async ({ way, before, after, isRacing }) => {
			const mentor = await signIn('mentor').cookie;
			const programme = await programmeOf(mentor);
			const victim = await open(programme, mentor);
			const other = await open(programme, await signIn('mentee').cookie);
			for (let times = 0; times < before; times++) other.socket.send(edit());
			if (isRacing) victim.socket.send(edit());
			const answered = ways[way](mentor);
			if (isRacing) other.socket.send(edit());
			expect((await answered).status).toBe(200);
			const since = performance.now();
			await victim.closed;
			expect(performance.now() - since).toBeLessThan(boundMs);
			const heard = victim.bytes();
			for (let times = 0; times < after; times++) other.socket.send(edit());
			await other.hearsPong();
			expect(victim.bytes()).toBe(heard);
			await expect(open(programme, mentor)).rejects.toThrow();
			other.socket.terminate();
		}),
		{ seed, numRuns: 24 }
	);
}, 120_000);

async function programmeOf(cookie: string): Promise<string> {
	const me = await fetch(`${server.origin}/api/me`, { headers: { cookie } });
	const { documents } = (await me.json()) as Account;
	return documents.find(({ kind }) => kind === 'programme')!.id;
}

async function open(documentId: string, cookie: string) {
	const { origin } = server;
	const address = `${origin.replace('http', 'ws')}/sync/${documentId}`;
	const socket = new WebSocket(address, { headers: { cookie, origin } });
	let bytes = 0;
	socket.on('message', (message: Buffer) => (bytes += message.length));
	const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
	await once(socket, 'open');
	socket.send(syncMessage(0, Uint8Array.of(0)));
	await once(socket, 'message');
	return {
		socket,
		closed,
		bytes: () => bytes,
		/** The server has taken everything that was sent before. */
		async hearsPong() {
			socket.ping();
			await once(socket, 'pong');
		}
	};
}

let edits = 0;

function edit(): Uint8Array {
	const doc = new Y.Doc();
	doc.getMap('meta').set(`k${++edits}`, edits);
	return syncMessage(2, Y.encodeStateAsUpdate(doc));
}
