import { Buffer } from 'node:buffer';

/** Bytes that `writeUint` takes. */
export function uintSize(value: number): number {
	let size = 1;
	for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) size++;
	return size;
}

export function writeUint(to: Buffer, at: number, value: number): number {
	let rest = value;
	while (rest > 127) {
		to[at++] = 0x80 | (rest % 128);
		rest = Math.floor(rest / 128);
	}
	to[at++] = rest;
	return at;
}

/** Bytes before the payload of a whole, binary, unmasked WebSocket frame. */
export function headSize(payloadBytes: number): number {
	if (payloadBytes < 126) return 2;
	return payloadBytes < 65_536 ? 4 : 10;
}

export function writeHead(to: Buffer, at: number, payloadBytes: number): number {
	to[at++] = 0x82;
	if (payloadBytes < 126) {
		to[at++] = payloadBytes;
		return at;
	}
	if (payloadBytes < 65_536) {
		to[at++] = 126;
		return to.writeUInt16BE(payloadBytes, at);
	}
	to[at++] = 127;
	at = to.writeUInt32BE(Math.floor(payloadBytes / 0x1_0000_0000), at);
	return to.writeUInt32BE(payloadBytes % 0x1_0000_0000, at);
}

/**
 * Made by us rather than by `ws`, so that the same bytes go to every reader and all frames of a turn
 * go to one reader in one write: several times the deliveries.
 */
export function frameOf(payload: Uint8Array): Buffer {
	const frame = Buffer.allocUnsafe(headSize(payload.length) + payload.length);
	frame.set(payload, writeHead(frame, 0, payload.length));
	return frame;
}

export function framed(prefix: Uint8Array, message: Uint8Array): Buffer {
	const payload = prefix.length + message.length;
	const frame = Buffer.allocUnsafe(headSize(payload) + payload);
	const at = writeHead(frame, 0, payload);
	frame.set(prefix, at);
	frame.set(message, at + prefix.length);
	return frame;
}

/** What stands before a body in its frame, so that a large body need not be copied into one. */
export function frameHead(prefix: Uint8Array, head: readonly number[], bodyBytes: number): Buffer {
	const before = prefix.length + head.length + uintSize(bodyBytes);
	const payload = before + bodyBytes;
	const bytes = Buffer.allocUnsafe(headSize(payload) + before);
	const at = writeHead(bytes, 0, payload);
	bytes.set(prefix, at);
	bytes.set(head, at + prefix.length);
	writeUint(bytes, at + prefix.length + head.length, bodyBytes);
	return bytes;
}

/** Stands before a message on a channel: the type of the frame `said`, and the channel. */
export function saidPrefix(channel: number): Buffer {
	const prefix = Buffer.allocUnsafe(1 + uintSize(channel));
	prefix[0] = 2;
	writeUint(prefix, 1, channel);
	return prefix;
}
