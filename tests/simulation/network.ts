import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import type { Socket, SocketEvents } from '#lib/device/wire/sockets.ts';
import type { Clock } from './clock.ts';
import type { Dice } from './dice.ts';

/**
 * What the network does to one device. One that is deaf is heard by the server and hears nothing:
 * every acknowledgement is lost.
 */
export type Weather = 'clear' | 'down' | 'swallows' | 'deaf';

/** The network between one device and the server. */
export class Network {
	weather: Weather = 'clear';
	readonly #clock: Clock;
	readonly #dice: Dice;
	readonly #lines = new Set<Line>();

	constructor(clock: Clock, dice: Dice) {
		this.#clock = clock;
		this.#dice = dice;
	}

	/** Messages arrive in order; how long each takes is chance. */
	delay(): number {
		return 1 + this.#dice.below(40);
	}

	dial(by: object, events: SocketEvents, meet: (socket: WebSocket) => boolean): Socket {
		const line = new Line(this, { by, clock: this.#clock, events });
		if (this.weather === 'clear') this.#clock.after(this.delay(), () => this.#connect(line, meet));
		else if (this.weather === 'down') this.#clock.after(1, () => line.drop());
		return { send: (bytes) => line.fromDevice(bytes), close: () => line.hangUp() };
	}

	/** Every open line, or those of one app, break; whether the device hears of it is chance. */
	cut(by?: object): void {
		for (const line of this.#lines) {
			if (by && line.by !== by) continue;
			line.break(this.#dice.happens(0.7));
			this.#lines.delete(line);
		}
	}

	/** One request and its answer, each of which may be lost. */
	async ask<T>(answer: () => Promise<T>, withinMs: number): Promise<T | undefined> {
		if (this.weather === 'down') return this.#wait(1);
		const isLost = (): boolean => this.weather !== 'clear';
		await this.#wait(this.delay());
		if (isLost() && this.weather !== 'deaf') return this.#wait(withinMs);
		// A proxy that is not sure asks once more.
		if (this.#dice.happens(0.1)) await answer().catch(() => undefined);
		const answered = await answer().catch(() => undefined);
		await this.#wait(this.delay());
		return isLost() ? this.#wait(withinMs) : answered;
	}

	#connect(line: Line, meet: (socket: WebSocket) => boolean): void {
		if (line.isOver || this.weather !== 'clear') return;
		if (!meet(line.serverEnd as unknown as WebSocket)) return line.drop();
		this.#lines.add(line);
		line.open();
	}

	#wait(ms: number): Promise<undefined> {
		return new Promise((resolve) => this.#clock.after(ms, () => resolve(undefined)));
	}
}

interface Calling {
	readonly by: object;
	readonly clock: Clock;
	readonly events: SocketEvents;
}

/** One socket with its two ends. */
class Line {
	readonly by: object;
	readonly serverEnd: ServerEnd;
	isOver = false;
	readonly #network: Network;
	readonly #clock: Clock;
	readonly #events: SocketEvents;
	/** Whoever lost one message gets none after it: nothing is missing in the middle of a stream. */
	#losesUp = false;
	#losesDown = false;
	#lastUp = 0;
	#lastDown = 0;

	constructor(network: Network, { by, clock, events }: Calling) {
		this.by = by;
		this.#network = network;
		this.#clock = clock;
		this.#events = events;
		this.serverEnd = new ServerEnd(
			(bytes) => this.#toDevice(bytes),
			() => this.#toldToClose()
		);
	}

	open(): void {
		this.serverEnd.readyState = 1;
		this.#events.opened();
	}

	drop(): void {
		if (this.isOver) return;
		this.isOver = true;
		this.#events.closed();
	}

	break(deviceHears: boolean): void {
		if (this.isOver) return;
		this.isOver = true;
		this.serverEnd.end();
		if (deviceHears) this.#events.closed();
	}

	hangUp(): void {
		if (this.isOver) return;
		this.isOver = true;
		this.#clock.after(this.#network.delay(), () => this.serverEnd.end());
	}

	fromDevice(bytes: Uint8Array): void {
		const message = Buffer.from(bytes);
		this.#lastUp = Math.max(this.#lastUp, this.#clock.now + this.#network.delay());
		this.#clock.after(this.#lastUp - this.#clock.now, () => {
			this.#losesUp ||= !['clear', 'deaf'].includes(this.#network.weather);
			if (!this.isOver && !this.#losesUp) this.serverEnd.emit('message', message, true);
		});
	}

	#toDevice(bytes: Uint8Array): void {
		const message = Uint8Array.from(bytes);
		this.#lastDown = Math.max(this.#lastDown, this.#clock.now + this.#network.delay());
		this.#clock.after(this.#lastDown - this.#clock.now, () => {
			this.#losesDown ||= this.#network.weather !== 'clear';
			if (!this.isOver && !this.#losesDown) this.#events.message(message);
		});
	}

	#toldToClose(): void {
		this.#clock.after(this.#network.delay(), () => this.drop());
		this.serverEnd.end();
	}
}

/** As much of a `ws` socket as the hub uses. */
class ServerEnd extends EventEmitter {
	readyState = 0;
	readonly extensions = '';
	readonly bufferedAmount = 0;
	readonly #deliver: (bytes: Uint8Array) => void;
	readonly #close: () => void;

	constructor(deliver: (bytes: Uint8Array) => void, close: () => void) {
		super();
		this.#deliver = deliver;
		this.#close = close;
	}

	send(bytes: Uint8Array, done?: () => void): void {
		if (this.readyState === 1) this.#deliver(bytes);
		done?.();
	}

	close(): void {
		if (this.readyState === 1) this.#close();
	}

	terminate(): void {
		this.close();
	}

	ping(): void {
		this.emit('pong');
	}

	pause(): void {}
	resume(): void {}

	end(): void {
		if (this.readyState === 3) return;
		this.readyState = 3;
		this.emit('close', 1006);
	}
}
