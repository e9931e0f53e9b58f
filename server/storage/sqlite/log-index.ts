import type { Position, StoredUpdate, TailSize } from '../storage.ts';

interface Tail {
	foldedUpTo: Position;
	snapshotBytes: number;
	bytes: number;
	/** Ascending; beside each the size of its row. */
	positions: Position[];
	sizes: number[];
}

export interface Place {
	readonly documentId: string;
	readonly position: Position;
	readonly size: number;
}

/**
 * Which rows belong to which document. The table itself is a pure log without an index, because that
 * halves the work of every commit; this is rebuilt from it at start.
 */
export class LogIndex {
	readonly #tails = new Map<string, Tail>();
	readonly #batches = new Map<string, Position>();
	readonly #batchAt = new Map<Position, string>();
	head: Position = 0;

	/** A row that does not match its checksum has its place all the same: it must not be written over. */
	addPlace({ documentId, position, size }: Place): void {
		const tail = this.#tailOf(documentId);
		tail.positions.push(position);
		tail.sizes.push(size);
		tail.bytes += size;
		this.head = Math.max(this.head, position);
	}

	add(row: StoredUpdate, batch: string | undefined): void {
		const { documentId, position, update } = row;
		this.addPlace({ documentId, position, size: update.length });
		if (batch === undefined) return;
		this.#batches.set(`${row.documentId} ${batch}`, row.position);
		this.#batchAt.set(row.position, batch);
	}

	fold(documentId: string, upTo: Position, snapshotBytes: number): void {
		const tail = this.#tailOf(documentId);
		const count = firstAfter(tail.positions, upTo);
		for (const { position, batch } of this.batchesUpTo(documentId, upTo)) {
			this.#batches.delete(`${documentId} ${batch}`);
			this.#batchAt.delete(position);
		}
		tail.positions = tail.positions.slice(count);
		tail.sizes = tail.sizes.slice(count);
		tail.bytes = tail.sizes.reduce((sum, size) => sum + size, 0);
		tail.foldedUpTo = upTo;
		tail.snapshotBytes = snapshotBytes;
		this.head = Math.max(this.head, upTo);
	}

	forget(documentId: string): void {
		this.fold(documentId, this.headOf(documentId), 0);
		this.#tails.delete(documentId);
	}

	headOf(documentId: string): Position {
		const tail = this.#tails.get(documentId);
		return tail?.positions.at(-1) ?? tail?.foldedUpTo ?? 0;
	}

	foldedUpTo(documentId: string): Position {
		return this.#tails.get(documentId)?.foldedUpTo ?? 0;
	}

	positionsOf(documentId: string): readonly Position[] {
		return this.#tails.get(documentId)?.positions ?? [];
	}

	positionsUpTo(documentId: string, upTo: Position): readonly Position[] {
		const positions = this.positionsOf(documentId);
		return positions.slice(0, firstAfter(positions, upTo));
	}

	positionOfBatch(documentId: string, batch: string): Position | undefined {
		return this.#batches.get(`${documentId} ${batch}`);
	}

	batchesUpTo(documentId: string, upTo: Position): { position: Position; batch: string }[] {
		return this.positionsUpTo(documentId, upTo).flatMap((position) => {
			const batch = this.#batchAt.get(position);
			return batch === undefined ? [] : [{ position, batch }];
		});
	}

	/** Rows of these documents after a position, oldest first. */
	placesAfter(after: Position, documentIds: ReadonlySet<string>): Place[] {
		const places: Place[] = [];
		for (const documentId of documentIds) {
			const tail = this.#tails.get(documentId);
			if (tail) collectAfter(places, { documentId, tail, after });
		}
		return places.sort((a, b) => a.position - b.position);
	}

	bytesOf(documentId: string): number {
		const tail = this.#tails.get(documentId);
		return tail ? tail.snapshotBytes + tail.bytes : 0;
	}

	*tailSizes(): Iterable<TailSize> {
		for (const [documentId, { positions, bytes, snapshotBytes }] of this.#tails) {
			const rows = positions.length;
			if (rows > 0) yield { documentId, rows, bytes, snapshotBytes };
		}
	}

	documentIds(): Iterable<string> {
		return this.#tails.keys();
	}

	#tailOf(documentId: string): Tail {
		const known = this.#tails.get(documentId);
		if (known) return known;
		const tail = { foldedUpTo: 0, snapshotBytes: 0, bytes: 0, positions: [], sizes: [] };
		this.#tails.set(documentId, tail);
		return tail;
	}
}

function collectAfter(
	places: Place[],
	{ documentId, tail, after }: { documentId: string; tail: Tail; after: Position }
): void {
	for (let index = firstAfter(tail.positions, after); index < tail.positions.length; index++) {
		const position = tail.positions[index] ?? 0;
		places.push({ documentId, position, size: tail.sizes[index] ?? 0 });
	}
}

/** How many of the ascending positions are not after this one. */
function firstAfter(positions: readonly Position[], after: Position): number {
	let low = 0;
	let high = positions.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((positions[middle] ?? 0) <= after) low = middle + 1;
		else high = middle;
	}
	return low;
}
