import type { Facts } from '../access/facts.ts';
import type { Leases } from '../gate/leases.ts';
import type { UpdateLog } from '../storage/storage.ts';
import type { RecentReads } from './recent-reads.ts';
import { Room } from './room.ts';

export interface RoomsParts {
	readonly facts: Facts;
	readonly reads: RecentReads;
	readonly log: UpdateLog;
	readonly leases: Leases;
}

interface Entry {
	readonly room: Room;
	/** Visitors, writes and readings that need the room. */
	holds: number;
	readonly loaded: Promise<Room>;
}

/**
 * The documents that somebody has open or writes to. Keeps:
 *  1. A document has one room at a time: whoever comes while it is held gets that one.
 *  2. Nobody gets a room before it is loaded; a load that fails leaves nothing behind.
 *  3. Before anybody writes, it is known again under which client ids nobody else may.
 *  4. A room that nobody holds is forgotten at once: there is nothing in it that the disk lacks.
 */
export class Rooms {
	readonly #parts: RoomsParts;
	readonly #byDocument = new Map<string, Entry>();

	constructor(parts: RoomsParts) {
		this.#parts = parts;
	}

	/** Resolves with the loaded room, which stays until `release`. A rejection holds nothing. */
	async hold(documentId: string): Promise<Room> {
		const entry = this.#byDocument.get(documentId) ?? this.#open(documentId);
		entry.holds += 1;
		try {
			return await entry.loaded;
		} catch (error) {
			this.#release(entry);
			throw error;
		}
	}

	/** Once more, by somebody who holds it already. */
	holdAgain(room: Room): void {
		const entry = this.#byDocument.get(room.documentId);
		if (entry?.room === room) entry.holds += 1;
	}

	release(room: Room): void {
		const entry = this.#byDocument.get(room.documentId);
		if (entry?.room === room) this.#release(entry);
	}

	/** What the disk holds of it was put in doubt; it is read again. */
	async reload(room: Room): Promise<void> {
		const { stored } = await this.#parts.reads.read(room.documentId);
		room.learn(stored);
	}

	find(documentId: string): Room | undefined {
		const room = this.#byDocument.get(documentId)?.room;
		return room?.coverage ? room : undefined;
	}

	all(): Iterable<Room> {
		return [...this.#byDocument.values()].map(({ room }) => room);
	}

	get size(): number {
		return this.#byDocument.size;
	}

	#open(documentId: string): Entry {
		const room = new Room(documentId, this.#parts.facts);
		const entry = { room, holds: 0, loaded: this.#load(room) };
		this.#byDocument.set(documentId, entry);
		return entry;
	}

	async #load(room: Room): Promise<Room> {
		const { reads, log, leases } = this.#parts;
		const { stored } = await reads.read(room.documentId);
		leases.restore(room.documentId, await log.clientOwners(room.documentId));
		room.learn(stored);
		return room;
	}

	#release(entry: Entry): void {
		entry.holds -= 1;
		if (entry.holds > 0) return;
		const { documentId } = entry.room;
		if (this.#byDocument.get(documentId) === entry) this.#byDocument.delete(documentId);
	}
}
