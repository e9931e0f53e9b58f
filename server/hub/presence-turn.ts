import { relayPresences } from './relay.ts';
import type { Room } from './room.ts';

/** Presence of a whole turn goes out at its end: of many moves of a caret only the last one matters. */
export class PresenceTurn {
	#rooms = new Set<Room>();

	add(room: Room): void {
		this.#rooms.add(room);
		if (this.#rooms.size === 1) setImmediate(() => this.#end());
	}

	#end(): void {
		const rooms = this.#rooms;
		this.#rooms = new Set();
		for (const room of rooms) relayPresences(room);
	}
}
