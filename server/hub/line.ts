import type { WebSocket } from 'ws';
import { Bucket } from './bucket.ts';
import { Intake } from './intake.ts';
import { limits } from './limits.ts';
import { Outlet } from './outlet.ts';
import type { OutletParts } from './outlet.ts';

/** What is said over a line, by one of the roads. */
export interface Talk {
	hear(bytes: Uint8Array): void;
	/** The line is gone. */
	ended(): void;
	tick(now: number): void;
}

export interface LineParts extends OutletParts {
	readonly unlimited: boolean;
	readonly report: (event: string, fields: Record<string, unknown>) => void;
	readonly ended: (line: Line) => void;
}

/** A phone that left the network without a word must not keep the server from ending. */
const closeWithinMs = 2_000;

/** Why a socket was closed. From 4400 to 4499 y-websocket does not come back by itself. */
export const closings = {
	malformed: 4400,
	signedOut: 4401,
	unknownDocument: 4404,
	tooSlow: 4008,
	tooMany: 4429,
	stopping: 1012,
	broken: 1011,
	notNow: 1013
} as const;

/** One socket: what is common to both roads. It has no timer; `tick` comes from the wheel. */
export class Line {
	readonly outlet: Outlet;
	readonly openedAt: number;
	heardAt: number;
	readonly #socket: WebSocket;
	readonly #parts: LineParts;
	readonly #intake: Intake;
	readonly #frames: Bucket;
	readonly #bytes: Bucket;
	#talk: Talk | undefined;
	#isDeaf = false;

	constructor(socket: WebSocket, parts: LineParts) {
		const now = parts.clock();
		this.#socket = socket;
		this.#parts = parts;
		this.#intake = new Intake(socket);
		this.outlet = new Outlet(socket, this.#intake, parts);
		this.openedAt = now;
		this.heardAt = now;
		const { framesPerSecond, framesAtOnce, bytesPerSecond, bytesAtOnce } = limits;
		this.#frames = new Bucket({ perSecond: framesPerSecond, atOnce: framesAtOnce }, now);
		this.#bytes = new Bucket({ perSecond: bytesPerSecond, atOnce: bytesAtOnce }, now);
	}

	start(talk: Talk): void {
		this.#talk = talk;
		this.#socket.on('message', (bytes: Uint8Array, isBinary: boolean) =>
			this.#heard(bytes, isBinary)
		);
		this.#socket.on('pong', () => (this.heardAt = this.#parts.clock()));
		this.#socket.on('close', () => this.#ended());
		// What went wrong on the network is nobody's fault; `close` follows.
		this.#socket.on('error', () => this.#socket.terminate());
	}

	/** Nothing that comes from here on is listened to. What was said before goes its way. */
	stopListening(): void {
		this.#isDeaf = true;
	}

	close(code: number, reason: string): void {
		this.#isDeaf = true;
		this.outlet.flush();
		this.#socket.close(code, reason);
		// Else the other side's goodbye is never read.
		this.#socket.resume();
	}

	/** Resolves when the socket is closed; one that does not close in time is cut off. */
	whenEnded(): Promise<void> {
		return new Promise((resolve) => {
			const timer = setTimeout(() => this.#socket.terminate(), closeWithinMs);
			this.#socket.once('close', () => {
				clearTimeout(timer);
				resolve();
			});
		});
	}

	terminate(): void {
		this.#socket.terminate();
	}

	/** Work that costs more than its bytes. */
	charge(frames: number): void {
		if (!this.#parts.unlimited) this.#frames.take(frames, this.#parts.clock());
	}

	tick(now: number): void {
		this.#letGo(now);
		const { fullSince } = this.outlet;
		if (fullSince !== undefined && now - fullSince > limits.stalledMs) this.terminate();
		// One that is not read from cannot be heard either.
		else if (fullSince === undefined && now - this.heardAt > limits.silentMs) this.terminate();
		else if (now - this.heardAt > limits.silentMs / 2) this.#socket.ping();
		this.#talk?.tick(now);
	}

	#heard(bytes: Uint8Array, isBinary: boolean): void {
		if (this.#isDeaf || !this.#talk) return;
		const now = this.#parts.clock();
		this.heardAt = now;
		if (!isBinary) return this.close(closings.malformed, 'malformed');
		if (!this.#parts.unlimited) this.#count(bytes.length, now);
		try {
			this.#talk.hear(bytes);
		} catch (error) {
			// Our mistake, on one line: it ends that line, and all others go on.
			this.#parts.report('line-broken', {
				error: error instanceof Error ? error.stack : typeof error
			});
			this.close(closings.broken, 'broken');
		}
	}

	#count(bytes: number, now: number): void {
		this.#frames.take(1, now);
		this.#bytes.take(bytes, now);
		if (this.#isOverdrawn(now)) this.#intake.holdUp('too-fast');
	}

	#letGo(now: number): void {
		if (this.#intake.isHeldUp('too-fast') && !this.#isOverdrawn(now))
			this.#intake.letGo('too-fast');
	}

	#isOverdrawn(now: number): boolean {
		return this.#frames.isOverdrawn(now) || this.#bytes.isOverdrawn(now);
	}

	#ended(): void {
		this.#talk?.ended();
		this.#talk = undefined;
		this.#parts.ended(this);
	}
}
