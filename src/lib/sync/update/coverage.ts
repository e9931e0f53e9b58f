import * as encoding from 'lib0/encoding';
import { assert } from '#lib/domain/assert.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import { ByteReader } from './byte-reader.ts';
import { dependenciesOf } from './dependencies.ts';
import { addRange, holdsRange, mergeRanges } from './id-ranges.ts';
import type { IdRanges } from './id-ranges.ts';
import { descending, readClocks, writeClocks } from './state-vector.ts';
import type { StateVector } from './state-vector.ts';
import type { WalkTrouble } from './troubles.ts';
import type { UpdateSummary } from './update-summary.ts';

/** How another machine's state vector stands to what is covered here. Deletes are not in it. */
export type Standing = 'same' | 'lacks-some' | 'has-more' | 'apart';

export type GapOf = 'structs' | 'dependencies' | 'deletes' | 'tangle';

const formatVersion = 1;

/**
 * What a document holds, without holding it: the next clock of every client and the deleted ranges.
 * Keeps:
 *  1. The clocks are those of a Y.Doc that was given the same updates.
 *  2. The deleted ranges are in that Y.Doc's delete set. It may have more: of two values that were set
 *     for one key at once, a Y.Doc deletes one by itself. Those become known when somebody names them.
 *  3. `covers` says yes only if the update would change nothing in that Y.Doc.
 */
export class Coverage {
	readonly #clocks: Map<number, number>;
	readonly #deleted: Map<number, IdRanges>;
	#deletesOnly: Uint8Array | undefined = undefined;

	constructor() {
		this.#clocks = new Map();
		this.#deleted = new Map();
	}

