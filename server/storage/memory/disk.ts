import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../audit/trail.ts';
import type { KeptDigest } from '../digests.ts';
import type { FileCard } from '../files.ts';
import { StorageError } from '../storage.ts';
import type { Position, Snapshot, StorageCondition, StoredUpdate } from '../storage.ts';
import type { TableName } from '../records.ts';
import { tableNames } from '../tables.ts';

export interface KeptDocument {
	snapshot: Snapshot | undefined;
	tail: StoredUpdate[];
	/** Batch keys of folded rows, oldest first. */
	readonly foldedBatches: Map<string, Position>;
	readonly clientOwners: Map<number, string>;
}

export interface KeptFile {
	readonly card: FileCard;
	readonly content: Uint8Array;
}

/** One opening of the disk: closed by its owner, or dead by a power cut. */
export interface Seat {
	state: 'open' | 'closed' | 'dead';
}

type Trouble = 'full' | 'failed';

/**
 * The «disk» of the memory engine. It outlives the storage opened on it, so that a test can cut the
 * power and open what is left; and it can be held back, full or broken on demand.
 */
export class MemoryDisk {
	readonly epoch: string;
	readonly restoredAt: number | undefined;
	readonly documents = new Map<string, KeptDocument>();
	readonly files = new Map<string, KeptFile>();
	readonly digests = new Map<string, KeptDigest>();
	readonly tables: ReadonlyMap<TableName, Map<string, { readonly id: string }>>;
	readonly audit: AuditEntry[] = [];
	readonly damagedIds = new Set<string>();
	readonly damagedDigestIds = new Set<string>();
	head: Position = 0;

	#seat: Seat | undefined;
	#condition: StorageCondition = 'writable';
	#isHeld = false;
	#waiting: (() => void)[] = [];
	#nextTroubles: Trouble[] = [];
	#tellFailed: (error: StorageError) => void = () => undefined;

	constructor(epoch: string = randomUUID(), restoredAt?: number) {
		this.epoch = epoch;
		this.restoredAt = restoredAt;
		this.tables = new Map(tableNames.map((name) => [name, new Map()]));
	}

	get condition(): StorageCondition {
		return this.#condition;
	}

	/** Nothing becomes durable until the returned function is called. Reading goes on. */
	hold(): () => void {
		this.#isHeld = true;
		return () => this.#release();
	}

	/** The next commit meets this trouble (and so many after it). After `failed` all of them do. */
	failNext(trouble: Trouble, times = 1): void {
		for (let time = 0; time < times; time++) this.#nextTroubles.push(trouble);
	}

	/** Power cut: whoever has it open never hears again, and what was not committed is gone. */
	crash(): void {
		if (this.#seat) this.#seat.state = 'dead';
		this.#seat = undefined;
		this.#waiting = [];
		this.#nextTroubles = [];
		this.#isHeld = false;
		this.#condition = 'writable';
	}

	/** One row or the snapshot of the document does not match its checksum any more. */
	damage(documentId: string): void {
		this.damagedIds.add(documentId);
	}

	take(): Seat {
		if (this.#seat) throw new StorageError('locked');
		this.#seat = { state: 'open' };
		return this.#seat;
	}

	giveBack(seat: Seat): void {
		if (seat.state !== 'open') return;
		seat.state = 'closed';
		this.#seat = undefined;
	}

	/** Runs the step when the disk is not held back, in the order of the calls. */
	whenFree(step: () => void): void {
		if (this.#isHeld) this.#waiting.push(step);
		else step();
	}

	/** The fate of the present commit. The change itself follows: all of it or, when this throws, none. */
	commit(): void {
		const trouble = this.#condition === 'failed' ? 'failed' : this.#nextTroubles.shift();
		this.#condition = trouble ?? 'writable';
		if (!trouble) return;
		const error = new StorageError(trouble);
		if (trouble === 'failed') this.#tellFailed(error);
		throw error;
	}

	onFailed(tell: (error: StorageError) => void): void {
		this.#tellFailed = tell;
	}

	#release(): void {
		this.#isHeld = false;
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const step of waiting) step();
	}
}
