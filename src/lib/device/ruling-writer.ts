import type { Report } from './background.ts';
import { inBackground } from './background.ts';
import type { Outbox, RecordState } from './disk/disk.ts';
import type { Ruling, Verdict } from './outbox-index.ts';
import type { Cancel, Platform } from './platform.ts';

export interface RulingWriting {
	readonly outbox: Outbox;
	readonly platform: Platform;
	readonly report: Report;
	/** It is on the disk now: only from here on does anybody say so. */
	readonly onMarked: (batches: readonly string[], state: RecordState) => void;
}

interface Note {
	readonly batches: readonly string[];
	readonly state: RecordState;
}

const retryAfterMs = 5_000;

/** Writes down in the outbox what the server answered. One transaction at a time, tried until it is kept. */
export class RulingWriter {
	readonly #writing: RulingWriting;
	#notes: readonly Note[] = [];
	#running: Promise<void> | undefined;
	#cancelRetry: Cancel | undefined;

	constructor(writing: RulingWriting) {
		this.#writing = writing;
	}

	add(batches: readonly string[], state: RecordState): void {
		const last = this.#notes.at(-1);
		// The one being written is the first; only a later one may still grow.
		if (this.#notes.length > 1 && last && isSame(last.state, state)) {
			const grown = { batches: [...last.batches, ...batches], state };
			this.#notes = [...this.#notes.slice(0, -1), grown];
		} else {
			this.#notes = [...this.#notes, { batches, state }];
		}
		this.#start();
	}

	/** It is ruled already, and only not written down yet. */
	isRuled(batch: string): boolean {
		return this.#notes.some(({ batches }) => batches.includes(batch));
	}

	async flush(): Promise<void> {
		while (this.#running) await this.#running;
	}

	/** Whoever leads now learns by itself what the disk did not take here; an answer may be out of date by then. */
	async stop(): Promise<void> {
		await this.flush();
		this.#cancelRetry?.();
		this.#notes = [];
	}

	#start(): void {
		const note = this.#notes[0];
		if (this.#running || this.#cancelRetry || !note) return;
		this.#running = this.#write(note).finally(() => {
			this.#running = undefined;
			this.#start();
		});
		inBackground(this.#running, 'note what was stored', this.#writing.report);
	}

	async #write(note: Note): Promise<void> {
		const { outbox, platform, onMarked, report } = this.#writing;
		try {
			await outbox.mark(note.batches, note.state);
		} catch (error) {
			report('mark the outbox', error);
			this.#cancelRetry = platform.after(retryAfterMs, () => {
				this.#cancelRetry = undefined;
				this.#start();
			});
			return;
		}
		this.#notes = this.#notes.slice(1);
		onMarked(note.batches, note.state);
	}
}

function isSame(one: RecordState, other: RecordState): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

/** What is answered at once is written down at once. */
export function byVerdict(rulings: readonly Ruling[]): ReadonlyMap<Verdict, readonly string[]> {
	const grouped = new Map<Verdict, readonly string[]>();
	for (const { batch, verdict } of rulings) {
		grouped.set(verdict, [...(grouped.get(verdict) ?? []), batch]);
	}
	return grouped;
}
