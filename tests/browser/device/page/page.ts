import * as Y from 'yjs';
import type { OpenDocument } from '#lib/device/surface.ts';
import { createDevice } from '#lib/device/device.ts';
import { openBrowserDisk } from '#lib/device/disk/browser-disk.ts';
import { watchLife } from '#lib/device/life.ts';
import { openBrowserRing } from '#lib/device/profiles/browser-ring.ts';
import { browserPlatform } from '#lib/device/platform.ts';
import { browserStorage } from '#lib/device/room.ts';
import type { HttpReply, HttpRequest } from '#lib/device/wire/http.ts';
import { decodeRequest, encodeAnswer } from '#lib/sync/exchange-messages.ts';
import { protocolVersion } from '#lib/sync/frames.ts';
import { browserTabRoom } from '#lib/device/tabs/tab-channel.ts';

/** The real device of a browser without a network, driven by a test from outside. */
const account = {
	person: { id: 'person-1', name: 'Проверяющий' },
	...{ roles: [], organisations: [], pairs: [], version: 1 },
	documents: [{ id: 'notes', kind: 'journal', organisationId: 'o', mode: 'read-write' }]
};
const troubles: string[] = [];
const hasServer = globalThis.location.search === '?server';

/** A server that takes everything and has nothing of its own; or none at all. */
function answer({ path, body }: HttpRequest): HttpReply | undefined {
	if (!hasServer) return undefined;
	const json = { magic: 'tropa', protocol: protocolVersion, signedIn: true };
	const reply = { status: 200, contentType: 'application/json', retryAfterMs: 0 };
	if (path === '/api/reach') return { ...reply, body: encode(JSON.stringify(json)) };
	const request = path === '/api/exchange' && decodeRequest(body as Uint8Array);
	if (!request) return { ...reply, status: 404, body: new Uint8Array() };
	const answered = encodeAnswer({
		...{ epoch: 'e', time: 0, cursor: 1, more: false, accountChanged: false },
		outcomes: request.pushes.map(() => ({ stored: true })),
		...{ changes: [], answers: [], documents: undefined, unread: [] }
	});
	return { ...reply, contentType: 'application/octet-stream', body: answered };
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
addEventListener('unhandledrejection', (event) =>
	troubles.push(`unhandled ${String(event.reason)}`)
);

const device = createDevice({
	...{ platform: browserPlatform, storage: browserStorage, tabRoom: browserTabRoom },
	...{ life: watchLife, build: 'test' },
	openDisk: (person) => openBrowserDisk(person, browserPlatform),
	openRing: () => openBrowserRing(browserPlatform),
	openKit: () => Promise.resolve(undefined),
	sockets: { dial: () => ({ send: () => undefined, close: () => undefined }) },
	http: { ask: (request) => Promise.resolve(answer(request)), seemsConnected: () => hasServer },
	pocket: {
		read: (name) => (name === 'account' ? JSON.stringify(account) : undefined),
		...{ write: () => undefined, remove: () => undefined }
	},
	report: (what, error) => troubles.push(`${what}: ${String(error)}`)
});
let opened: OpenDocument | undefined;

const words = () => opened!.doc.getMap<string>('meta');

const driver = {
	device,
	troubles,
	async open(): Promise<number> {
		opened = await device.open('notes');
		return words().size;
	},
	close: () => opened?.close(),
	write: (key: string, text = 'слово') => void words().set(key, text),
	keys: () => [...words().keys()],
	/** When the device first says that everything typed is saved. */
	saved: () =>
		new Promise<void>((resolve) => {
			const look = () => {
				if (device.facts.current.saved.at === 'saved') resolve();
				else setTimeout(look, 1);
			};
			look();
		}),
	/** One screen after another looks at the document. */
	async openings(times: number): Promise<void> {
		for (let at = 0; at < times; at++) {
			const one = await device.open('notes');
			one.close();
			await device.desk?.library.release('notes', {});
		}
	},
	/** Letters, some of them typed while the disk is still busy with those before. */
	async type(letters: number): Promise<void> {
		const text = opened!.doc.getText('note');
		for (let at = 0; at < letters; at++) {
			text.insert(text.length, 'а');
			if (at % 25 === 0) await driver.saved();
		}
		await driver.saved();
	},
	/** Nothing waits in the outbox any more, not even to be swept. */
	async swept(): Promise<void> {
		while (device.desk!.shelf.index.cards.length > 0) {
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	},
	async deleteDatabases(): Promise<void> {
		for (const { name } of await indexedDB.databases()) {
			await new Promise((resolve) => {
				const request = indexedDB.deleteDatabase(name!);
				request.onsuccess = request.onblocked = request.onerror = resolve;
			});
		}
	},
	facts: () => device.facts.current,
	async noticed(): Promise<readonly string[]> {
		const names = (await indexedDB.databases()).map(({ name }) => `database ${name}`);
		return [...troubles, ...names, JSON.stringify(device.facts.current)];
	},
	/** Bytes of a document, and of everything that is stored of it. */
	async sizes(): Promise<{ readonly document: number; readonly stored: number }> {
		let stored = 0;
		for (const { name } of await indexedDB.databases()) stored += await sizeOf(name!);
		return { document: Y.encodeStateAsUpdate(opened!.doc).length, stored };
	}
};

export type Driver = typeof driver;
Object.assign(globalThis, { driver });

async function sizeOf(name: string): Promise<number> {
	const db = await new Promise<IDBDatabase>((resolve, reject) => {
		const request = indexedDB.open(name);
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(new Error(name));
	});
	let bytes = 0;
	for (const store of db.objectStoreNames) {
		const all = await new Promise<unknown[]>((resolve) => {
			const request = db.transaction(store).objectStore(store).getAll();
			request.onsuccess = () => resolve(request.result);
		});
		bytes += all.reduce((sum: number, row) => sum + bytesIn(row), 0);
	}
	db.close();
	return bytes;
}

/** Near enough to what a structured clone takes. */
function bytesIn(value: unknown): number {
	if (value instanceof Uint8Array) return value.byteLength;
	if (typeof value === 'string') return value.length;
	if (typeof value !== 'object' || value === null) return 8;
	return Object.entries(value).reduce((sum, [key, part]) => sum + key.length + bytesIn(part), 0);
}
