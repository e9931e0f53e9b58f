import { readStateVector } from '#lib/sync/update/state-vector.ts';
import type { Coverage } from '#lib/sync/update/coverage.ts';
import type { StateVector } from '#lib/sync/update/state-vector.ts';
import type { UpdateLog } from '../storage/storage.ts';
import type { CatchUp } from './catch-up.ts';
import { describe } from './ledger.ts';
import { limits } from './limits.ts';
import { emptyStep2Message, step1Message, step2Head } from './messages.ts';
import { isEmptyVector } from './recent-reads.ts';
import type { RecentReads } from './recent-reads.ts';
import { updateFrames } from './relay.ts';
import type { Resumption, Visitor } from './room.ts';

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
		if (visitor.state === 'behind') this.#answerLater(visitor, stateVector);
		else this.#answerNow(visitor, stateVector, read.value);
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

	#answerNow(visitor: Visitor, stateVector: Uint8Array, theirs: StateVector): void {
		const coverage = visitor.room?.coverage;
		if (!visitor.isHere || !coverage) return;
		const { resumption } = visitor;
		visitor.resumption = undefined;
		// Folding may have passed the cursor since the channel was opened; then the vector decides.
		if (resumption && this.#parts.log.foldedUpTo(visitor.documentId) <= resumption.cursor) {
			return this.#resume(visitor, resumption);
		}
		const standing = coverage.standingOf(theirs);
		if (standing === 'same' || standing === 'has-more') return giveNothing(visitor, coverage);
		this.#giveMissing(visitor, stateVector).catch((error: unknown) => {
			this.#parts.report('opening-failed', describe(visitor.documentId, error));
			if (visitor.isHere) visitor.door.turnOut(visitor, 'storage-unavailable');
		});
	}

	/** One answer at a time: who asks faster than it reads does not fill the memory with documents. */
	#answerLater(visitor: Visitor, stateVector: Uint8Array): void {
		const isFirst = visitor.askedAgain === undefined;
		visitor.askedAgain = stateVector;
		const { whenLive } = visitor;
		if (!isFirst) return;
		visitor.whenLive = () => {
			whenLive?.();
			const again = visitor.askedAgain;
			visitor.askedAgain = undefined;
			if (again) this.answer(visitor, again);
		};
	}

	#resume(visitor: Visitor, { cursor, unsent }: Resumption): void {
		visitor.fallBehind(cursor);
		visitor.holdsOwnRows = true;
		visitor.whenLive = () => {
			visitor.put(emptyStep2Message);
			if (unsent) askBack(visitor);
		};
		void this.#parts.catchUp.run(visitor);
	}

	/** The visitor is behind until it has been given what was read; what is stored meanwhile follows it. */
	async #giveMissing(visitor: Visitor, stateVector: Uint8Array): Promise<void> {
		visitor.fallBehind(0);
		visitor.door.charge(limits.readingFrames);
		const reading = await this.#parts.reads.read(visitor.documentId);
		if (!visitor.isHere) return;
		if (isEmptyVector(stateVector)) giveAsStored(visitor, reading.stored);
		else visitor.putUpdate(step2Head, reading.difference(stateVector));
		visitor.held = reading.head;
		askBack(visitor);
		await this.#parts.catchUp.run(visitor);
	}
}

function giveNothing(visitor: Visitor, coverage: Coverage): void {
	visitor.becomeLive();
	visitor.putUpdate(step2Head, coverage.encodeNothingNewStep2());
	askBack(visitor);
}

type Stored = Awaited<ReturnType<RecentReads['read']>>['stored'];

/** No merge and no Y.Doc. Without a snapshot step 2 comes last: it is what the client takes for «all». */
function giveAsStored(visitor: Visitor, { snapshot, tail }: Stored): void {
	if (snapshot) visitor.putUpdate(step2Head, snapshot.update);
	if (tail.length > 0) visitor.outlet.put(updateFrames(visitor.prefix, tail));
	if (!snapshot) visitor.put(emptyStep2Message);
}

/** What has the visitor that is not here? A reader is not asked. */
export function askBack(visitor: Visitor): void {
	const { room } = visitor;
	if (!room?.coverage || !visitor.caller.may('write', room.resource)) return;
	visitor.put(step1Message(room.coverage.encodeStateVector()));
}
