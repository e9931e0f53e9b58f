import * as encoding from 'lib0/encoding';
import { assert } from '#lib/domain/assert.ts';
import { ByteReader } from './byte-reader.ts';
import { Deleted } from './deleted.ts';
import { dependenciesOf } from './dependencies.ts';
import { readLevels, writeLevels } from './levels-codec.ts';
import { anchorSize, Levels, levelsOf } from './levels.ts';
import { readClocks, writeClocks } from './state-vector.ts';
import type { StateVector } from './state-vector.ts';
import type { WalkTrouble } from './troubles.ts';
import type { UpdateSummary } from './update-summary.ts';

/** How another machine's state vector stands to what is covered here. Deletes are not in it. */
export type Standing = 'same' | 'lacks-some' | 'has-more' | 'apart';

export type GapOf = 'structs' | 'dependencies' | 'deletes' | 'tangle';

const formatVersion = 1;

/** What only those need who write. */
interface Details {
	readonly deleted: Deleted;
	readonly levels: Levels;
}

/**
 * What a document holds, without holding it: the next clock of every client, the deleted ranges, and
 * how deep things are nested. Keeps:
 *  1. The clocks are those of a Y.Doc that was given the same updates.
 *  2. The deleted ranges are in that Y.Doc's delete set. It may have more: of two values that were set
 *     for one key at once, a Y.Doc deletes one by itself. Those become known when somebody names them.
 *  3. `covers` says yes only if the update would change nothing in that Y.Doc.
 */
export class Coverage {
	readonly #clocks: Map<number, number>;
	/** Until they are needed, how to read them: what they are read from is let go with it. */
	#details: Details | (() => Details);
	#deletesOnly: Uint8Array | undefined = undefined;

	constructor(clocks = new Map<number, number>(), details: Details | (() => Details) = noDetails) {
		this.#clocks = clocks;
		this.#details = details;
	}

	/**
	 * Who only reads does not wait until thousands of deleted ranges are decoded for those who write.
	 * `broken` throws for bytes that are no coverage: at once, or when they are needed.
	 */
	static decode(bytes: Uint8Array, broken: (trouble: WalkTrouble) => never): Coverage {
		const reader = new ByteReader(bytes);
		const clocks = readHead(reader);
		if (reader.trouble !== undefined) broken(reader.trouble);
		return new Coverage(clocks, () => {
			const details = readDetails(reader);
			return reader.trouble === undefined ? details : broken(reader.trouble);
		});
	}

	encode(): Uint8Array {
		return encoding.encode((to) => {
			encoding.writeVarUint(to, formatVersion);
			writeClocks(to, this.#clocks);
			this.#deleted.write(to);
			writeLevels(to, this.#levels);
		});
	}

	copy(): Coverage {
		const details = { deleted: this.#deleted.copy(), levels: this.#levels.copy() };
		return new Coverage(new Map(this.#clocks), details);
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
		return this.#deleted.of(client);
	}

	/** How deep a struct is nested; of what is gone it may be any number. */
	levelOf(client: number, clock: number): number {
		return this.#levels.at(client, clock);
	}

	/** Would this update add nothing? */
	covers({ runs, deletes }: UpdateSummary): boolean {
		for (let at = 0; at < runs.length; at += 3) {
			if (runs[at + 2]! > this.clockOf(runs[at]!)) return false;
		}
		return this.#deleted.holdsAll(deletes);
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

	/** How deep its structs would be nested at most. After `gapIn` found none. */
	depthOf(summary: UpdateSummary): number {
		let depth = 0;
		for (const level of this.#levelsOf(summary)) if (level > depth) depth = level;
		return depth;
	}

	/** After `gapIn` found none. */
	add(summary: UpdateSummary): void {
		const { runs, gone, deletes } = summary;
		// Before the clocks move: what was known keeps its content and place, whatever this update says.
		this.#addLevels(summary);
		if (gone.length > 0) this.#delete(gone, (client) => this.clockOf(client));
		for (let at = 0; at < runs.length; at += 3) {
			const client = runs[at]!;
			const clock = this.clockOf(client);
			assert(runs[at + 1]! <= clock, 'an update with a gap was added');
			if (runs[at + 2]! > clock) this.#clocks.set(client, runs[at + 2]!);
		}
		if (deletes.length > 0) this.#delete(deletes, () => 0);
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
			this.#deleted.write(to);
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

	/** The same clocks and deletes. */
	equals(other: Coverage): boolean {
		return (
			isSame(this.encodeStateVector(), other.encodeStateVector()) &&
			isSame(this.encodeNothingNewStep2(), other.encodeNothingNewStep2())
		);
	}

	get #known(): Details {
		if (typeof this.#details === 'function') this.#details = this.#details();
		return this.#details;
	}

	get #deleted(): Deleted {
		return this.#known.deleted;
	}

	get #levels(): Levels {
		return this.#known.levels;
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

	#levelsOf(summary: UpdateSummary): readonly number[] {
		if (summary.anchors.length === 0) return noLevels;
		return levelsOf(summary, {
			levels: this.#levels,
			clockOf: (client) => this.clockOf(client)
		});
	}

	#addLevels(summary: UpdateSummary): void {
		const { anchors } = summary;
		const found = this.#levelsOf(summary);
		for (let at = 0; at < anchors.length; at += anchorSize) {
			const client = anchors[at]!;
			const clock = anchors[at + 1]!;
			if (clock < this.clockOf(client)) continue;
			this.#levels.begin(client, clock, found[at / anchorSize]!);
		}
	}

	/** Ranges of a client stand together and ascend. */
	#delete(list: readonly number[], notBefore: (client: number) => number): void {
		for (let at = 0; at < list.length;) {
			const client = list[at]!;
			const first = notBefore(client);
			const added: number[] = [];
			for (; at < list.length && list[at] === client; at += 3) {
				if (list[at + 2]! > first) added.push(Math.max(first, list[at + 1]!), list[at + 2]!);
			}
			if (added.length === 0) continue;
			this.#deleted.add(client, added);
			this.#deletesOnly = undefined;
		}
	}
}

const noLevels: readonly number[] = [];

function noDetails(): Details {
	return { deleted: new Deleted(), levels: new Levels() };
}

function readHead(reader: ByteReader): Map<number, number> {
	if (reader.uint() !== formatVersion) reader.fail('unknown-content');
	return readClocks(reader, Infinity);
}

function readDetails(reader: ByteReader): Details {
	const deleted = Deleted.read(reader);
	const levels = readLevels(reader);
	if (reader.trouble === undefined && reader.left > 0) reader.fail('left-over');
	return { deleted, levels };
}

/** Where the structs of a client end in this update; 0 if it has none. */
function endOf(runs: readonly number[], client: number): number {
	let end = 0;
	for (let at = 0; at < runs.length; at += 3) if (runs[at] === client) end = runs[at + 2]!;
	return end;
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
	return left.length === right.length && left.every((byte, at) => byte === right[at]);
}
