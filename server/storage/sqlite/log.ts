import { finishAppends, planAppends } from '../appending.ts';
import type { Append } from '../appending.ts';
import { batchKey } from '../checksum.ts';
import { checkFold } from '../log-rules.ts';
import { rememberedBatches, StorageError } from '../storage.ts';
import type {
	NewUpdate,
	Position,
	RowsSince,
	Snapshot,
	StoredDocument,
	StoredUpdate,
	TailSize,
	UpdateLog
} from '../storage.ts';
import { Turn } from '../turn.ts';
import { BatchRows } from './batch-rows.ts';
import type { SqliteDigests } from './digests.ts';
import { reading } from './disk.ts';
import type { SqliteDisk } from './disk.ts';
import type { SqliteFiles } from './files.ts';
import { loadIndex } from './load-index.ts';
import type { LogIndex, Place } from './log-index.ts';
import { LogRows } from './log-rows.ts';
import { OwnerRows } from './owner-rows.ts';
import { writeMeta } from './climb.ts';
import { SnapshotRows } from './snapshot-rows.ts';

/** What goes together with a document. */
export interface Beside {
	readonly files: SqliteFiles;
	readonly digests: SqliteDigests;
}

export class SqliteLog implements UpdateLog {
	readonly #disk: SqliteDisk;
	readonly #beside: Beside;
	readonly #rows: LogRows;
	readonly #snapshots: SnapshotRows;
	readonly #batches: BatchRows;
	readonly #owners: OwnerRows;
	readonly #index: LogIndex;
	readonly #damagedIds: Set<string>;
	readonly #turn: Turn<Append>;

	constructor(disk: SqliteDisk, beside: Beside) {
		this.#disk = disk;
		this.#beside = beside;
		this.#rows = new LogRows(disk.db);
		this.#snapshots = new SnapshotRows(disk.db);
		this.#batches = new BatchRows(disk.db);
		this.#owners = new OwnerRows(disk.db);
		const { index, damagedIds } = loadIndex(disk.db);
		this.#index = index;
		this.#damagedIds = damagedIds;
		// The hub appends once a turn of the event loop; to wait for another turn would only cost time.
		this.#turn = new Turn((calls) => this.#commit(calls), queueMicrotask);
	}

	append(updates: readonly NewUpdate[]): Promise<readonly Position[]> {
		return new Promise((resolve, reject) => {
			this.#disk.checkOpen();
			this.#turn.add({ updates, resolve, reject });
		});
	}

