import { Buffer } from 'node:buffer';
import type { Refusal } from '#lib/sync/refusals.ts';
import { uintSize, writeUint } from './frames.ts';

/** y-websocket messages of docs/sync.md: the first number, and the second one of `sync`. */
export const messageTypes = {
	sync: 0,
	awareness: 1,
	queryAwareness: 3,
	stored: 100,
	step2Stored: 101,
	refused: 102
} as const;

const syncTypes = { step1: 0, step2: 1, update: 2 } as const;

export type Kind = 'update' | 'step-2';

export type Said =
	| { readonly type: 'step-1'; readonly stateVector: Uint8Array }
	| { readonly type: Kind; readonly update: Uint8Array }
	| { readonly type: 'awareness'; readonly states: Uint8Array }
	| { readonly type: 'query-awareness' };

/** Undefined for bytes that are none of the messages a visitor may send, or more than one. */
export function readMessage(bytes: Uint8Array): Said | undefined {
	switch (bytes[0]) {
		case messageTypes.sync:
			return readSync(bytes);
		case messageTypes.awareness: {
			const states = readBody(bytes, 1);
			return states && { type: 'awareness', states };
		}
		case messageTypes.queryAwareness:
			return bytes.length === 1 ? { type: 'query-awareness' } : undefined;
		default:
			return undefined;
	}
}

function readSync(bytes: Uint8Array): Said | undefined {
	const body = readBody(bytes, 2);
	if (!body) return undefined;
	switch (bytes[1]) {
		case syncTypes.step1:
			return { type: 'step-1', stateVector: body };
		case syncTypes.step2:
			return { type: 'step-2', update: body };
		case syncTypes.update:
			return { type: 'update', update: body };
		default:
			return undefined;
	}
}

/** What follows with its length before it, if that is all that follows. */
function readBody(bytes: Uint8Array, from: number): Uint8Array | undefined {
	let at = from;
	let length = 0;
	let factor = 1;
	for (;;) {
		const byte = bytes[at++];
		if (byte === undefined || factor > 0x1_0000_0000) return undefined;
		length += (byte & 0x7f) * factor;
		if (byte < 0x80) break;
		factor *= 128;
	}
	return at + length === bytes.length ? bytes.subarray(at) : undefined;
}

/** What stands before an update's length in its message. */
export const updateHead = [messageTypes.sync, syncTypes.update] as const;
export const step2Head = [messageTypes.sync, syncTypes.step2] as const;

export function step1Message(stateVector: Uint8Array): Buffer {
	return withBody([messageTypes.sync, syncTypes.step1], stateVector);
}

export function awarenessMessage(states: Uint8Array): Buffer {
	return withBody([messageTypes.awareness], states);
}

/** An update without structs and without deletes. */
const nothing = new Uint8Array(2);

export const emptyStep2Message = withBody(step2Head, nothing);

/** Nobody's presence: it changes nothing, and keeps alive a link on which nobody says anything. */
export const keepAliveMessage = awarenessMessage(new Uint8Array(1));

export function storedMessage(kind: Kind, count: number): Buffer {
	const type = kind === 'update' ? messageTypes.stored : messageTypes.step2Stored;
	const message = Buffer.allocUnsafe(1 + uintSize(count));
	message[0] = type;
	writeUint(message, 1, count);
	return message;
}

export function refusedMessage(kind: Kind, refusal: Refusal): Buffer {
	const head = [messageTypes.refused, kind === 'update' ? 0 : 1];
	return withBody(head, Buffer.from(refusal));
}

function withBody(head: readonly number[], body: Uint8Array): Buffer {
	const bytes = head.length + uintSize(body.length) + body.length;
	const message = Buffer.allocUnsafe(bytes);
	message.set(head);
	message.set(body, writeUint(message, head.length, body.length));
	return message;
}
