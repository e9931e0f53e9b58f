import type { Leases } from '../gate/leases.ts';
import type { Ledger } from './ledger.ts';
import { readMessage } from './messages.ts';
import type { Opening } from './opening.ts';
import { readAnnounced } from './presence.ts';
import { tellPresences } from './relay.ts';
import type { Room, Visitor } from './room.ts';

export interface ConversationParts {
	readonly ledger: Ledger;
	readonly opening: Opening;
	readonly leases: Leases;
	readonly relayPresencesOf: (room: Room) => void;
}

/** What a visitor says, one y-websocket message after another. */
export class Conversation {
	readonly #parts: ConversationParts;

	constructor(parts: ConversationParts) {
		this.#parts = parts;
	}

	/** What came before the document was loaded waits for it. */
	hear(visitor: Visitor, bytes: Uint8Array): void {
		if (!visitor.isHere) return;
		if (!visitor.room) visitor.inbox.push(bytes);
		else if (!this.#take(visitor, visitor.room, bytes)) visitor.door.turnOut(visitor, 'malformed');
	}

	#take(visitor: Visitor, room: Room, bytes: Uint8Array): boolean {
		const said = readMessage(bytes);
		switch (said?.type) {
			case 'update':
			case 'step-2': {
				const { caller } = visitor;
				this.#parts.ledger.write({ room, caller, visitor, kind: said.type, update: said.update });
				return true;
			}
			case 'step-1':
				this.#ask(visitor, room, said.stateVector);
				return true;
			case 'awareness':
				return this.#announce(visitor, room, said.states);
			case 'query-awareness':
				tellPresences(visitor, room);
				return true;
			case undefined:
				return false;
		}
	}

	#ask(visitor: Visitor, room: Room, stateVector: Uint8Array): void {
		this.#parts.ledger.ask({
			room,
			ask: () => {
				if (!visitor.caller.may('read', room.resource)) {
					visitor.door.turnOut(visitor, 'unknown-document');
				} else if (!this.#parts.opening.answer(visitor, stateVector)) {
					visitor.door.turnOut(visitor, 'malformed');
				}
			},
			failed: () => visitor.door.turnOut(visitor, 'storage-unavailable')
		});
	}

	/** Of a reader nothing is relayed; it may well say it, as y-websocket does. */
	#announce(visitor: Visitor, room: Room, states: Uint8Array): boolean {
		const announced = readAnnounced(states);
		if (!announced) return false;
		if (!visitor.caller.may('presence', room.resource)) return true;
		const { presences } = room;
		if (!presences.announce(visitor, visitor.caller.signed(announced))) return true;
		this.#lease(visitor, room, presences.clientsOf(visitor));
		this.#parts.relayPresencesOf(room);
		return true;
	}

	/** Others learn a client id by its presence; from before that on nobody else may write under it. */
	#lease({ caller }: Visitor, room: Room, clients: readonly number[]): void {
		if (!caller.may('write', room.resource)) return;
		for (const client of clients)
			this.#parts.leases.claim(room.documentId, [client], caller.personId);
	}
}
