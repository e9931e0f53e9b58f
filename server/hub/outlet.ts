import { Buffer } from 'node:buffer';
import { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Intake } from './intake.ts';
import { limits } from './limits.ts';

export interface OutletParts {
	readonly flushes: Flushes;
	readonly clock: () => number;
}

/**
 * The outgoing side of one socket. All frames of a turn leave in one write. What a slow reader does
 * not take waits in memory up to a bound; beyond it `isFull` says to wait for `onRoom`, and nothing
 * more is read from that socket either, so that its answers cannot pile up.
 */
export class Outlet {
	readonly #socket: WebSocket;
	readonly #raw: Socket | undefined;
	readonly #intake: Intake;
	readonly #flushes: Flushes;
	readonly #clock: () => number;
	#frames: Uint8Array[] = [];
	#waiting: (() => void)[] = [];
	/** Bytes given to the socket in all; for the figures. */
	sentBytes = 0;
	/** When something was last given to the socket. */
	sentAt: number;
	/** Since when there is no room; undefined while there is. */
	fullSince: number | undefined = undefined;

	constructor(socket: WebSocket, intake: Intake, { flushes, clock }: OutletParts) {
		this.#socket = socket;
		this.#intake = intake;
		this.#raw = rawSocketOf(socket);
		this.#flushes = flushes;
		this.#clock = clock;
		this.sentAt = clock();
	}

	get isOpen(): boolean {
		return this.#socket.readyState === 1;
	}

	get isFull(): boolean {
		return this.fullSince !== undefined;
	}

	/** Parts of frames in their order, to leave at the end of this turn. The bytes must not change after it. */
	put(frames: Uint8Array): void {
		this.#frames.push(frames);
		if (this.#frames.length === 1) this.#flushes.add(this);
	}

	/** Once, when the reader has taken what waited for it. Never, if it does not. */
	onRoom(run: () => void): void {
		this.#waiting.push(run);
	}

	flush(): void {
		const frames = this.#frames;
		if (frames.length === 0) return;
		this.#frames = [];
		if (!this.isOpen) return;
		const bytes = frames.reduce((sum, { length }) => sum + length, 0);
		this.sentBytes += bytes;
		this.sentAt = this.#clock();
		if (this.#raw && bytes > copiedAtMostBytes) writeApart(this.#raw, frames);
		else this.#write(frames.length === 1 ? frames[0]! : Buffer.concat(frames, bytes));
		if (this.#socket.bufferedAmount > limits.outgoingBytes) this.#waitForRoom();
	}

	#write(bytes: Uint8Array): void {
		if (this.#raw) {
			if (this.#raw.writable) this.#raw.write(bytes);
			return;
		}
		for (const payload of payloadsOf(bytes)) this.#socket.send(payload, () => this.#written());
	}

	#waitForRoom(): void {
		if (this.isFull) return;
		this.fullSince = this.#clock();
		this.#intake.holdUp('no-room');
		this.#raw?.once('drain', () => this.#hasRoom());
	}

	#written(): void {
		if (this.isFull && this.#socket.bufferedAmount === 0) this.#hasRoom();
	}

	#hasRoom(): void {
		this.fullSince = undefined;
		if (!this.isOpen) return;
		this.#intake.letGo('no-room');
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const run of waiting) run();
	}
}

/** The sockets that have something to say in this turn. */
export class Flushes {
	#outlets: Outlet[] = [];

	add(outlet: Outlet): void {
		this.#outlets.push(outlet);
		if (this.#outlets.length === 1) queueMicrotask(() => this.flush());
	}

	flush(): void {
		const outlets = this.#outlets;
		this.#outlets = [];
		for (const outlet of outlets) outlet.flush();
	}
}

/** One buffer is cheaper to write than several, as long as it is cheap to make. */
const copiedAtMostBytes = 8 * 1024;

/** Still one write; to copy a whole document would take longer. */
function writeApart(raw: Socket, parts: readonly Uint8Array[]): void {
	if (!raw.writable) return;
	raw.cork();
	for (const part of parts) raw.write(part);
	raw.uncork();
}

/**
 * `ws` writes each of its frames to this socket at once, as long as nothing is compressed, so ours
 * can stand between them. Undefined for a socket that compresses, or that is none of the network's.
 */
function rawSocketOf(socket: WebSocket): Socket | undefined {
	const raw: unknown = Reflect.get(socket, '_socket');
	return raw instanceof Socket && socket.extensions === '' ? raw : undefined;
}

/** Our own frames, taken apart again for a socket that frames by itself. */
function* payloadsOf(frames: Uint8Array): Iterable<Uint8Array> {
	const view = Buffer.from(frames.buffer, frames.byteOffset, frames.byteLength);
	for (let at = 0; at < view.length;) {
		const short = view[at + 1]!;
		const head = short < 126 ? 2 : short === 126 ? 4 : 10;
		const length =
			short < 126
				? short
				: short === 126
					? view.readUInt16BE(at + 2)
					: Number(view.readBigUInt64BE(at + 2));
		yield view.subarray(at + head, at + head + length);
		at += head + length;
	}
}
