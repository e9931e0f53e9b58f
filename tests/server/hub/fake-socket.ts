import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';

/** The server's end of a WebSocket, moved by hand. What is sent is in `received` at once, or when it is taken. */
export class FakeSocket extends EventEmitter {
	readonly extensions = '';
	readyState = 1;
	bufferedAmount = 0;
	isPaused = false;
	isTerminated = false;
	closed: { readonly code: number; readonly reason: string } | undefined = undefined;
	pings = 0;
	/** The most that ever waited. */
	mostBuffered = 0;
	received: Uint8Array[] = [];
	#isStuck = false;
	#waiting: { readonly payload: Uint8Array; readonly written: () => void }[] = [];

	asSocket(): WebSocket {
		return this as unknown as WebSocket;
	}

	say(bytes: Uint8Array): void {
		this.emit('message', Buffer.from(bytes), true);
	}

	sayText(text: string): void {
		this.emit('message', Buffer.from(text), false);
	}

	/** The other side stops taking what it is sent. */
	stick(): void {
		this.#isStuck = true;
	}

	/** It takes everything that waits, and goes on as before. */
	unstick(): void {
		this.#isStuck = false;
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const { payload } of waiting) this.received.push(payload);
		this.bufferedAmount = 0;
		for (const { written } of waiting) written();
	}

	send(payload: Uint8Array, written: () => void): void {
		const copy = Uint8Array.from(payload);
		if (!this.#isStuck) {
			this.received.push(copy);
			written();
			return;
		}
		this.#waiting.push({ payload: copy, written });
		this.bufferedAmount += copy.length;
		this.mostBuffered = Math.max(this.mostBuffered, this.bufferedAmount);
	}

	take(): Uint8Array[] {
		const received = this.received;
		this.received = [];
		return received;
	}

	pause(): void {
		this.isPaused = true;
	}

	resume(): void {
		this.isPaused = false;
	}

	ping(): void {
		this.pings += 1;
	}

	close(code: number, reason: string): void {
		if (this.readyState !== 1) return;
		this.closed = { code, reason };
		this.#end();
	}

	terminate(): void {
		if (this.readyState === 3) return;
		this.isTerminated = true;
		this.#end();
	}

	/** The other side goes. */
	leave(): void {
		this.#end();
	}

	#end(): void {
		this.readyState = 3;
		setImmediate(() => this.emit('close'));
	}
}