	async clientOwners(documentId: string): Promise<ReadonlyMap<number, string>> {
		return reading(() => this.#owners.read(documentId));
	}

	async read(documentId: string): Promise<StoredDocument> {
		if (this.#damagedIds.has(documentId)) throw new StorageError('damaged');
		try {
			return reading(() => this.#read(documentId));
		} catch (error) {
			if (isDamage(error)) this.#damagedIds.add(documentId);
			throw error;
		}
	}

	async readSince(
		after: Position,
		documentIds: ReadonlySet<string>,
		maxBytes: number
	): Promise<RowsSince> {
		const places = this.#index.placesAfter(after, documentIds);
		const sound = places.filter(({ documentId }) => !this.#damagedIds.has(documentId));
		const chosen = sound.slice(0, countWithin(sound, maxBytes));
		const rows = chosen.flatMap((place) => this.#readPlace(place));
		const updates = rows.filter(({ documentId }) => !this.#damagedIds.has(documentId));
		const last = chosen.at(-1)?.position ?? after;
		return { updates, upTo: chosen.length < sound.length ? last : this.head() };
	}

	isDamaged(documentId: string): boolean {
		return this.#damagedIds.has(documentId);
	}

	foldedUpTo(documentId: string): Position {
		return this.#index.foldedUpTo(documentId);
	}

	headOf(documentId: string): Position {
		return this.#index.headOf(documentId);
	}

	head(): Position {
		return this.#index.head;
	}

	async fold(documentId: string, snapshot: Snapshot): Promise<void> {
		this.#disk.checkOpen();
		if (!checkFold(this, documentId, snapshot.position)) return;
		const before = this.foldedUpTo(documentId);
		const folded = this.#index.positionsUpTo(documentId, snapshot.position);
		try {
			this.#disk.commit(snapshot.update.length, () => {
				for (const position of folded) this.#rows.read(position);
				this.#snapshots.insert(documentId, snapshot);
				this.#checkWritten(documentId, snapshot);
				this.#rememberBatches(documentId, snapshot.position);
				for (const position of folded) this.#rows.delete(position);
				if (before > 0) this.#snapshots.delete(before);
			});
		} catch (error) {
			if (isDamage(error)) this.#damagedIds.add(documentId);
			throw error;
		}
		this.#index.fold(documentId, snapshot.position, snapshot.update.length);
	}

	async erase(documentId: string): Promise<void> {
		this.#disk.checkOpen();
		this.#disk.commit(0, () => {
			writeMeta(this.#disk.db, 'head', String(this.head()));
			for (const position of this.#index.positionsOf(documentId)) this.#rows.delete(position);
			this.#snapshots.delete(this.foldedUpTo(documentId));
			this.#batches.deleteAll(documentId);
			this.#beside.files.eraseRowsOf(documentId);
			this.#beside.digests.eraseRowOf(documentId);
			this.#owners.deleteAll(documentId);
		});
		this.#beside.files.forget(documentId);
		this.#index.forget(documentId);
		this.#damagedIds.delete(documentId);
		this.#disk.tidy();
	}

	bytesOf(documentId: string): number {
		return this.#index.bytesOf(documentId);
	}

	*tailSizes(): Iterable<TailSize> {
		for (const size of this.#index.tailSizes()) {
			if (!this.#damagedIds.has(size.documentId)) yield size;
		}
	}

	/** What was appended so far goes to the disk now. */
	finish(): void {
		this.#turn.end();
	}

	#commit(calls: readonly Append[]): void {
		const plan = planAppends(calls, {
			head: () => this.head(),
			isDamaged: (id) => this.isDamaged(id),
			positionOfBatch: (id, key) => this.#positionOfBatch(id, key)
		});
		finishAppends(plan, () => {
			const bytes = plan.rows.reduce((sum, { update }) => sum + update.length, 0);
			this.#disk.commit(bytes, () => {
				for (const row of plan.rows) {
					this.#rows.insert(row);
					if (row.claims) this.#owners.insert(row.documentId, row.claims, row.authorId);
				}
			});
			for (const row of plan.rows) this.#index.add(row, keyOf(row));
		});
	}

	#positionOfBatch(documentId: string, key: string): Position | undefined {
		const recent = this.#index.positionOfBatch(documentId, key);
		return recent ?? this.#batches.positionOf(documentId, key);
	}

	#read(documentId: string): StoredDocument {
		const folded = this.foldedUpTo(documentId);
		const snapshot = folded > 0 ? this.#snapshots.read(documentId, folded) : undefined;
		const positions = this.#index.positionsOf(documentId);
		return { snapshot, tail: positions.map((position) => this.#rows.read(position)) };
	}

	#readPlace({ documentId, position }: Place): readonly StoredUpdate[] {
		if (this.#damagedIds.has(documentId)) return [];
		try {
			return [reading(() => this.#rows.read(position))];
		} catch (error) {
			if (!isDamage(error)) throw error;
			this.#damagedIds.add(documentId);
			return [];
		}
	}

	/** Only a snapshot that reads back as it was given may stand for the rows. */
	#checkWritten(documentId: string, snapshot: Snapshot): void {
		try {
			const written = this.#snapshots.read(documentId, snapshot.position);
			if (isSame(written, snapshot)) return;
		} catch (error) {
			throw new StorageError('failed', error);
		}
		throw new StorageError('failed');
	}

	#rememberBatches(documentId: string, upTo: Position): void {
		const batches = this.#index.batchesUpTo(documentId, upTo);
		for (const { batch, position } of batches) this.#batches.insert(documentId, batch, position);
		if (batches.length > 0) this.#batches.keepNewest(documentId, rememberedBatches);
	}
}

function isSame(one: Snapshot, other: Snapshot): boolean {
	return (
		Buffer.compare(one.update, other.update) === 0 &&
		Buffer.compare(one.coverage, other.coverage) === 0
	);
}

function isDamage(error: unknown): boolean {
	return error instanceof StorageError && error.trouble === 'damaged';
}

function keyOf(row: StoredUpdate): string | undefined {
	return row.batchId === undefined ? undefined : batchKey(row.batchId, row.update);
}

function countWithin(places: readonly Place[], maxBytes: number): number {
	let bytes = 0;
	const tooFar = places.findIndex(({ size }, index) => {
		bytes += size;
		return index > 0 && bytes > maxBytes;
	});
	return tooFar < 0 ? places.length : tooFar;
}
