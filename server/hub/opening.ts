import { readStateVector } from '#lib/sync/update/state-vector.ts';
import type { Coverage } from '#lib/sync/update/coverage.ts';
import type { UpdateLog } from '../storage/storage.ts';
import type { CatchUp } from './catch-up.ts';
import { describe } from './ledger.ts';
import { limits } from './limits.ts';
import { emptyStep2Message, step1Message, step2Message } from './messages.ts';
import { isEmptyVector } from './recent-reads.ts';
import type { RecentReads } from './recent-reads.ts';
import { updateFrames } from './relay.ts';
import type { Visitor } from './visitor.ts';

export interface OpeningParts {
	readonly log: UpdateLog;
	readonly reads: RecentReads;
	readonly catchUp: CatchUp;
	readonly epoch: string;
	readonly report: (event: string, fields: Record<string, unknown>) => void;
}

/** Answers step 1, when everything that came before it is on disk. */
export class Opening {
	readonly #parts: OpeningParts;

	constructor(parts: OpeningParts) {
		this.#parts = parts;
	}

	/** False for bytes that are no state vector. */
	answer(visitor: Visitor, stateVector: Uint8Array): boolean {
		const read = readStateVector(stateVector, limits.stateVectorClients);
		if (!read.ok) return false;
		const coverage = visitor.room?.coverage;
		if (!visitor.isHere || !coverage) return true;
		if (this.#isResumed(visitor)) {
			this.#inBackground(this.#resume(visitor), visitor);
			return true;
		}
		const standing = coverage.standingOf(read.value);
		if (standing === 'same' || standing === 'has-more') this.#giveNothing(visitor, coverage);
		else this.#inBackground(this.#giveMissing(visitor, stateVector), visitor);
		return true;
	}

	canResume(
		documentId: string,
		opened: { readonly cursor: number; readonly epoch: string }
	): boolean {
		const { log, epoch } = this.#parts;
		if (opened.epoch !== epoch || opened.cursor <= 0 || opened.cursor > log.head()) return false;
		return log.foldedUpTo(documentId) <= opened.cursor;
	}

	/** Folding may have passed the cursor since the channel was opened; then the vector decides. */
	#isResumed({ resumption, documentId }: Visitor): boolean {
		return resumption !== undefined && this.#parts.log.foldedUpTo(documentId) <= resumption.cursor;
	}

	async #resume(visitor: Visitor): Promise<void> {
		visitor.isLive = false;
		visitor.held = visitor.resumption?.cursor ?? 0;
		await this.#parts.catchUp.run(visitor);
		visitor.put(emptyStep2Message);
		if (visitor.resumption?.unsent === true) askBack(visitor);
	}

	#giveNothing(visitor: Visitor, coverage: Coverage): void {
		visitor.put(step2Message(coverage.encodeNothingNewStep2()));
		askBack(visitor);
	}

	/** The visitor is behind until it has been given what was read; what is stored meanwhile follows it. */
	async #giveMissing(visitor: Visitor, stateVector: Uint8Array): Promise<void> {
		visitor.isLive = false;
		const reading = await this.#parts.reads.read(visitor.documentId);
		if (!visitor.isHere) return;
		if (isEmptyVector(stateVector)) giveAsStored(visitor, reading.stored);
		else visitor.put(step2Message(reading.difference(stateVector)));
		visitor.held = reading.head;
		askBack(visitor);
		await this.#parts.catchUp.run(visitor);
	}

	#inBackground(work: Promise<void>, visitor: Visitor): void {
		work.catch((error: unknown) => {
			this.#parts.report('opening-failed', describe(visitor.documentId, error));
			if (visitor.isHere) visitor.door.turnOut(visitor, 'storage-unavailable');
		});
	}
}

type Stored = Awaited<ReturnType<RecentReads['read']>>['stored'];

/** No merge and no Y.Doc. Without a snapshot step 2 comes last: it is what the client takes for «all». */
function giveAsStored(visitor: Visitor, { snapshot, tail }: Stored): void {
	if (snapshot) visitor.put(step2Message(snapshot.update));
	if (tail.length > 0) visitor.outlet.put(updateFrames(visitor.prefix, tail));
	if (!snapshot) visitor.put(emptyStep2Message);
}

/** What has the visitor that is not here? A reader is not asked. */
export function askBack(visitor: Visitor): void {
	const { room } = visitor;
	if (!room?.coverage || !visitor.caller.may('write', room.resource)) return;
	visitor.put(step1Message(room.coverage.encodeStateVector()));
}
