import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { FakeSocket } from './fake-socket.ts';

/** One y-websocket message, as a client reads it. */
export type Heard =
	| { readonly is: 'step-1'; readonly stateVector: Uint8Array }
	| { readonly is: 'step-2'; readonly update: Uint8Array }
	| { readonly is: 'update'; readonly update: Uint8Array }
	| { readonly is: 'awareness'; readonly states: Uint8Array }
	| { readonly is: 'stored'; readonly count: number }
	| { readonly is: 'step-2 stored'; readonly count: number }
	| { readonly is: 'refused'; readonly kind: number; readonly refusal: string };

/** Speaks the messages of y-websocket over a socket of its own, one at a time. */
export class PlainClient {
	readonly socket: FakeSocket;

	constructor(socket: FakeSocket) {
		this.socket = socket;
	}

	step1(stateVector: Uint8Array = new Uint8Array(1)): void {
		this.socket.say(syncMessage(0, stateVector));
	}

	step2(update: Uint8Array): void {
		this.socket.say(syncMessage(1, update));
	}

	update(update: Uint8Array): void {
		this.socket.say(syncMessage(2, update));
	}

	awareness(states: Uint8Array): void {
		this.socket.say(awarenessMessage(states));
	}

	queryAwareness(): void {
		this.socket.say(Uint8Array.of(3));
	}

	/** What came since the last time. */
	heard(): Heard[] {
		return this.socket.take().map(readHeard);
	}
}

export function syncMessage(kind: 0 | 1 | 2, body: Uint8Array): Uint8Array {
	return encoding.encode((to) => {
		encoding.writeVarUint(to, 0);
		encoding.writeVarUint(to, kind);
		encoding.writeVarUint8Array(to, body);
	});
}

export function awarenessMessage(states: Uint8Array): Uint8Array {
	return encoding.encode((to) => {
		encoding.writeVarUint(to, 1);
		encoding.writeVarUint8Array(to, states);
	});
}

export function presences(
	...entries: readonly {
		readonly client: number;
		readonly clock: number;
		readonly state: unknown;
	}[]
): Uint8Array {
	return encoding.encode((to) => {
		encoding.writeVarUint(to, entries.length);
		for (const { client, clock, state } of entries) {
			encoding.writeVarUint(to, client);
			encoding.writeVarUint(to, clock);
			encoding.writeVarString(to, JSON.stringify(state));
		}
	});
}

export function readPresences(
	states: Uint8Array
): { readonly client: number; readonly clock: number; readonly state: unknown }[] {
	const from = decoding.createDecoder(states);
	return Array.from({ length: decoding.readVarUint(from) }, () => ({
		client: decoding.readVarUint(from),
		clock: decoding.readVarUint(from),
		state: JSON.parse(decoding.readVarString(from)) as unknown
	}));
}

/** Throws for what no stock client could read, or for more than one message in one frame. */
export function readHeard(bytes: Uint8Array): Heard {
	const from = decoding.createDecoder(bytes);
	const heard = readOne(from);
	if (decoding.hasContent(from)) throw new Error('more than one message in a frame');
	return heard;
}

function readOne(from: decoding.Decoder): Heard {
	const type = decoding.readVarUint(from);
	switch (type) {
		case 0:
			return readSync(from);
		case 1:
			return { is: 'awareness', states: decoding.readVarUint8Array(from) };
		case 100:
			return { is: 'stored', count: decoding.readVarUint(from) };
		case 101:
			return { is: 'step-2 stored', count: decoding.readVarUint(from) };
		case 102: {
			const kind = decoding.readVarUint(from);
			return { is: 'refused', kind, refusal: decoding.readVarString(from) };
		}
		default:
			throw new Error(`message ${type}`);
	}
}

function readSync(from: decoding.Decoder): Heard {
	const kind = decoding.readVarUint(from);
	const body = decoding.readVarUint8Array(from);
	if (kind === 0) return { is: 'step-1', stateVector: body };
	return { is: kind === 1 ? 'step-2' : 'update', update: body };
}
