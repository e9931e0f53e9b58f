import type { Resource } from '#lib/domain/access.ts';
import type { Mode } from '#lib/sync/frames.ts';
import type { Facts } from '../access/facts.ts';
import { askBack } from './opening.ts';
import type { Presences } from './presence.ts';
import { tellPresences } from './relay.ts';
import type { Room, Visitor } from './room.ts';
import type { Rooms } from './rooms.ts';

export interface LobbyParts {
	readonly facts: Facts;
	readonly rooms: Rooms;
	readonly relayPresencesOf: (room: Room) => void;
	/** Somebody has opened a document, and is given what stands in it. */
	readonly opened: (personId: string, resource: Resource) => void;
	/** What it said while the document was being loaded. */
	readonly hear: (visitor: Visitor, bytes: Uint8Array) => void;
}

/** Lets visitors in and out of rooms. A visitor holds its room from before it is loaded. */
export class Lobby {
	readonly #parts: LobbyParts;

	constructor(parts: LobbyParts) {
		this.#parts = parts;
	}

	/** Unknown, erased and forbidden are one answer, given without looking at the disk. */
	mayEnter(visitor: Visitor): boolean {
		return visitor.caller.may('read', this.#parts.facts.resourceOf(visitor.documentId));
	}

	/** `entered` runs before the visitor hears anything. Rejects if the document cannot be loaded. */
	async enter(visitor: Visitor, entered: (room: Room) => void): Promise<void> {
		const room = await this.#parts.rooms.hold(visitor.documentId);
		if (!visitor.isHere) return this.#parts.rooms.release(room);
		visitor.room = room;
		visitor.mode = modeOf(visitor, room);
		entered(room);
		if (room.resource) this.#parts.opened(visitor.caller.personId, room.resource);
		room.visitors.add(visitor);
		tellPresences(visitor, room);
		const { inbox } = visitor;
		visitor.inbox = [];
		for (const bytes of inbox) this.#parts.hear(visitor, bytes);
	}

	leave(visitor: Visitor): void {
		if (!visitor.isHere) return;
		visitor.isHere = false;
		visitor.inbox = [];
		const { room } = visitor;
		if (!room) return;
		room.visitors.delete(visitor);
		if (withdrawn(room.presences, visitor)) this.#parts.relayPresencesOf(room);
		this.#parts.rooms.release(room);
	}

	/** After anything that rights are made of has changed. */
	recheck(visitor: Visitor): void {
		const { room } = visitor;
		if (!visitor.isHere || !room) return;
		if (!visitor.caller.may('read', room.resource)) {
			visitor.door.turnOut(visitor, 'unknown-document');
			return;
		}
		const mode = modeOf(visitor, room);
		if (mode === visitor.mode) return;
		visitor.mode = mode;
		visitor.door.tellMode(visitor, mode);
		if (mode === 'read-write') askBack(visitor);
		else if (withdrawn(room.presences, visitor)) this.#parts.relayPresencesOf(room);
	}
}

function modeOf({ caller }: Visitor, room: Room): Mode {
	return caller.may('write', room.resource) ? 'read-write' : 'read-only';
}

function withdrawn(presences: Presences, visitor: Visitor): boolean {
	return !presences.isEmpty && presences.withdraw(visitor);
}
