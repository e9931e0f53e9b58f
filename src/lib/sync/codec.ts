import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { FromDevice, FromServer, Mode } from './frames.ts';

export function encodeFromDevice(frame: FromDevice): Uint8Array {
	return encoding.encode((encoder) => writeFromDevice(encoder, frame));
}

/** Undefined for bytes that are no frame of this protocol: unknown, cut off, or with bytes left over. */
export function decodeFromDevice(bytes: Uint8Array): FromDevice | undefined {
	return decode(bytes, readFromDevice);
}

export function encodeFromServer(frame: FromServer): Uint8Array {
	return encoding.encode((encoder) => writeFromServer(encoder, frame));
}

export function decodeFromServer(bytes: Uint8Array): FromServer | undefined {
	return decode(bytes, readFromServer);
}

function writeFromDevice(to: encoding.Encoder, frame: FromDevice): void {
	switch (frame.type) {
		case 'hello':
			return write(to, [0, frame.protocol, frame.build, frame.device]);
		case 'open':
			return write(to, [
				...[1, frame.channel, frame.document, frame.cursor, frame.epoch],
				frame.unsent ? 1 : 0
			]);
		case 'say':
			return write(to, [2, frame.channel], frame.message);
		case 'leave':
			return write(to, [3, frame.channel]);
		case 'exchange':
			return write(to, [4, frame.request], frame.body);
		case 'ping':
			return write(to, [5, frame.nonce]);
	}
}

function readFromDevice(from: decoding.Decoder): FromDevice | undefined {
	switch (uint(from)) {
		case 0:
			return { type: 'hello', protocol: uint(from), build: text(from), device: text(from) };
		case 1:
			return {
				type: 'open',
				channel: uint(from),
				document: text(from),
				cursor: uint(from),
				epoch: text(from),
				unsent: uint(from) === 1
			};
		case 2:
			return { type: 'say', channel: uint(from), message: rest(from) };
		case 3:
			return { type: 'leave', channel: uint(from) };
		case 4:
			return { type: 'exchange', request: uint(from), body: rest(from) };
		case 5:
			return { type: 'ping', nonce: uint(from) };
		default:
			return undefined;
	}
}

function writeFromServer(to: encoding.Encoder, frame: FromServer): void {
	switch (frame.type) {
		case 'welcome':
			return write(to, [0, frame.protocol, frame.epoch, frame.build, frame.time]);
		case 'opened':
			return write(to, [1, frame.channel, modeNumber(frame.mode), frame.resumed ? 1 : 0]);
		case 'said':
			return write(to, [2, frame.channel], frame.message);
		case 'closed':
			return write(to, [3, frame.channel, frame.refusal, frame.retryAfterMs]);
		case 'answer':
			return write(to, [4, frame.request], frame.body);
		case 'pong':
			return write(to, [5, frame.nonce]);
		case 'refused':
			return write(to, [6, frame.refusal, frame.retryAfterMs]);
		case 'news':
			return write(to, [7, (frame.account ? 1 : 0) | (frame.documents ? 2 : 0)]);
		case 'mode':
			return write(to, [8, frame.channel, modeNumber(frame.mode)]);
	}
}

function readFromServer(from: decoding.Decoder): FromServer | undefined {
	switch (uint(from)) {
		case 0:
			return {
				type: 'welcome',
				protocol: uint(from),
				epoch: text(from),
				build: text(from),
				time: uint(from)
			};
		case 1:
			return { type: 'opened', channel: uint(from), mode: mode(from), resumed: uint(from) === 1 };
		case 2:
			return { type: 'said', channel: uint(from), message: rest(from) };
		case 3:
			return { type: 'closed', channel: uint(from), refusal: text(from), retryAfterMs: uint(from) };
		case 4:
			return { type: 'answer', request: uint(from), body: rest(from) };
		case 5:
			return { type: 'pong', nonce: uint(from) };
		case 6:
			return { type: 'refused', refusal: text(from), retryAfterMs: uint(from) };
		case 7:
			return newsOf(uint(from));
		case 8:
			return { type: 'mode', channel: uint(from), mode: mode(from) };
		default:
			return undefined;
	}
}

function newsOf(bits: number): FromServer {
	return { type: 'news', account: (bits & 1) !== 0, documents: (bits & 2) !== 0 };
}

function write(
	to: encoding.Encoder,
	fields: readonly (number | string)[],
	tail?: Uint8Array
): void {
	for (const field of fields) {
		if (typeof field === 'number') encoding.writeVarUint(to, field);
		else encoding.writeVarString(to, field);
	}
	if (tail) encoding.writeUint8Array(to, tail);
}

function decode<Frame>(
	bytes: Uint8Array,
	read: (from: decoding.Decoder) => Frame | undefined
): Frame | undefined {
	const decoder = decoding.createDecoder(bytes);
	try {
		const frame = read(decoder);
		return decoding.hasContent(decoder) ? undefined : frame;
	} catch {
		// lib0 throws on bytes that end too early; for us that is simply not a frame.
		return undefined;
	}
}

const uint = (from: decoding.Decoder): number => decoding.readVarUint(from);
const text = (from: decoding.Decoder): string => decoding.readVarString(from);
const rest = (from: decoding.Decoder): Uint8Array => decoding.readTailAsUint8Array(from);
const mode = (from: decoding.Decoder): Mode => (uint(from) === 1 ? 'read-write' : 'read-only');
const modeNumber = (value: Mode): number => (value === 'read-write' ? 1 : 0);
