import type { Answered, Ask } from '#lib/sync/exchange-messages.ts';
import { readStateVector } from '#lib/sync/update/state-vector.ts';
import type { Facts } from '../access/facts.ts';
import type { Caller } from './caller.ts';
import { describe } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { limits } from './limits.ts';
import type { RecentReads } from './recent-reads.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

export interface AsksParts {
	readonly facts: Facts;
	readonly rooms: Rooms;
	readonly ledger: Ledger;
	readonly reads: RecentReads;
	readonly report: (event: string, fields: Record<string, unknown>) => void;
}

export interface Asked {
	readonly answers: readonly Answered[];
	readonly bytes: number;
	/** Not all that could be answered was. */
	readonly isCut: boolean;
	/** What the asker may read, and the disk cannot. */
	readonly unread: readonly string[];
}

/** What the disk held of a document at one moment, between two batches. */
interface Holding {
	readonly stateVector: Uint8Array;
	/** Undefined if the asker lacks something that has to be read. */
	readonly nothingNew: Uint8Array | undefined;
}

/** Answers «what do I lack of this document?» for many documents. */
export class Asks {
	readonly #parts: AsksParts;

	constructor(parts: AsksParts) {
		this.#parts = parts;
	}

	/** What may not be read, or cannot be, has no answer; the others have theirs. */
	async answer(caller: Caller, asks: readonly Ask[], maxBytes: number): Promise<Asked> {
		const answers: Answered[] = [];
		const unread: string[] = [];
		let bytes = 0;
		for (const ask of asks) {
			if (bytes >= maxBytes) return { answers, bytes, isCut: true, unread };
			const { document } = ask;
			if (!caller.may('read', this.#parts.facts.resourceOf(document))) continue;
			const answered = await this.#answerOne(ask);
			if (answered === 'unread') unread.push(document);
			if (typeof answered !== 'object') continue;
			answers.push(answered);
			bytes += answered.update.length + answered.stateVector.length + document.length;
		}
		return { answers, bytes, isCut: false, unread };
	}

	async #answerOne(ask: Ask): Promise<Answered | 'unread' | undefined> {
		const { rooms, report } = this.#parts;
		const { document } = ask;
		try {
			const room = await rooms.hold(document);
			try {
				return await this.#lookUp(room, ask);
			} finally {
				rooms.release(room);
			}
		} catch (error) {
			report('document-not-loaded', describe(document, error));
			return 'unread';
		}
	}

	async #lookUp(
		room: Room,
		{ document, stateVector }: Ask
	): Promise<Answered | 'unread' | undefined> {
		const read = readStateVector(stateVector, limits.stateVectorClients);
		if (!read.ok) return undefined;
		const holding = await new Promise<Holding | undefined>((resolve) => {
			const ask = () => resolve(holdingOf(room, read.value));
			this.#parts.ledger.ask({ room, ask, failed: () => resolve(undefined) });
		});
		if (!holding) return 'unread';
		const update =
			holding.nothingNew ?? (await this.#parts.reads.read(document)).difference(stateVector);
		return { document, stateVector: holding.stateVector, update };
	}
}

function holdingOf({ coverage }: Room, theirs: ReadonlyMap<number, number>): Holding | undefined {
	if (!coverage) return undefined;
	const standing = coverage.standingOf(theirs);
	const lacksNothing = standing === 'same' || standing === 'has-more';
	return {
		stateVector: coverage.encodeStateVector(),
		nothingNew: lacksNothing ? coverage.encodeNothingNewStep2() : undefined
	};
}
