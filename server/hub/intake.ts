import type { WebSocket } from 'ws';

export type Holdup = 'no-room' | 'too-fast';

/** Whether a socket is read from. TCP itself tells the other side to wait, and nothing is lost. */
export class Intake {
	readonly #socket: WebSocket;
	readonly #holdups = new Set<Holdup>();

	constructor(socket: WebSocket) {
		this.#socket = socket;
	}

	holdUp(why: Holdup): void {
		this.#holdups.add(why);
		this.#socket.pause();
	}

	letGo(why: Holdup): void {
		if (this.#holdups.delete(why) && this.#holdups.size === 0) this.#socket.resume();
	}

	isHeldUp(why: Holdup): boolean {
		return this.#holdups.has(why);
	}
}
