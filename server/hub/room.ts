import type { Resource } from '#lib/domain/access.ts';
import type { Mode } from '#lib/sync/frames.ts';
import type { Refusal } from '#lib/sync/refusals.ts';
import type { Coverage } from '#lib/sync/update/coverage.ts';
import type { Facts } from '../access/facts.ts';
import type { Position, StoredDocument } from '../storage/storage.ts';
import type { Caller } from './caller.ts';
import { framed, frameHead, saidPrefix } from './frames.ts';
import { refusedMessage, storedMessage } from './messages.ts';
import type { Kind } from './messages.ts';
import type { Outlet } from './outlet.ts';
import { Presences } from './presence.ts';
import { coverageOf, headOf } from './stored-coverage.ts';

/** An update that is on disk and that the others have not heard of yet. */
export interface Fresh {
	readonly update: Uint8Array;
	readonly by: Visitor | undefined;
}

/**
 * One open document. Keeps:
 *  1. `coverage` is what the disk holds, but for the batch that is being appended.
 *  2. When an append failed it is forgotten, and read from the disk before anything else is judged.
 *  3. There is no Y.Doc.
 */
export class Room {
	readonly documentId: string;
	readonly visitors = new Set<Visitor>();
	readonly presences = new Presences();
	/** Undefined while it is not known what the disk holds. */
	coverage: Coverage | undefined = undefined;
	/** Position of the newest row that the visitors were told of. */
	head: Position = 0;
	/** The head before the rows in `fresh`. */
	headBefore: Position = 0;
	/** About how much a newcomer has to be given, since it was last read. */
	bytes = 0;
	/** Up to where it was folded when it was read. */
	foldedUpTo: Position = 0;
	fresh: Fresh[] = [];
	readonly #facts: Facts;
	#resource: Resource | undefined = undefined;
	#version = 0;

	constructor(documentId: string, facts: Facts) {
		this.documentId = documentId;
		this.#facts = facts;
	}

	get resource(): Resource | undefined {
		if (this.#version === this.#facts.rightsVersion) return this.#resource;
		this.#version = this.#facts.rightsVersion;
		this.#resource = this.#facts.resourceOf(this.documentId);
		return this.#resource;
	}

	learn(stored: StoredDocument): void {
		this.coverage = coverageOf(stored);
		this.head = headOf(stored);
		this.headBefore = this.head;
		this.foldedUpTo = stored.snapshot?.position ?? 0;
		this.bytes = stored.tail.reduce(
			(sum, { update }) => sum + update.length,
			stored.snapshot?.update.length ?? 0
		);
	}
}

/** What a visitor needs of the socket it came by. */
export interface Door {
	readonly outlet: Outlet;
	readonly caller: Caller;
	/** Work that costs more than the frame that asked for it. */
	charge(frames: number): void;
	/** The visitor has to go; how that is said depends on the road. */
	turnOut(visitor: Visitor, refusal: Refusal): void;
	/** The rights changed while the visitor is here. */
	tellMode(visitor: Visitor, mode: Mode): void;
}

/** How a channel was opened by a device that holds the document up to a position. */
export interface Resumption {
	readonly cursor: Position;
	readonly unsent: boolean;
}

/**
 * One who has a document open: a whole socket, or a channel of one. A live visitor gets what is stored
 * in the turn in which it is stored; one that is behind gets it from the log, from `held` on.
 */
export class Visitor {
	readonly door: Door;
	readonly caller: Caller;
	readonly outlet: Outlet;
	readonly documentId: string;
	/** Stands before every message: nothing on a socket of its own, the frame `said` on a channel. */
	readonly prefix: Uint8Array;
	/** One for all visitors whose frames look alike. */
	readonly look: number;
	room: Room | undefined = undefined;
	/** What was said before the document was loaded. */
	inbox: Uint8Array[] = [];
	isHere = true;
	/** `new` until it has asked what it lacks: before that nothing is relayed to it. */
	state: 'new' | 'live' | 'behind' = 'new';
	/** While behind: everything up to here was given. */
	held: Position = 0;
	/** While behind: positions of its own updates, which it does not want back. */
	own: Set<Position> = noPositions;
	/** While behind: its device holds what it wrote itself. */
	holdsOwnRows = false;
	/** Asked while it was behind; the last question counts. */
	askedAgain: Uint8Array | undefined = undefined;
	/** Once, when it has caught up. */
	whenLive: (() => void) | undefined = undefined;
	/** Until the first question. */
	resumption: Resumption | undefined = undefined;
	mode: Mode = 'read-only';
	#storedUpdates = 0;
	#storedStep2s = 0;

	constructor(door: Door, documentId: string, channel?: number) {
		this.door = door;
		this.caller = door.caller;
		this.outlet = door.outlet;
		this.documentId = documentId;
		this.look = channel ?? -1;
		this.prefix = channel === undefined ? none : saidPrefix(channel);
	}

	get deviceId(): string {
		return this.caller.deviceId;
	}

	/** From here on it is given from the log, after `held`. */
	fallBehind(held: Position): void {
		this.state = 'behind';
		this.held = held;
		this.own = new Set();
	}

	becomeLive(): void {
		this.state = 'live';
		this.own = noPositions;
		this.holdsOwnRows = false;
		const { whenLive } = this;
		this.whenLive = undefined;
		whenLive?.();
	}

	put(message: Uint8Array): void {
		if (this.isHere) this.outlet.put(framed(this.prefix, message));
	}

	/** Of any size, and not copied: it must not change after it. */
	putUpdate(head: readonly number[], update: Uint8Array): void {
		if (!this.isHere) return;
		this.outlet.put(frameHead(this.prefix, head, update.length));
		this.outlet.put(update);
	}

	/** Counts up; said by `flushAnswers`, in order of each kind. */
	answerStored(kind: Kind): void {
		if (kind === 'update') this.#storedUpdates += 1;
		else this.#storedStep2s += 1;
	}

	answerRefused(kind: Kind, refusal: Refusal): void {
		this.flushAnswers();
		this.put(refusedMessage(kind, refusal));
	}

	flushAnswers(): void {
		if (this.#storedStep2s > 0) this.put(storedMessage('step-2', this.#storedStep2s));
		if (this.#storedUpdates > 0) this.put(storedMessage('update', this.#storedUpdates));
		this.#storedUpdates = 0;
		this.#storedStep2s = 0;
	}
}

const none = new Uint8Array(0);
/** Shared by all who are not behind; nobody adds to it. */
const noPositions = new Set<Position>();
