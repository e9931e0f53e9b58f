import * as Y from 'yjs';
import { docOf } from '#lib/documents/doc-of.ts';
import type { Position, StoredDocument, UpdateLog } from '../storage/storage.ts';
import { updatesOf } from '../storage/updates-of.ts';
import { headOf } from './stored-coverage.ts';

/** A document as it was read at some position, for everybody who opens it in these moments. */
export interface Reading {
	readonly stored: StoredDocument;
	readonly head: Position;
	/** What a state vector lacks, as one update. */
	difference(stateVector: Uint8Array): Uint8Array;
}

/** A school class opens the same document in the same second: it is read once. */
export class RecentReads {
	readonly #log: UpdateLog;
	readonly #byDocument = new Map<string, Recent>();

	constructor(log: UpdateLog) {
		this.#log = log;
	}

	async read(documentId: string): Promise<Reading> {
		const recent = this.#byDocument.get(documentId);
		if (recent && recent.head === this.#log.headOf(documentId)) {
			recent.isUsed = true;
			return recent.reading;
		}
		const head = this.#log.headOf(documentId);
		const reading = this.#log.read(documentId).then(readingOf);
		this.#byDocument.set(documentId, { head, reading, isUsed: true });
		try {
			return await reading;
		} catch (error) {
			if (this.#byDocument.get(documentId)?.reading === reading) this.forget(documentId);
			throw error;
		}
	}

	forget(documentId: string): void {
		this.#byDocument.delete(documentId);
	}

	/** What nobody asked for since the last sweep goes. */
	sweep(): void {
		for (const [documentId, recent] of this.#byDocument) {
			if (recent.isUsed) recent.isUsed = false;
			else this.#byDocument.delete(documentId);
		}
	}

	get size(): number {
		return this.#byDocument.size;
	}
}

interface Recent {
	readonly head: Position;
	readonly reading: Promise<Reading>;
	isUsed: boolean;
}

function readingOf(stored: StoredDocument): Reading {
	// The only Y.Doc of the hub. It lives as long as the reading, which is seconds.
	let doc: Y.Doc | undefined;
	return {
		stored,
		head: headOf(stored),
		difference(stateVector) {
			if (isEmptyVector(stateVector) && stored.tail.length === 0 && stored.snapshot) {
				return stored.snapshot.update;
			}
			doc ??= docOf(updatesOf(stored));
			return Y.encodeStateAsUpdate(doc, stateVector);
		}
	};
}

export function isEmptyVector(stateVector: Uint8Array): boolean {
	return stateVector.length === 1 && stateVector[0] === 0;
}
