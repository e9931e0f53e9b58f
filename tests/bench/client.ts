import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { uintSize, writeUint } from '../../server/hub/frames.ts';

export interface Documents {
	readonly stateVector: Uint8Array;
	/** What it answers to the server's step 1. */
	readonly step2: Uint8Array;
}

const nothing: Documents = { stateVector: Uint8Array.of(0), step2: Uint8Array.of(0, 0) };

/** A y-websocket client without a document: so light that one core of them keeps a server busy. */
export class BenchClient {
	readonly synced: Promise<void>;
	bytesIn = 0;
	onUpdate: (update: Uint8Array) => void = () => undefined;
	onStored: (count: number) => void = () => undefined;
	readonly #socket: Socket;
	readonly #holds: Documents;
	#rest: Buffer = Buffer.alloc(0);
	#isUpgraded = false;
	#tellSynced: () => void = () => undefined;

	constructor(port: number, path: string, holds: Documents = nothing) {
		this.#holds = holds;
		this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
		this.synced = new Promise((resolve, reject) => {
			this.#tellSynced = resolve;
			this.#socket.on('close', () => reject(new Error(`closed: ${path}`)));
		});
		this.#socket.on('error', () => this.#socket.destroy());
		this.#socket.on('data', (bytes: Buffer) => this.#read(bytes));
		this.#socket.write(
			`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
				'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n'
		);
	}

	update(update: Uint8Array): void {
		this.#socket.write(syncFrame(2, update));
	}

	leave(): void {
		this.synced.catch(() => undefined);
		this.#socket.destroy();
	}

	#read(bytes: Buffer): void {
		this.bytesIn += bytes.length;
		this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
		if (!this.#isUpgraded && !this.#upgrade()) return;
		let at = 0;
		for (let next = this.#frameAt(at); next > 0; next = this.#frameAt(at)) at = next;
		this.#rest = this.#rest.subarray(at);
	}

	#upgrade(): boolean {
		const end = this.#rest.indexOf('\r\n\r\n');
		if (end < 0) return false;
		this.#rest = this.#rest.subarray(end + 4);
		this.#isUpgraded = true;
		this.#socket.write(syncFrame(0, this.#holds.stateVector));
		return true;
	}

	/** Where the next frame begins; 0 if this one is not there yet. */
	#frameAt(at: number): number {
		const rest = this.#rest;
		if (rest.length < at + 2) return 0;
		const short = rest[at + 1]!;
		const head = short < 126 ? 2 : short === 126 ? 4 : 10;
		if (rest.length < at + head) return 0;
		const length =
			short < 126
				? short
				: short === 126
					? rest.readUInt16BE(at + 2)
					: Number(rest.readBigUInt64BE(at + 2));
		const end = at + head + length;
		if (rest.length < end) return 0;
		if ((rest[at]! & 15) === 2) this.#hear(rest.subarray(at + head, end));
		return end;
	}

	#hear(message: Buffer): void {
		if (message[0] === 100) return this.onStored(readUint(message, 1).value);
		if (message[0] !== 0) return;
		const { at } = readUint(message, 2);
		const body = message.subarray(at);
		if (message[1] === 0) this.#socket.write(syncFrame(1, this.#holds.step2));
		else this.onUpdate(body);
		if (message[1] === 1) this.#tellSynced();
	}
}

function readUint(
	bytes: Uint8Array,
	from: number
): { readonly value: number; readonly at: number } {
	let value = 0;
	let at = from;
	for (let factor = 1; ; factor *= 128) {
		const byte = bytes[at++]!;
		value += (byte & 0x7f) * factor;
		if (byte < 0x80) return { value, at };
	}
}

/** Masked with nought, which changes nothing and costs nothing. */
function syncFrame(kind: 0 | 1 | 2, body: Uint8Array): Buffer {
	const payload = 2 + uintSize(body.length) + body.length;
	const head = payload < 126 ? 6 : payload < 65_536 ? 8 : 14;
	const frame = Buffer.alloc(head + payload);
	frame[0] = 0x82;
	if (head === 6) frame[1] = 0x80 | payload;
	else if (head === 8) {
		frame[1] = 0x80 | 126;
		frame.writeUInt16BE(payload, 2);
	} else {
		frame[1] = 0x80 | 127;
		frame.writeBigUInt64BE(BigInt(payload), 2);
	}
	frame[head + 1] = kind;
	frame.set(body, writeUint(frame, head + 2, body.length));
	return frame;
}

/** The update of a person who types one letter after another at the end of a text. */
export function keystroke(client: number, clock: number): Uint8Array {
	const update = Buffer.alloc(40);
	update.set([1, 1]);
	let at = writeUint(update, 2, client);
	at = writeUint(update, at, clock);
	if (clock === 0) {
		update.set([4, 1, 1, 116], at);
		at += 4;
	} else {
		update[at++] = 0x84;
		at = writeUint(update, at, client);
		at = writeUint(update, at, clock - 1);
	}
	update.set([1, 97 + (clock % 26), 0], at);
	return update.subarray(0, at + 3);
}

/** Which keystroke of whom an update of `keystroke` is. */
export function readKeystroke(update: Uint8Array): {
	readonly client: number;
	readonly clock: number;
} {
	const client = readUint(update, 2);
	return { client: client.value, clock: readUint(update, client.at).value };
}
