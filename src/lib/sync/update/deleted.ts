import * as encoding from 'lib0/encoding';
import type { ByteReader } from './byte-reader.ts';
import { addRange, holdsRange, mergeRanges } from './id-ranges.ts';
import type { IdRanges } from './id-ranges.ts';
import { descending } from './state-vector.ts';

/** The delete set of a document: per client, ranges of clocks. */
export class Deleted {
	readonly #ranges = new Map<number, IdRanges>();

	/** first, next, first, next … */
	of(client: number): readonly number[] {
		return this.#ranges.get(client) ?? none;
	}

	/** `list` is client, first, next …, as in the summary of an update. */
	holdsAll(list: readonly number[]): boolean {
		for (let at = 0; at < list.length; at += 3) {
			if (!holdsRange(this.of(list[at]!), list[at + 1]!, list[at + 2]!)) return false;
		}
		return true;
	}

	/** Ranges of one client, ascending. */
	add(client: number, added: readonly number[]): void {
		const ranges = this.#ranges.get(client) ?? [];
		if (added.length > manyAtOnce) {
			this.#ranges.set(client, mergeRanges(ranges, added));
			return;
		}
		for (let at = 0; at < added.length; at += 2) addRange(ranges, added[at]!, added[at + 1]!);
		this.#ranges.set(client, ranges);
	}

	copy(): Deleted {
		const copy = new Deleted();
		for (const [client, ranges] of this.#ranges) copy.#ranges.set(client, [...ranges]);
		return copy;
	}

	/** As Yjs writes a delete set: clients descend. */
	write(to: encoding.Encoder): void {
		encoding.writeVarUint(to, this.#ranges.size);
		for (const client of descending(this.#ranges)) {
			const ranges = this.of(client);
			encoding.writeVarUint(to, client);
			encoding.writeVarUint(to, ranges.length / 2);
			for (let at = 0; at < ranges.length; at += 2) {
				encoding.writeVarUint(to, ranges[at]!);
				encoding.writeVarUint(to, ranges[at + 1]! - ranges[at]!);
			}
		}
	}

	static read(reader: ByteReader): Deleted {
		const deleted = new Deleted();
		const clients = reader.count(4);
		for (let index = 0; index < clients && reader.trouble === undefined; index++) {
			const client = reader.uint();
			if (deleted.#ranges.has(client)) reader.fail('unordered');
			const count = reader.count(2);
			const ranges: number[] = [];
			for (let range = 0; range < count && reader.trouble === undefined; range++) {
				const from = reader.uint();
				ranges.push(from, from + reader.uint());
			}
			deleted.#ranges.set(client, ranges);
		}
		return deleted;
	}
}

const none: readonly number[] = [];

/** Above it, one pass over both lists is cheaper than moving the rest for each range. */
const manyAtOnce = 32;
