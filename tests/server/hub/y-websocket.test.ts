import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import WebSocket, { WebSocketServer } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { openSchool } from './school.ts';
import type { School } from './school.ts';
import { textOf } from './writer.ts';

/** The stock provider over real sockets: what any y-websocket client sees of the server. */
interface Harbour {
	readonly school: School;
	readonly url: string;
	/** Cuts every link, as a network does. */
	cut(): void;
	close(): Promise<void>;
}

let harbour: Harbour;
const providers: WebsocketProvider[] = [];

beforeEach(async () => {
	harbour = await openHarbour();
});

afterEach(async () => {
	for (const provider of providers.splice(0)) provider.destroy();
	await harbour.close();
});

async function openHarbour(): Promise<Harbour> {
	const school = await openSchool();
	const server = createServer();
	const sockets = new WebSocketServer({ server, perMessageDeflate: false });
	sockets.on('connection', (socket, request) => {
		const url = new URL(request.url ?? '/', 'ws://localhost');
		const documentId = url.pathname.slice('/sync/'.length);
		school.hub.connect(socket, school.speaker(url.searchParams.get('as') ?? '', { documentId }));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		school,
		url: `ws://127.0.0.1:${port}/sync`,
		cut: () => {
			for (const client of sockets.clients) client.terminate();
		},
		close: async () => {
			await school.hub.stop();
			await school.storage.close();
			sockets.close();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

function openAs(personId: string, documentId = 'notes.1'): WebsocketProvider {
	const provider = new WebsocketProvider(harbour.url, documentId, new Y.Doc(), {
		params: { as: personId },
		disableBc: true,
		WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket
	});
	providers.push(provider);
	return provider;
}

function synced(provider: WebsocketProvider): Promise<void> {
	if (provider.synced) return Promise.resolve();
	return new Promise((resolve) => {
		provider.on('sync', (isSynced: boolean) => {
			if (isSynced) resolve();
		});
	});
}

/** Resolves when the document says so, looked at whenever it changes. */
function says(doc: Y.Doc, text: string): Promise<void> {
	return new Promise((resolve) => {
		const look = (): void => {
			if (textOf(doc) === text) resolve();
		};
		doc.on('update', look);
		look();
	});
}

/** Messages of a type of ours, which the stock client hands on to whoever asked for them. */
function countOf(provider: WebsocketProvider, type: number, enough: number): Promise<void> {
	let count = 0;
	return new Promise((resolve) => {
		provider.messageHandlers[type] = (_encoder, decoder) => {
			count += decoder.arr[decoder.pos++] ?? 0;
			if (count >= enough) resolve();
		};
	});
}

test('two stock clients write together, and the server has it all', async () => {
	const mentor = openAs('mentor');
	const mentee = openAs('mentee');
	await Promise.all([synced(mentor), synced(mentee)]);

	const stored = countOf(mentor, 100, 1);
	mentor.doc.getText('note:a').insert(0, 'walk');
	await says(mentee.doc, 'walk');
	mentee.doc.getText('note:a').insert(4, 's');
	await says(mentor.doc, 'walks');
	await stored;
	const late = openAs('mentor');
	await says(late.doc, 'walks');
});

test('[P1] a stock client learns by message 100 that its edits are on disk', async () => {
	const mentor = openAs('mentor');
	await synced(mentor);
	const stored = countOf(mentor, 100, 3);
	for (const letter of 'abc') mentor.doc.getText('note:a').insert(0, letter);
	await stored;
	expect(textOf(await harbour.school.stored('notes.1'))).toBe('cba');
});

test('[Y4] what a stock client wrote without a link is asked for when it comes back', async () => {
	const mentor = openAs('mentor');
	const mentee = openAs('mentee');
	await Promise.all([synced(mentor), synced(mentee)]);
	mentor.disconnect();
	mentor.doc.getText('note:a').insert(0, 'offline');
	mentee.doc.getText('note:a').insert(0, 'online ');
	mentor.connect();

	await Promise.all([
		new Promise<void>((resolve) => {
			const look = (): void => {
				if (textOf(mentee.doc).length === 14) resolve();
			};
			mentee.doc.on('update', look);
			look();
		}),
		synced(mentor)
	]);
	await says(mentor.doc, textOf(mentee.doc));
});

test('a cut link heals by itself', async () => {
	const mentor = openAs('mentor');
	const mentee = openAs('mentee');
	await Promise.all([synced(mentor), synced(mentee)]);
	harbour.cut();
	mentor.doc.getText('note:a').insert(0, 'across the gap');
	await says(mentee.doc, 'across the gap');
});

test('[F4] a stock client that may not open a document gives up', async () => {
	const stranger = openAs('stranger');
	const closed = await new Promise<{ code: number } | null>((resolve) => {
		stranger.on('connection-close', (event: { code: number } | null) => resolve(event));
	});
	expect(closed?.code).toBe(4404);
	expect(stranger.shouldConnect).toBe(false);
});

test('presence of stock clients is seen, and ends with the link', async () => {
	const mentor = openAs('mentor');
	const mentee = openAs('mentee');
	await Promise.all([synced(mentor), synced(mentee)]);
	const saw = (at: string | undefined): Promise<void> =>
		new Promise((resolve) => {
			const look = (): void => {
				const state = mentee.awareness.getStates().get(mentor.doc.clientID);
				if (state?.['at'] === at) resolve();
			};
			mentee.awareness.on('change', look);
			look();
		});
	mentor.awareness.setLocalStateField('at', 'the goal');
	await saw('the goal');
	harbour.cut();
	// The mentee's own client forgets everybody when the link goes; the mentor comes back as well.
	await saw('the goal');
	mentor.disconnect();
	await saw(undefined);
});

test('a document of a megabyte arrives whole', async () => {
	const mentor = openAs('mentor');
	await synced(mentor);
	const text = 'long story '.repeat(4_000);
	const stored = countOf(mentor, 100, 25);
	for (let part = 0; part < 25; part++) mentor.doc.getText('note:a').insert(0, text);
	await stored;
	await harbour.school.fold('notes.1');
	const late = openAs('mentee');
	await says(late.doc, text.repeat(25));
});
