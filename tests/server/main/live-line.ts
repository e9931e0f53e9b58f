import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { decodeFromServer, encodeFromDevice } from '#lib/sync/codec.ts';
import { protocolVersion } from '#lib/sync/frames.ts';
import { readHeard, syncMessage } from '../hub/plain-client.ts';

export interface Place {
	readonly origin: string;
	readonly documentId: string;
	readonly cookie: string;
}

/** One document over a socket of its own, or as a channel among others; real bytes over real TCP. */
export interface LiveLine {
	send(edit: Edit): void;
	hasHeard(edit: Edit): boolean;
	/** Resolves when the document is not given here any more. */
	readonly out: Promise<void>;
	/** Of the document, that came all the same. */
	bytesSinceOut(): number;
	/** The server has taken everything that was sent before. */
	answers(): Promise<void>;
	end(): void;
}

export interface Edit {
	readonly client: number;
	readonly update: Uint8Array;
}

const channel = 1;

export async function openLine(place: Place, byChannel: boolean): Promise<LiveLine> {
	const socket = await connect(place, byChannel ? '/sync' : `/sync/${place.documentId}`);
	const [told, out] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	const heard = new Set<number>();
	let [isOut, bytesSinceOut] = [false, 0];
	const end = (): void => {
		isOut = true;
		out.resolve();
	};
	socket.once('close', end);
	socket.on('message', (bytes: Uint8Array) => {
		const message = byChannel ? withinFrame(bytes, end) : bytes;
		if (!message) return;
		if (isOut) bytesSinceOut += message.length;
		for (const client of writersOf(message)) heard.add(client);
		told.resolve();
	});
	const say = (message: Uint8Array): void =>
		socket.send(byChannel ? encodeFromDevice({ type: 'say', channel, message }) : message);
	if (byChannel) greet(socket, place.documentId);
	say(syncMessage(0, Uint8Array.of(0)));
	await told.promise;
	return {
		...{ out: out.promise, bytesSinceOut: () => bytesSinceOut },
		send: ({ update }) => say(syncMessage(2, update)),
		hasHeard: ({ client }) => heard.has(client),
		async answers() {
			socket.ping();
			await once(socket, 'pong');
		},
		end: () => socket.terminate()
	};
}

async function connect({ origin, cookie }: Place, path: string): Promise<WebSocket> {
	const socket = new WebSocket(origin.replace('http', 'ws') + path, {
		headers: { cookie, origin }
	});
	await once(socket, 'open');
	return socket;
}

function greet(socket: WebSocket, document: string): void {
	const hello = {
		type: 'hello',
		protocol: protocolVersion,
		build: 'test',
		device: 'live'
	} as const;
	const held = { cursor: 0, epoch: '', unsent: false };
	for (const frame of [hello, { type: 'open', channel, document, ...held } as const]) {
		socket.send(encodeFromDevice(frame));
	}
}

function withinFrame(bytes: Uint8Array, closed: () => void): Uint8Array | undefined {
	const frame = decodeFromServer(bytes);
	if (frame?.type === 'closed') closed();
	return frame?.type === 'said' ? frame.message : undefined;
}

function writersOf(message: Uint8Array): readonly number[] {
	const heard = readHeard(message);
	if (heard.is !== 'update') return [];
	return Y.decodeUpdate(heard.update).structs.map(({ id }) => id.client);
}

let edits = 0;

export function newEdit(): Edit {
	const doc = new Y.Doc();
	doc.getMap('meta').set(`k${++edits}`, edits);
	return { client: doc.clientID, update: Y.encodeStateAsUpdate(doc) };
}
