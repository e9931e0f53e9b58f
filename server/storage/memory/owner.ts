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
	answer<Value>(read: () => Value): Promise<Value> {
		return new Promise((resolve, reject) => {
			this.checkOpen();
			if (this.#seat.state === 'dead') return;
			try {
				resolve(read());
			} catch (error) {
				reject(error);
			}
		});
	}

	/** A change waits while the disk is held back. */
	change(step: () => void): Promise<void> {
		return new Promise((resolve, reject) => {
			this.checkOpen();
			this.whenFree(() => {
				try {
					resolve(step());
				} catch (error) {
					reject(error);
				}
			});
		});
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
