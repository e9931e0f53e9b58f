import { finishAppends, planAppends } from '../appending.ts';
import type { Append, PlacedUpdate } from '../appending.ts';
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
import type { AtTurnEnd } from '../turn.ts';
import type { KeptDocument, MemoryDisk } from './disk.ts';
import type { Owner } from './owner.ts';

export class MemoryLog implements UpdateLog {
	readonly #owner: Owner;
	readonly #disk: MemoryDisk;
	readonly #turn: Turn<Append>;

	constructor(owner: Owner, atTurnEnd: AtTurnEnd) {
		this.#owner = owner;
		this.#disk = owner.disk;
		this.#turn = new Turn((calls) => owner.whenFree(() => this.#commit(calls)), atTurnEnd);
	}

	append(updates: readonly NewUpdate[]): Promise<readonly Position[]> {
		return new Promise((resolve, reject) => {
			this.#owner.checkOpen();
			this.#turn.add({ updates, resolve, reject });
		});
	}

	clientOwners(documentId: string): Promise<ReadonlyMap<number, string>> {
		return this.#owner.answer(() => new Map(this.#disk.documents.get(documentId)?.clientOwners));
	}

	read(documentId: string): Promise<StoredDocument> {
		return this.#owner.answer(() => {
			if (this.isDamaged(documentId)) throw new StorageError('damaged');
			const kept = this.#disk.documents.get(documentId);
			const snapshot = kept?.snapshot && copyOfSnapshot(kept.snapshot);
			return { snapshot, tail: (kept?.tail ?? []).map(copyOfRow) };
		});
	}

	readSince(
		after: Position,
		documentIds: ReadonlySet<string>,
		maxBytes: number
	): Promise<RowsSince> {
		return this.#owner.answer(() => {
			const rows = [...documentIds]
				.filter((id) => !this.isDamaged(id))
				.flatMap((id) => this.#disk.documents.get(id)?.tail ?? [])
				.filter(({ position }) => position > after)
				.toSorted((a, b) => a.position - b.position);
			const updates = rows.slice(0, countWithin(rows, maxBytes)).map(copyOfRow);
			const last = updates.at(-1)?.position ?? after;
			return { updates, upTo: updates.length < rows.length ? last : this.head() };
		});
	}

	isDamaged(documentId: string): boolean {
		return this.#disk.damagedIds.has(documentId);
	}

	foldedUpTo(documentId: string): Position {
		return this.#disk.documents.get(documentId)?.snapshot?.position ?? 0;
	}

	headOf(documentId: string): Position {
		const newest = this.#disk.documents.get(documentId)?.tail.at(-1)?.position;
		return newest ?? this.foldedUpTo(documentId);
	}

	head(): Position {
		return this.#disk.head;
	}

	fold(documentId: string, snapshot: Snapshot): Promise<void> {
		return this.#owner.change(() => {
			if (!checkFold(this, documentId, snapshot.position)) return;
			const kept = this.#disk.documents.get(documentId);
			this.#disk.commit();
			if (!kept) return;
			kept.snapshot = copyOfSnapshot(snapshot);
			rememberBatches(kept, snapshot.position);
			kept.tail = kept.tail.filter(({ position }) => position > snapshot.position);
		});
	}

	erase(documentId: string): Promise<void> {
		return this.#owner.change(() => {
			this.#disk.commit();
			this.#disk.documents.delete(documentId);
			this.#disk.damagedIds.delete(documentId);
			this.#disk.digests.delete(documentId);
			for (const [name, { card }] of this.#disk.files)
				if (card.documentId === documentId) this.#disk.files.delete(name);
		});
	}

	bytesOf(documentId: string): number {
		const { snapshot, tail = [] } = this.#disk.documents.get(documentId) ?? {};
		return tail.reduce((sum, { update }) => sum + update.length, snapshot?.update.length ?? 0);
	}

	*tailSizes(): Iterable<TailSize> {
		for (const [documentId, { snapshot, tail }] of this.#disk.documents) {
			if (tail.length === 0 || this.isDamaged(documentId)) continue;
			const bytes = tail.reduce((sum, { update }) => sum + update.length, 0);
			const snapshotBytes = snapshot?.update.length ?? 0;
			yield { documentId, rows: tail.length, bytes, snapshotBytes };
		}
	}

	/** What was appended so far goes to the disk now. */
	finish(): Promise<void> {
		this.#turn.end();
		return this.#owner.change(() => undefined);
	}

	#commit(calls: readonly Append[]): void {
		const plan = planAppends(calls, {
			head: () => this.head(),
			isDamaged: (id) => this.isDamaged(id),
			positionOfBatch: (id, key) => this.#positionOfBatch(id, key)
		});
		finishAppends(plan, () => {
			this.#disk.commit();
			for (const row of plan.rows) this.#keep(row);
		});
	}

	#keep({ claims = [], ...row }: PlacedUpdate): void {
		const kept = this.#disk.documents.get(row.documentId) ?? emptyDocument();
		this.#disk.documents.set(row.documentId, kept);
		kept.tail.push(copyOfRow(row));
		for (const client of claims) {
			if (!kept.clientOwners.has(client)) kept.clientOwners.set(client, row.authorId);
		}
		this.#disk.head = row.position;
	}

	#positionOfBatch(documentId: string, key: string): Position | undefined {
		const kept = this.#disk.documents.get(documentId);
		const row = kept?.tail.find((row) => keyOf(row) === key);
		return row?.position ?? kept?.foldedBatches.get(key);
	}
}

function emptyDocument(): KeptDocument {
	return { snapshot: undefined, tail: [], foldedBatches: new Map(), clientOwners: new Map() };
}

function rememberBatches(kept: KeptDocument, upTo: Position): void {
	for (const row of kept.tail) {
		const key = keyOf(row);
		if (key !== undefined && row.position <= upTo) kept.foldedBatches.set(key, row.position);
	}
	for (const key of kept.foldedBatches.keys()) {
		if (kept.foldedBatches.size <= rememberedBatches) return;
		kept.foldedBatches.delete(key);
	}
}

function keyOf(row: StoredUpdate): string | undefined {
	return row.batchId === undefined ? undefined : batchKey(row.batchId, row.update);
}

function countWithin(rows: readonly StoredUpdate[], maxBytes: number): number {
	let bytes = 0;
	const tooFar = rows.findIndex(({ update }, index) => {
		bytes += update.length;
		return index > 0 && bytes > maxBytes;
	});
	return tooFar < 0 ? rows.length : tooFar;
}

function copyOfRow(row: StoredUpdate): StoredUpdate {
	return { ...row, update: new Uint8Array(row.update) };
}

function copyOfSnapshot({ position, update, coverage }: Snapshot): Snapshot {
	return { position, update: new Uint8Array(update), coverage: new Uint8Array(coverage) };
}
