import type { UpdateSummary } from './update-summary.ts';

/**
 * What needs what, in one update. Yjs integrates the structs of a client in order and turns aside for
 * what a struct needs of another client; what it cannot reach that way it keeps as pending, for ever
 * if two structs need each other. `order` goes the same way with clocks alone.
 */
export type Dependencies = 'met' | 'missing' | 'tangled';

/** Two per need of the largest step 2 allowed. Honest merges take about one. */
const mostSteps = 400_000;

export function dependenciesOf(
	summary: UpdateSummary,
	knownClock: (client: number) => number,
	maxSteps = mostSteps
): Dependencies {
	const { needs } = summary;
	if (areAllKnown(needs, knownClock)) return 'met';
	return new Tangle(summary, knownClock).unravel(maxSteps);
}

/** How far the structs of each client get that build on something missing; the others get to their end. */
export function endsOfStuck(
	summary: UpdateSummary,
	knownClock: (client: number) => number
): ReadonlyMap<number, number> {
	const tangle = new Tangle(summary, knownClock);
	tangle.unravel(mostSteps);
	return tangle.endsOfStuck();
}

/** True for nearly every update: what it needs was stored before it came. */
function areAllKnown(needs: readonly number[], knownClock: (client: number) => number): boolean {
	for (let at = 0; at < needs.length; at += 4) {
		if (needs[at + 3]! >= knownClock(needs[at + 2]!)) return false;
	}
	return true;
}

/** The structs of one client: integrated up to the need at `at`, which is not met yet. */
interface Strand {
	readonly client: number;
	readonly end: number;
	readonly lastNeed: number;
	at: number;
}

class Tangle {
	readonly #needs: readonly number[];
	readonly #strands: readonly Strand[];
	readonly #clocks = new Map<number, number>();
	readonly #waiting = new Map<number, Strand[]>();
	readonly #knownClock: (client: number) => number;

	constructor(summary: UpdateSummary, knownClock: (client: number) => number) {
		this.#needs = summary.needs;
		this.#strands = strandsOf(summary);
		this.#knownClock = knownClock;
	}

	unravel(maxSteps: number): Dependencies {
		const ready = [...this.#strands];
		let steps = 0;
		for (let strand = ready.pop(); strand !== undefined; strand = ready.pop()) {
			if (++steps > maxSteps) return 'tangled';
			if (!this.#advance(strand)) continue;
			ready.push(...(this.#waiting.get(strand.client) ?? []));
			this.#waiting.delete(strand.client);
		}
		return this.#strands.every((strand) => strand.at >= strand.lastNeed) ? 'met' : 'missing';
	}

	endsOfStuck(): ReadonlyMap<number, number> {
		const stuck = this.#strands.filter((strand) => strand.at < strand.lastNeed);
		return new Map(stuck.map(({ client, at }) => [client, this.#needs[at + 1]!]));
	}

	/** Goes on to the next need that is not met, and says whether the clock moved. */
	#advance(strand: Strand): boolean {
		const before = this.#clockOf(strand.client);
		while (strand.at < strand.lastNeed && this.#isMet(strand.at)) strand.at += 4;
		const isDone = strand.at >= strand.lastNeed;
		const clock = isDone ? strand.end : this.#needs[strand.at + 1]!;
		if (!isDone) this.#waitFor(this.#needs[strand.at + 2]!, strand);
		if (clock <= before) return false;
		this.#clocks.set(strand.client, clock);
		return true;
	}

	#isMet(at: number): boolean {
		return this.#needs[at + 3]! < this.#clockOf(this.#needs[at + 2]!);
	}

	#waitFor(client: number, strand: Strand): void {
		const waiting = this.#waiting.get(client);
		if (waiting) waiting.push(strand);
		else this.#waiting.set(client, [strand]);
	}

	#clockOf(client: number): number {
		return this.#clocks.get(client) ?? this.#knownClock(client);
	}
}

/** Runs and needs both stand in the order of clients, so one pass pairs them. */
function strandsOf({ runs, needs }: UpdateSummary): Strand[] {
	const strands: Strand[] = [];
	let need = 0;
	for (let run = 0; run < runs.length; run += 3) {
		const client = runs[run]!;
		if (runs[run + 3] === client) continue;
		const at = need;
		while (need < needs.length && needs[need] === client) need += 4;
		strands.push({ client, end: runs[run + 2]!, lastNeed: need, at });
	}
	return strands;
}
