import { BenchClient } from './client.ts';
import { Times } from './figures.ts';
import { passing } from './load.ts';
import type { Written } from './load.ts';
import type { Running } from './servers.ts';

async function fill(server: Running, names: readonly string[], written: Written): Promise<void> {
	for (const name of names) {
		const client = new BenchClient(server.port, server.pathOf(name));
		await client.synced;
		const stored = new Promise<void>((resolve) => (client.onStored = () => resolve()));
		client.update(written.whole);
		await stored;
		client.leave();
	}
}

function names(prefix: string, count: number): readonly string[] {
	return Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
}

export interface OpeningFigures {
	readonly ms: Times;
	readonly cpuMs: number;
}

/** Documents are stored, the server starts anew, and they are opened one after another. */
export async function openCold(
	server: Running,
	written: Written,
	count: number
): Promise<OpeningFigures> {
	await fill(server, names('cold', count), written);
	await server.restart();
	// What is loaded only once is not counted.
	await openOne(server, 'cold-0');
	const ms = new Times();
	const before = await server.usage();
	for (const name of names('cold', count).slice(1)) ms.add(await openOne(server, name));
	const after = await server.usage();
	return { ms, cpuMs: (after.cpuMs - before.cpuMs) / (count - 1) };
}

async function openOne(server: Running, name: string): Promise<number> {
	const from = performance.now();
	const client = new BenchClient(server.port, server.pathOf(name));
	const whole = new Promise<number>((resolve) => {
		client.onUpdate = (update) => {
			if (update.length > 1_000) resolve(performance.now() - from);
		};
	});
	const ms = await whole;
	await client.synced;
	client.leave();
	return ms;
}

export interface StormFigures {
	readonly ms: number;
	readonly cpuMsPerClient: number;
	readonly bytesPerClient: number;
}

/** Everybody comes back at once and lacks nothing. */
export async function storm(
	server: Running,
	written: Written,
	of: { readonly clients: number; readonly documents: number }
): Promise<StormFigures> {
	const places = names('storm', of.documents);
	await fill(server, places, written);
	const before = await server.usage();
	const from = performance.now();
	const clients = Array.from({ length: of.clients }, (_, index) => {
		return new BenchClient(server.port, server.pathOf(places[index % places.length]!), written);
	});
	await Promise.all(clients.map(({ synced }) => synced));
	const ms = performance.now() - from;
	const after = await server.usage();
	await passing(300);
	const bytes = clients.reduce((sum, { bytesIn }) => sum + bytesIn, 0);
	for (const client of clients) client.leave();
	return {
		ms,
		cpuMsPerClient: (after.cpuMs - before.cpuMs) / of.clients,
		bytesPerClient: bytes / of.clients
	};
}

export interface IdleFigures {
	readonly kbPerDocument: number;
	readonly kbPerConnection: number;
}

/** What a document costs that is open and rests, and what one more reader of it costs. */
export async function rest(
	server: Running,
	written: Written,
	of: { readonly documents: number; readonly readers: number }
): Promise<IdleFigures> {
	const places = names('rest', of.documents);
	await fill(server, places, written);
	// What came while it was filled is garbage that would hide what an open document holds.
	await server.restart();
	const open = async (name: string): Promise<BenchClient> => {
		const client = new BenchClient(server.port, server.pathOf(name), written);
		await client.synced;
		return client;
	};
	const memory = async (): Promise<number> => {
		// Until what was read for openers has been let go.
		await passing(2_500);
		return server.memoryKb();
	};
	for (const name of places.slice(0, 50)) (await open(name)).leave();
	const nobody = await memory();
	const firsts = [];
	for (const name of places) firsts.push(await open(name));
	const withFirsts = await memory();
	const others = [];
	for (let reader = 0; reader < of.readers; reader++) {
		others.push(await open(places[reader % places.length]!));
	}
	const withAll = await memory();
	for (const client of [...firsts, ...others]) client.leave();
	const kbPerConnection = (withAll - withFirsts) / of.readers;
	const kbPerDocument = (withFirsts - nobody) / of.documents - kbPerConnection;
	return { kbPerConnection, kbPerDocument };
}
