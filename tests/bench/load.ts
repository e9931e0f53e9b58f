import * as Y from 'yjs';
import { BenchClient, keystroke, readKeystroke } from './client.ts';
import type { Documents } from './client.ts';
import { Times } from './figures.ts';
import type { Running } from './servers.ts';

export interface Load {
	readonly documents: number;
	readonly clients: number;
	readonly writers: number;
	readonly ms: number;
	/** Either so many updates of each writer on their way at a time, or so many in a second. */
	readonly pace: { readonly inFlight: number } | { readonly perSecond: number };
}

export interface LoadFigures {
	readonly deliveriesPerSecond: number;
	readonly cpuMsPer10k: number;
	readonly latency: Times;
	readonly stored: Times;
}

interface Typist {
	readonly id: number;
	readonly client: BenchClient;
	readonly sentAt: number[];
	/** How many others have got each keystroke. */
	readonly got: number[];
	stored: number;
	done: number;
}

const warmUpMs = 1_000;

/** People type into documents that others have open. */
export async function typeTogether(server: Running, load: Load): Promise<LoadFigures> {
	const typists = new Map<number, Typist>();
	const latency = new Times();
	const stored = new Times();
	let delivered = 0;
	let isOver = false;
	let isMeasured = false;
	const type = (typist: Typist): void => {
		typist.sentAt.push(performance.now());
		typist.client.update(keystroke(typist.id, typist.sentAt.length - 1));
	};
	const inFlight = 'inFlight' in load.pace ? load.pace.inFlight : 0;
	const pump = (typist: Typist): void => {
		while (!isOver && typist.sentAt.length - typist.done < inFlight) type(typist);
	};
	const hear = (update: Uint8Array): void => {
		if (update.length < 8) return;
		const { client, clock } = readKeystroke(update);
		const typist = typists.get(client);
		if (!typist) return;
		if (isMeasured) {
			delivered += 1;
			latency.add(performance.now() - typist.sentAt[clock]!);
		}
		typist.got[clock] = (typist.got[clock] ?? 0) + 1;
		if (typist.got[clock] < load.clients - 1) return;
		typist.done += 1;
		pump(typist);
	};
	const hearStored = (typist: Typist, count: number): void => {
		const now = performance.now();
		for (let more = 0; more < count; more++) {
			const sentAt = typist.sentAt[typist.stored++];
			if (isMeasured && sentAt !== undefined) stored.add(now - sentAt);
		}
	};
	const clients: BenchClient[] = [];
	for (let document = 0; document < load.documents; document++) {
		for (let index = 0; index < load.clients; index++) {
			const client = new BenchClient(server.port, server.pathOf(`load-${document}`));
			clients.push(client);
			client.onUpdate = hear;
			if (index >= load.writers) continue;
			const id = 1_000_000 + document * 1_000 + index;
			const typist: Typist = { id, client, sentAt: [], got: [], stored: 0, done: 0 };
			client.onStored = (count) => hearStored(typist, count);
			typists.set(id, typist);
		}
	}
	await Promise.all(clients.map(({ synced }) => synced));
	const timer = inFlight > 0 ? undefined : steadily([...typists.values()], load, type);
	for (const typist of typists.values()) pump(typist);
	await passing(warmUpMs);
	isMeasured = true;
	const before = await server.usage();
	const from = performance.now();
	await passing(load.ms);
	const deliveries = delivered;
	const seconds = (performance.now() - from) / 1000;
	const after = await server.usage();
	isOver = true;
	isMeasured = false;
	clearInterval(timer);
	for (const client of clients) client.leave();
	return {
		deliveriesPerSecond: deliveries / seconds,
		cpuMsPer10k: ((after.cpuMs - before.cpuMs) / delivered) * 10_000,
		latency,
		stored
	};
}

/** Every writer at its own moment of the second. */
function steadily(
	typists: readonly Typist[],
	{ pace }: Load,
	type: (typist: Typist) => void
): NodeJS.Timeout {
	const everyMs = 1_000 / ('perSecond' in pace ? pace.perSecond : 1);
	const start = performance.now();
	const due = typists.map((_, index) => start + (everyMs * index) / typists.length);
	return setInterval(() => {
		const now = performance.now();
		for (const [index, typist] of typists.entries()) {
			for (; due[index]! <= now; due[index]! += everyMs) type(typist);
		}
	}, 1);
}

export function passing(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

export interface Written extends Documents {
	readonly whole: Uint8Array;
	readonly updates: readonly Uint8Array[];
}

/** A text that three people typed by turns, with one letter in ten taken back. The same every time. */
export function written(edits: number): Written {
	const doc = new Y.Doc();
	const text = doc.getText('t');
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	let dice = 7;
	const roll = (sides: number): number => {
		dice = (Math.imul(dice, 1_103_515_245) + 12_345) >>> 0;
		return Math.floor((dice / 2 ** 32) * sides);
	};
	for (let at = 0, left = 0; updates.length < edits; left--) {
		if (left <= 0) {
			doc.clientID = 2_400_000_001 + roll(3) * 1_000_003;
			at = roll(text.length + 1);
			left = 5 + roll(30);
		}
		if (roll(10) === 0 && at > 0) text.delete(--at, 1);
		else text.insert(at++, String.fromCharCode(97 + roll(26)));
	}
	const stateVector = Y.encodeStateVector(doc);
	const whole = Y.encodeStateAsUpdate(doc);
	return { whole, updates, stateVector, step2: Y.encodeStateAsUpdate(doc, stateVector) };
}
