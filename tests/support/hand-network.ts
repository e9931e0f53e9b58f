import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import type { Http, HttpReply, HttpRequest } from '#lib/device/wire/http.ts';
import type { Socket, SocketEvents, Sockets } from '#lib/device/wire/sockets.ts';

/** Where a phone's network leads. */
export type Weather =
	| 'clear'
	/** Nothing goes out, and the phone knows it. */
	| 'no-network'
	/** Everything that is sent disappears, both ways, without a word. */
	| 'swallows'
	/** The same, and the phone knows it; its sockets have not noticed yet. */
	| 'flight-mode'
	/** A proxy that lets no WebSocket through. */
	| 'no-websocket'
	/** Every question is answered with a page of somebody else's. */
	| 'portal';

export interface Ends {
	readonly connect: (socket: WebSocket) => void;
	readonly answer: (request: HttpRequest) => Promise<HttpReply | undefined>;
}

/** The network of one phone, moved by hand. What is sent arrives a turn later, whole and in order. */
export class HandNetwork implements Sockets, Http {
	readonly #ends: Ends;
	readonly #lines = new Set<Line>();
	#weather: Weather = 'clear';
	/** Bytes that left and came, by frames' payload. */
	sentBytes = 0;
	heardBytes = 0;

	constructor(ends: Ends) {
		this.#ends = ends;
	}

	get weather(): Weather {
		return this.#weather;
	}

	/** Nothing arrives, and what is connected stays so. */
	get isSilent(): boolean {
		return this.#weather === 'swallows' || this.#weather === 'flight-mode';
	}

	/** A change of network breaks what was connected over it, unless it is only swallowed from now on. */
	become(weather: Weather): void {
		this.#weather = weather;
		if (!this.isSilent) for (const line of [...this.#lines]) line.break();
	}

	dial(events: SocketEvents): Socket {
		const line = new Line(this, events);
		if (this.isSilent) return line;
		if (this.#weather !== 'clear') {
			setImmediate(() => line.break());
			return line;
		}
		this.#lines.add(line);
		setImmediate(() => {
			if (line.isOver) return;
			this.#ends.connect(line.asSocket());
			events.opened();
		});
		return line;
	}

	forget(line: Line): void {
		this.#lines.delete(line);
	}

	async ask(request: HttpRequest): Promise<HttpReply | undefined> {
		await new Promise((resolve) => setImmediate(resolve));
		switch (this.#weather) {
			case 'no-network':
			case 'swallows':
			case 'flight-mode':
				return undefined;
			case 'portal':
				return pageOfSomebodyElse;
			case 'clear':
			case 'no-websocket':
				return this.#ends.answer(request);
		}
	}

	seemsConnected(): boolean {
		return this.#weather !== 'no-network' && this.#weather !== 'flight-mode';
	}
}

const pageOfSomebodyElse: HttpReply = {
	status: 200,
	contentType: 'text/html',
	retryAfterMs: 0,
	body: new TextEncoder().encode('<h1>Wi-Fi</h1>')
};

/** Both ends of one connection: `Socket` for the phone, a `ws` for the hub. */
class Line extends EventEmitter implements Socket {
	readonly extensions = '';
	readyState = 1;
	readonly bufferedAmount = 0;
	readonly #network: HandNetwork;
	readonly #events: SocketEvents;

	constructor(network: HandNetwork, events: SocketEvents) {
		super();
		this.#network = network;
		this.#events = events;
	}

	get isOver(): boolean {
		return this.readyState === 3;
	}

	asSocket(): WebSocket {
		return new ServerEnd(this) as unknown as WebSocket;
	}

	/** From the phone. */
	send(bytes: Uint8Array): void {
		const copy = Buffer.from(bytes);
		if (this.#network.isSilent) return;
		this.#network.sentBytes += copy.length;
		setImmediate(() => {
			if (!this.isOver) this.emit('message', copy, true);
		});
	}

	/** From the hub. */
	hear(bytes: Uint8Array): void {
		const copy = Uint8Array.from(bytes);
		if (this.#network.isSilent) return;
		this.#network.heardBytes += copy.length;
		setImmediate(() => {
			if (!this.isOver) this.#events.message(copy);
		});
	}

	/** By the phone: the hub hears of it, the phone knows. */
	close(): void {
		if (this.isOver) return;
		this.#end();
	}

	/** By the hub, after what it has said. */
	closeByHub(): void {
		setImmediate(() => this.break());
	}

	break(): void {
		if (this.isOver) return;
		this.#end();
		this.#events.closed();
	}

	#end(): void {
		this.readyState = 3;
		this.#network.forget(this);
		setImmediate(() => this.emit('close'));
	}
}

/** What the hub sees of a line. */
class ServerEnd extends EventEmitter {
	readonly extensions = '';
	readonly bufferedAmount = 0;
	readonly #line: Line;

	constructor(line: Line) {
		super();
		this.#line = line;
		line.on('message', (bytes, isBinary) => this.emit('message', bytes, isBinary));
		line.on('close', () => this.emit('close'));
	}

	get readyState(): number {
		return this.#line.readyState;
	}

	send(payload: Uint8Array, written?: () => void): void {
		this.#line.hear(payload);
		written?.();
	}

	close(): void {
		this.#line.closeByHub();
	}

	terminate(): void {
		this.#line.break();
	}

	ping(): void {}
	pause(): void {}
	resume(): void {}
}