	static decode(bytes: Uint8Array): Outcome<Coverage, WalkTrouble> {
		const reader = new ByteReader(bytes);
		const coverage = new Coverage();
		if (reader.uint() !== formatVersion) reader.fail('unknown-content');
		for (const [client, clock] of readClocks(reader, Infinity)) {
			coverage.#clocks.set(client, clock);
		}
		readDeleted(reader, coverage.#deleted);
		if (reader.trouble === undefined && reader.left > 0) reader.fail('left-over');
		return reader.trouble === undefined
			? { ok: true, value: coverage }
			: { ok: false, reason: reader.trouble };
	}

	encode(): Uint8Array {
		return encoding.encode((to) => {
			encoding.writeVarUint(to, formatVersion);
			writeClocks(to, this.#clocks);
			this.#writeDeleted(to);
		});
	}

	get isEmpty(): boolean {
		return this.#clocks.size === 0;
	}

	get clientCount(): number {
		return this.#clocks.size;
	}

	/** The next clock of a client; 0 for one that is not known. */
	clockOf(client: number): number {
		return this.#clocks.get(client) ?? 0;
	}

	/** Deleted ranges of a client: first, next, first, next … */
	deletedOf(client: number): readonly number[] {
		return this.#deleted.get(client) ?? [];
	}

	/** Would this update add nothing? */
	covers({ runs, deletes }: UpdateSummary): boolean {
		for (let at = 0; at < runs.length; at += 3) {
			if (runs[at + 2]! > this.clockOf(runs[at]!)) return false;
		}
		for (let at = 0; at < deletes.length; at += 3) {
			const ranges = this.#deleted.get(deletes[at]!);
			if (!ranges || !holdsRange(ranges, deletes[at + 1]!, deletes[at + 2]!)) return false;
		}
		return true;
	}

	/** What the update builds on and is not known here, if anything. Such an update must not be added. */
	gapIn(summary: UpdateSummary): GapOf | undefined {
		if (this.#hasStructGap(summary)) return 'structs';
		if (summary.needs.length > 0) {
			const dependencies = dependenciesOf(summary, (client) => this.clockOf(client));
			if (dependencies !== 'met') return dependencies === 'missing' ? 'dependencies' : 'tangle';
		}
		return this.#hasFutureDelete(summary) ? 'deletes' : undefined;
	}

	/** After `gapIn` found none. */
	add(summary: UpdateSummary): void {
		const { runs, gone, deletes } = summary;
		// Before the clocks move: what was known already keeps its content, whatever this update calls it.
		this.#delete(gone, (client) => this.clockOf(client));
		for (let at = 0; at < runs.length; at += 3) {
			const client = runs[at]!;
			const clock = this.clockOf(client);
			assert(runs[at + 1]! <= clock, 'an update with a gap was added');
			if (runs[at + 2]! > clock) this.#clocks.set(client, runs[at + 2]!);
		}
		this.#delete(deletes, () => 0);
	}

	stateVector(): StateVector {
		return this.#clocks;
	}

	encodeStateVector(): Uint8Array {
		return encoding.encode((to) => writeClocks(to, this.#clocks));
	}

	/** An update without structs and with every delete: the answer to one who lacks no struct. */
	encodeNothingNewStep2(): Uint8Array {
		this.#deletesOnly ??= encoding.encode((to) => {
			encoding.writeVarUint(to, 0);
			this.#writeDeleted(to);
		});
		return this.#deletesOnly;
	}

	/** Does everything that the other has stand here as well? */
	coversStateVector(other: StateVector): boolean {
		for (const [client, clock] of other) if (clock > this.clockOf(client)) return false;
		return true;
	}

	standingOf(other: StateVector): Standing {
		let lacks = false;
		for (const [client, clock] of this.#clocks) if ((other.get(client) ?? 0) < clock) lacks = true;
		const hasMore = !this.coversStateVector(other);
		if (lacks) return hasMore ? 'apart' : 'lacks-some';
		return hasMore ? 'has-more' : 'same';
	}

	equals(other: Coverage): boolean {
		const mine = this.encode();
		const theirs = other.encode();
		return mine.length === theirs.length && mine.every((byte, at) => byte === theirs[at]);
	}

	copy(): Coverage {
		const copy = new Coverage();
		for (const [client, clock] of this.#clocks) copy.#clocks.set(client, clock);
		for (const [client, ranges] of this.#deleted) copy.#deleted.set(client, [...ranges]);
		return copy;
	}

	#hasStructGap({ runs }: UpdateSummary): boolean {
		for (let at = 0; at < runs.length; at += 3) {
			const client = runs[at]!;
			const before = at > 0 && runs[at - 3] === client ? runs[at - 1]! : 0;
			if (runs[at + 1]! > Math.max(before, this.clockOf(client))) return true;
		}
		return false;
	}

	#hasFutureDelete({ runs, deletes }: UpdateSummary): boolean {
		let end = 0;
		for (let at = 0; at < deletes.length; at += 3) {
			const client = deletes[at]!;
			const isNext = at === 0 || deletes[at - 3] !== client;
			if (isNext) end = Math.max(this.clockOf(client), endOf(runs, client));
			if (deletes[at + 2]! > end) return true;
		}
		return false;
	}

	/** Ranges of a client stand together and ascend. */
	#delete(ranges: readonly number[], notBefore: (client: number) => number): void {
		for (let at = 0; at < ranges.length;) {
			const client = ranges[at]!;
			const first = notBefore(client);
			const added: number[] = [];
			for (; at < ranges.length && ranges[at] === client; at += 3) {
				if (ranges[at + 2]! > first) added.push(Math.max(first, ranges[at + 1]!), ranges[at + 2]!);
			}
			if (added.length > 0) this.#addDeleted(client, added);
		}
	}

	#addDeleted(client: number, added: readonly number[]): void {
		this.#deletesOnly = undefined;
		const ranges = this.#deleted.get(client) ?? [];
		if (added.length > 32) {
			this.#deleted.set(client, mergeRanges(ranges, added));
			return;
		}
		for (let at = 0; at < added.length; at += 2) addRange(ranges, added[at]!, added[at + 1]!);
		this.#deleted.set(client, ranges);
	}

	#writeDeleted(to: encoding.Encoder): void {
		encoding.writeVarUint(to, this.#deleted.size);
		for (const client of descending(this.#deleted)) {
			const ranges = this.deletedOf(client);
			encoding.writeVarUint(to, client);
			encoding.writeVarUint(to, ranges.length / 2);
			for (let at = 0; at < ranges.length; at += 2) {
				encoding.writeVarUint(to, ranges[at]!);
				encoding.writeVarUint(to, ranges[at + 1]! - ranges[at]!);
			}
		}
	}
}

/** Where the structs of a client end in this update; 0 if it has none. */
function endOf(runs: readonly number[], client: number): number {
	let end = 0;
	for (let at = 0; at < runs.length; at += 3) if (runs[at] === client) end = runs[at + 2]!;
	return end;
}

function readDeleted(reader: ByteReader, deleted: Map<number, IdRanges>): void {
	const clients = reader.count(4);
	for (let index = 0; index < clients && reader.trouble === undefined; index++) {
		const client = reader.uint();
		if (deleted.has(client)) reader.fail('unordered');
		const count = reader.count(2);
		const ranges: number[] = [];
		for (let range = 0; range < count && reader.trouble === undefined; range++) {
			const from = reader.uint();
			ranges.push(from, from + reader.uint());
		}
		deleted.set(client, ranges);
	}
}
