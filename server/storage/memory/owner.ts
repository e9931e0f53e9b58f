import { assert } from '#lib/domain/assert.ts';
import type { MemoryDisk, Seat } from './disk.ts';

/** Whoever has the disk open: asks it to read and to change, and hears nothing more once it is dead. */
export class Owner {
	readonly disk: MemoryDisk;
	readonly #seat: Seat;

	constructor(disk: MemoryDisk) {
		this.disk = disk;
		this.#seat = disk.take();
	}

	/** Reading waits for nothing. */
	async answer<Value>(read: () => Value): Promise<Value> {
		this.checkOpen();
		if (this.#seat.state === 'dead') await new Promise(() => undefined);
		return read();
	}

	/** A change waits while the disk is held back. */
	async change(step: () => void): Promise<void> {
		this.checkOpen();
		await new Promise<void>((resolve) => this.whenFree(() => resolve(attempt(step))));
	}

	whenFree(step: () => void): void {
		if (this.#seat.state === 'open') this.disk.whenFree(step);
	}

	checkOpen(): void {
		assert(this.#seat.state !== 'closed', 'the storage is used after it was closed');
	}

	giveBack(): void {
		this.disk.giveBack(this.#seat);
	}
}

/** Runs at once; what it throws becomes a rejection. */
async function attempt(step: () => void): Promise<void> {
	step();
}
