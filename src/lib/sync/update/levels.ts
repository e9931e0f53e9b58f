import { assert } from '#lib/domain/assert.ts';
import { rootAnchor } from './update-summary.ts';
import type { UpdateSummary } from './update-summary.ts';

/**
 * How deep the structs of a document are nested: 0 under a root, one more under a struct that is a
 * type. Yjs deletes by recursion, so that a few kilobytes of types in types would end in every
 * reader's stack. Neighbours share a level, so one entry stands for a whole text.
 */
export class Levels {
	/** Per client: first clock, level, first clock, level … ascending. */
	readonly #steps = new Map<number, number[]>();

	at(client: number, clock: number): number {
		const steps = this.#steps.get(client);
		if (!steps) return 0;
		let low = 0;
		let high = steps.length / 2;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (steps[2 * middle]! <= clock) low = middle + 1;
			else high = middle;
		}
		return low === 0 ? 0 : steps[2 * low - 1]!;
	}

	/** From this clock of the client on. Clocks come in ascending order. */
	begin(client: number, clock: number, level: number): void {
		const steps = this.#steps.get(client);
		if (steps && steps.at(-1) !== level) steps.push(clock, level);
		if (!steps && level !== 0) this.#steps.set(client, [clock, level]);
	}

	copy(): Levels {
		const copy = new Levels();
		for (const [client, steps] of this.#steps) copy.#steps.set(client, [...steps]);
		return copy;
	}

	entries(): Iterable<readonly [number, readonly number[]]> {
		return this.#steps;
	}

	get clientCount(): number {
		return this.#steps.size;
	}
}

/** What is known of the document that the update comes to. */
export interface Known {
	readonly levels: Levels;
	readonly clockOf: (client: number) => number;
}

/** The level of every anchor of an update, in their order. The update must not have a gap. */
export function levelsOf(summary: UpdateSummary, known: Known): readonly number[] {
	return summary.anchors.length === 0 ? none : new Resolution(summary, known).levels();
}

const none: readonly number[] = [];

/** Numbers of one anchor: client and clock of the struct, of what it is anchored to, and the step. */
export const anchorSize = 5;

class Resolution {
	readonly #anchors: readonly number[];
	readonly #known: Known;
	readonly #found: (number | undefined)[] = [];
	/** Where the anchors of a client begin and end. */
	#sections: ReadonlyMap<number, Section> | undefined = undefined;

	constructor({ anchors }: UpdateSummary, known: Known) {
		this.#anchors = anchors;
		this.#known = known;
	}

	levels(): readonly number[] {
		const levels: number[] = [];
		for (let at = 0; at < this.#anchors.length; at += anchorSize) levels.push(this.#levelOf(at));
		return levels;
	}

	/** A struct stands on another of this update, that on a third …: down to one whose level is known. */
	#levelOf(first: number): number {
		const path: number[] = [];
		let at = first;
		let level = this.#found[at / anchorSize];
		while (level === undefined) {
			assert(path.length <= this.#anchors.length, 'the structs of an update stand in a circle');
			path.push(at);
			const below = this.#entryBelow(at);
			level = below < 0 ? this.#knownBelow(at) : this.#found[below / anchorSize];
			at = below;
		}
		for (let above = path.pop(); above !== undefined; above = path.pop()) {
			level += this.#anchors[above + 4]!;
			this.#found[above / anchorSize] = level;
		}
		return level;
	}

	/** The anchor of this update that tells the level of what the one at `at` stands on; -1 for none. */
	#entryBelow(at: number): number {
		const client = this.#anchors[at + 2]!;
		const clock = this.#anchors[at + 3]!;
		if (client === rootAnchor || clock < this.#known.clockOf(client)) return -1;
		this.#sections ??= sectionsOf(this.#anchors);
		const section = this.#sections.get(client);
		if (!section) return -1;
		const after = this.#firstAfter(section, clock);
		return after > section.first ? after - anchorSize : -1;
	}

	/** Place of the first anchor of the section that begins after this clock. */
	#firstAfter(section: Section, clock: number): number {
		let low = section.first / anchorSize;
		let high = section.end / anchorSize;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (this.#anchors[middle * anchorSize + 1]! <= clock) low = middle + 1;
			else high = middle;
		}
		return low * anchorSize;
	}

	#knownBelow(at: number): number {
		const client = this.#anchors[at + 2]!;
		return client === rootAnchor ? 0 : this.#known.levels.at(client, this.#anchors[at + 3]!);
	}
}

interface Section {
	readonly first: number;
	readonly end: number;
}

function sectionsOf(anchors: readonly number[]): ReadonlyMap<number, Section> {
	const sections = new Map<number, Section>();
	let first = 0;
	for (let end = anchorSize; end <= anchors.length; end += anchorSize) {
		if (anchors[end] === anchors[first]) continue;
		sections.set(anchors[first]!, { first, end });
		first = end;
	}
	return sections;
}
