import type { Resource } from '#lib/domain/access.ts';
import { Coverage } from '#lib/sync/update/coverage.ts';
import { wideLimits } from '#lib/sync/update/troubles.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';
import type { Facts } from '../access/facts.ts';
import { StorageError } from '../storage/storage.ts';
import type { Position, StoredDocument } from '../storage/storage.ts';
import { Presences } from './presence.ts';
import type { Visitor } from './visitor.ts';

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

export function headOf({ snapshot, tail }: StoredDocument): Position {
	return tail.at(-1)?.position ?? snapshot?.position ?? 0;
}

/** What passed the gate once has neither gaps nor garbage: if it has now, the disk is not to be trusted. */
function coverageOf({ snapshot, tail }: StoredDocument): Coverage {
	const coverage = snapshot ? decoded(snapshot.coverage) : new Coverage();
	for (const { update } of tail) {
		const walked = walkUpdate(update, wideLimits);
		if (!walked.ok || coverage.gapIn(walked.value)) throw new StorageError('damaged');
		coverage.add(walked.value);
	}
	return coverage;
}

function decoded(bytes: Uint8Array): Coverage {
	const read = Coverage.decode(bytes);
	if (!read.ok) throw new StorageError('damaged');
	return read.value;
}
