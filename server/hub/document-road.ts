import type { Refusal } from '#lib/sync/refusals.ts';
import type { Caller } from './caller.ts';
import type { Conversation } from './conversation.ts';
import { describe } from './ledger.ts';
import { limits } from './limits.ts';
import { closings } from './line.ts';
import type { Line, Talk } from './line.ts';
import type { Lobby } from './lobby.ts';
import { keepAliveMessage } from './messages.ts';
import type { Outlet } from './outlet.ts';
import { Visitor } from './room.ts';
import type { Door } from './room.ts';

export interface RoadParts {
	readonly line: Line;
	readonly caller: Caller;
	readonly lobby: Lobby;
	readonly conversation: Conversation;
	readonly report: (event: string, fields: Record<string, unknown>) => void;
}

/** `/sync/<document>`: one document for any client that speaks y-websocket. */
export class DocumentRoad implements Talk, Door {
	readonly #parts: RoadParts;
	readonly #visitor: Visitor;

	constructor(parts: RoadParts, documentId: string) {
		this.#parts = parts;
		this.#visitor = new Visitor(this, documentId);
		if (parts.lobby.mayEnter(this.#visitor)) void this.#enter();
		else this.turnOut(this.#visitor, 'unknown-document');
	}

	get outlet(): Outlet {
		return this.#parts.line.outlet;
	}

	get caller(): Caller {
		return this.#parts.caller;
	}

	hear(bytes: Uint8Array): void {
		this.#parts.conversation.hear(this.#visitor, bytes);
	}

	ended(): void {
		this.#parts.lobby.leave(this.#visitor);
	}

	tick(now: number): void {
		if (now - this.outlet.sentAt >= limits.keepAliveMs && !this.outlet.isFull) {
			this.#visitor.put(keepAliveMessage);
		}
	}

	charge(frames: number): void {
		this.#parts.line.charge(frames);
	}

	turnOut(visitor: Visitor, refusal: Refusal): void {
		this.#parts.lobby.leave(visitor);
		this.#parts.line.close(closingOf(refusal), refusal);
	}

	/** A y-websocket client knows no modes. It sees that its edits are refused, or is asked for them. */
	tellMode(): void {}

	get visitors(): Iterable<Visitor> {
		return [this.#visitor];
	}

	async #enter(): Promise<void> {
		const { lobby, report } = this.#parts;
		try {
			await lobby.enter(this.#visitor, () => undefined);
		} catch (error) {
			report('document-not-loaded', describe(this.#visitor.documentId, error));
			if (this.#visitor.isHere) this.turnOut(this.#visitor, 'storage-unavailable');
		}
	}
}

function closingOf(refusal: Refusal): number {
	switch (refusal) {
		case 'unknown-document':
			return closings.unknownDocument;
		case 'malformed':
			return closings.malformed;
		default:
			return closings.notNow;
	}
}
