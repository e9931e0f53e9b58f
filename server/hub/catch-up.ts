import { StorageError } from '../storage/storage.ts';
import type { StoredUpdate, UpdateLog } from '../storage/storage.ts';
import { describe } from './ledger.ts';
import { limits } from './limits.ts';
import { updateHead } from './messages.ts';
import type { RecentReads } from './recent-reads.ts';
import { tellPresences, updateFrames } from './relay.ts';
import type { Visitor } from './room.ts';

export interface CatchUpParts {
	readonly log: UpdateLog;
	readonly reads: RecentReads;
	readonly report: (event: string, fields: Record<string, unknown>) => void;
}

/** Gives a visitor from the log what it was not given when it was new. */
export class CatchUp {
	readonly #parts: CatchUpParts;

	constructor(parts: CatchUpParts) {
		this.#parts = parts;
	}

	/** A reader does not take what it is given: from here on it gets it from the log, when it has room. */
	fallBehind(visitor: Visitor): void {
		if (!visitor.room || visitor.state !== 'live') return;
		visitor.fallBehind(visitor.room.headBefore);
		visitor.outlet.onRoom(() => void this.run(visitor));
	}

	/** From `held` on, until the visitor holds all there is and is live. Ends early when it has left. */
	async run(visitor: Visitor): Promise<void> {
		try {
			while (visitor.isHere && visitor.state === 'behind') {
				visitor.outlet.flush();
				if (visitor.outlet.isFull) return visitor.outlet.onRoom(() => void this.run(visitor));
				if (isLevel(visitor)) enliven(visitor);
				else await this.#giveSome(visitor);
			}
		} catch (error) {
			this.#parts.report('catch-up-failed', describe(visitor.documentId, error));
			if (visitor.isHere) visitor.door.turnOut(visitor, 'storage-unavailable');
		}
	}

	async #giveSome(visitor: Visitor): Promise<void> {
		const { log } = this.#parts;
		const { documentId } = visitor;
		if (log.foldedUpTo(documentId) > visitor.held) return this.#giveAll(visitor);
		const ids = new Set([documentId]);
		const { updates } = await log.readSince(visitor.held, ids, limits.catchUpBytes);
		// Folded while it was read: the rows may be gone, and the snapshot stands for them.
		if (log.foldedUpTo(documentId) > visitor.held) return;
		const last = updates.at(-1);
		if (!last) throw new StorageError('damaged');
		this.#give(visitor, updates);
		visitor.held = last.position;
	}

	/** What it lacks was folded: the snapshot stands for it. */
	async #giveAll(visitor: Visitor): Promise<void> {
		const { stored, head } = await this.#parts.reads.read(visitor.documentId);
		if (stored.snapshot) visitor.putUpdate(updateHead, stored.snapshot.update);
		this.#give(visitor, stored.tail);
		visitor.held = Math.max(visitor.held, head);
	}

	#give(visitor: Visitor, rows: readonly StoredUpdate[]): void {
		const isOwn = ownRows(visitor);
		const others = rows.filter((row) => !isOwn(row));
		if (others.length > 0 && visitor.isHere) {
			visitor.outlet.put(updateFrames(visitor.prefix, others));
		}
	}
}

function isLevel({ room, held }: Visitor): boolean {
	return room === undefined || held >= room.head;
}

/** What others did with their presence meanwhile was not told. */
function enliven(visitor: Visitor): void {
	visitor.becomeLive();
	if (visitor.room) tellPresences(visitor, visitor.room);
}

/** Rows that this very visitor wrote, or that its device is known to hold. */
function ownRows({ own, holdsOwnRows, caller }: Visitor): (row: StoredUpdate) => boolean {
	return (row) => own.has(row.position) || (holdsOwnRows && caller.wrote(row));
}
