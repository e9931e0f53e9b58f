import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Account } from '#lib/domain/account.ts';
import { newEdit, openLine } from './live-line.ts';
import type { LiveLine } from './live-line.ts';
import { enter, newFolder, send, startServer, tropa } from './running.ts';

const seed = 20_261_129;
const schedules = 1_000;

let longestMs = 0;

interface Link {
	readonly personId: string;
	readonly role: string;
	readonly address: string;
}

let folder: Awaited<ReturnType<typeof newFolder>>;
let server: Awaited<ReturnType<typeof startServer>>;
let links: readonly Link[];

beforeAll(async () => {
	folder = await newFolder();
	server = await startServer(folder.path);
	const { output } = await tropa(folder.path, 'demo', '--json');
	links = (JSON.parse(output) as { links: typeof links }).links;
}, 60_000);

afterAll(async () => {
	await server[Symbol.asyncDispose]();
	await folder[Symbol.asyncDispose]();
});

/** By the person on this device, on another one, by the phone that is locked, by the curator. */
const ways = {
	leaves: (_, cookie) => send(server.origin, '/api/leave', {}, { cookie }),
	'is locked': (_, cookie) => send(server.origin, '/api/rest', { key: 'a'.repeat(64) }, { cookie }),
	'ends the others': async ({ mentor }) => {
		const cookie = await signIn(mentor);
		return send(server.origin, '/api/devices/end-others', {}, { cookie });
	},
	'is signed out': ({ mentor, curator: cookie }) =>
		send(server.origin, `/api/people/${mentor.personId}/sign-out`, {}, { cookie }),
	'loses the role': async (pair) => {
		const { id } = await roleOf(pair);
		return send(server.origin, `/api/roles/${id}/end`, {}, { cookie: pair.curator });
	}
} satisfies Record<string, (pair: Pair, cookie: string) => Promise<Response>>;

const schedule = fc.record({
	way: fc.constantFrom(...(Object.keys(ways) as (keyof typeof ways)[])),
	byChannel: fc.boolean(),
	before: fc.nat({ max: 3 }),
	after: fc.integer({ min: 1, max: 4 }),
	isRacing: fc.boolean()
});
type Schedule = typeof schedule extends fc.Arbitrary<infer Value> ? Value : never;

/** Two people with a document between them, and whoever keeps the roles there. */
interface Pair {
	readonly mentor: Link;
	readonly curator: string;
	readonly programme: string;
	readonly other: LiveLine;
}

test('over real sockets, a thousand schedules: what is written after the right has ended is not heard, and nothing is taken', async () => {
	const drawn = fc.sample(schedule, { seed, numRuns: schedules });
	const pairs = await everyPair();
	// Side by side on one server, each pair one after another: a right that ends ends for all of a person's lines.
	const play = async (pair: Pair): Promise<void> => {
		for (let next = drawn.pop(); next; next = drawn.pop()) {
			await playOne(pair, next).catch((cause: unknown) => {
				throw new Error(`schedule ${drawn.length}: ${JSON.stringify(next)}`, { cause });
			});
		}
	};
	await Promise.all(pairs.map(play));
	expect(drawn).toEqual([]);
	console.log(`the last line was closed ${Math.round(longestMs)} ms after the answer`);
}, 300_000);

async function playOne(pair: Pair, { way, byChannel, before, after, isRacing }: Schedule) {
	const { other, programme } = pair;
	const cookie = await signIn(pair.mentor);
	const place = { origin: server.origin, documentId: programme, cookie };
	const victim = await openLine(place, byChannel);
	for (let times = 0; times < before; times++) other.send(newEdit());
	if (isRacing) victim.send(newEdit());
	const answered = ways[way](pair, cookie);
	if (isRacing) other.send(newEdit());
	expect((await answered).status).toBe(200);
	// From the answer on, whatever a second may bring: what is written now is not heard, and nothing is taken.
	const since = performance.now();
	const late = Array.from({ length: after }, newEdit);
	for (const edit of late) other.send(edit);
	await victim.out;
	longestMs = Math.max(longestMs, performance.now() - since);
	const forbidden = newEdit();
	const isThere = way === 'loses the role' && byChannel;
	if (isThere) victim.send(forbidden);
	if (isThere) await victim.answers();
	await other.answers();
	expect(late.filter((edit) => victim.hasHeard(edit))).toEqual([]);
	expect(victim.bytesSinceOut()).toBe(0);
	expect(other.hasHeard(forbidden)).toBe(false);
	await expect(openLine(place, false)).rejects.toThrow();
	victim.end();
	if (way === 'loses the role') await giveRoleAgain(pair);
}

async function everyPair(): Promise<readonly Pair[]> {
	const pairs: Promise<Pair>[] = [];
	let curator = Promise.resolve('');
	links.forEach((link, at) => {
		if (link.role === 'curator') curator = signIn(link);
		const mentee = links[at + 1];
		if (link.role === 'mentor' && mentee) pairs.push(pairOf(link, mentee, curator));
	});
	return Promise.all(pairs);
}

async function pairOf(mentor: Link, mentee: Link, curator: Promise<string>): Promise<Pair> {
	const cookie = await signIn(mentee);
	const me = await fetch(`${server.origin}/api/me`, { headers: { cookie } });
	const { documents } = (await me.json()) as Account;
	const programme = documents.find(({ kind }) => kind === 'programme')!.id;
	const place = { origin: server.origin, documentId: programme, cookie };
	return { mentor, curator: await curator, programme, other: await openLine(place, false) };
}

function signIn({ address }: Link): Promise<string> {
	return enter(server.origin, address.split('#')[1] ?? '');
}

interface Role {
	readonly id: string;
	readonly role: string;
	readonly organisationId: string;
}

async function roleOf({ mentor, curator }: Pair): Promise<Role> {
	const asked = await fetch(`${server.origin}/api/people`, { headers: { cookie: curator } });
	const { people } = (await asked.json()) as {
		readonly people: readonly { readonly id: string; readonly roles: readonly Role[] }[];
	};
	const { roles } = people.find(({ id }) => id === mentor.personId)!;
	return roles.findLast(({ role }) => role === 'mentor')!;
}

async function giveRoleAgain(pair: Pair): Promise<void> {
	const { organisationId, role } = await roleOf(pair);
	const path = `/api/people/${pair.mentor.personId}/roles`;
	const order = { organisationId, role, to: null, ground: '' };
	expect((await send(server.origin, path, order, { cookie: pair.curator })).status).toBe(200);
}
