import * as Y from 'yjs';
import type { Cancel, Platform } from '../platform.ts';
import { toBase64Url } from '../bytes.ts';
import { DiskError } from './disk.ts';
import type { DiskTrouble, NewRecord, Outbox } from './disk.ts';

/** One local transaction of this tab, until it is kept. */
export interface Edit {
	readonly document: string;
	readonly edit: number;
	readonly update: Uint8Array;
	readonly at: number;
}

export interface OutboxWriting {
	readonly outbox: Outbox;
	readonly platform: Platform;
	readonly tab: string;
	/** The records are on the disk. */
	readonly onKept: (records: readonly NewRecord[]) => void;
	readonly onChange: () => void;
	/** Asked after an abort for want of room; whatever may be fetched again may go. */
	readonly makeRoom: () => Promise<void>;
}

/** Yjs merges a hundred at once without a noticeable pause, thousands it does not. */
const mergedAtOnce = 100;
const firstRetryMs = 1_000;
const lastRetryMs = 30_000;

/**
 * Puts this tab's edits into the outbox. Keeps:
 *  1. An edit is kept only when its transaction completed; until then it stays in memory, in order.
 *  2. One transaction at a time: what is typed meanwhile goes together into the next one.
 *  3. An aborted transaction is tried again, with the same edits, for as long as the tab lives.
 */
export class OutboxWriter {
	readonly #writing: OutboxWriting;
	#unkept: readonly Edit[] = [];
	#running: Promise<void> | undefined;
	#trouble: DiskTrouble | undefined;
	#failures = 0;
	#cancelRetry: Cancel | undefined;
	#closed = false;

	constructor(writing: OutboxWriting) {
		this.#writing = writing;
	}

	get unkept(): readonly Edit[] {
		return this.#unkept;
	}

	/** Why the last transaction was not kept; undefined as soon as one is. */
	get trouble(): DiskTrouble | undefined {
		return this.#trouble;
	}

	add(edit: Edit): void {
		this.#unkept = [...this.#unkept, edit];
		this.#start();
	}

	/** Everything typed up to now is kept, or the disk has refused it. */
	async flush(): Promise<void> {
		this.#retryNow();
		const last = this.#unkept.at(-1)?.edit;
		while (this.#running && this.#unkept.some(({ edit }) => edit <= (last ?? -1))) {
			await this.#running;
		}
	}

	/** The server has them on its own disk: there is nothing left to keep here. */
	release(edits: ReadonlySet<number>): void {
		this.#unkept = this.#unkept.filter(({ edit }) => !edits.has(edit));
		if (this.#unkept.length === 0 && !this.#running) this.#settle(undefined);
	}

	close(): void {
		this.#closed = true;
		this.#cancelRetry?.();
	}

	#retryNow(): void {
		this.#cancelRetry?.();
		this.#cancelRetry = undefined;
		this.#start();
	}

	#start(): void {
		if (this.#running || this.#cancelRetry || this.#closed || this.#unkept.length === 0) return;
		this.#running = this.#write(this.#unkept).finally(() => {
			this.#running = undefined;
			this.#start();
		});
	}

	async #write(edits: readonly Edit[]): Promise<void> {
		const records = this.#recordsOf(edits);
		try {
			await this.#writing.outbox.append(records);
		} catch (error) {
			await this.#afterFailure(error);
			return;
		}
		const kept = new Set(edits.map(({ edit }) => edit));
		this.#unkept = this.#unkept.filter(({ edit }) => !kept.has(edit));
		this.#settle(undefined);
		this.#writing.onKept(records);
	}

	async #afterFailure(error: unknown): Promise<void> {
		const trouble = error instanceof DiskError ? error.trouble : 'broken';
		const waitMs = Math.min(firstRetryMs * 2 ** this.#failures, lastRetryMs);
		this.#failures++;
		this.#cancelRetry = this.#writing.platform.after(waitMs, () => this.#retryNow());
		this.#settle(trouble);
		if (trouble === 'no-room') await this.#writing.makeRoom();
	}

	#settle(trouble: DiskTrouble | undefined): void {
		this.#trouble = trouble;
		if (!trouble) this.#failures = 0;
		this.#writing.onChange();
	}

	#recordsOf(edits: readonly Edit[]): readonly NewRecord[] {
		return groupsOf(edits).map((group) => {
			const [first, last] = [group[0]!, group.at(-1)!];
			return {
				document: first.document,
				batch: toBase64Url(this.#writing.platform.bytes(12)),
				update:
					group.length === 1 ? first.update : Y.mergeUpdates(group.map((edit) => edit.update)),
				tab: this.#writing.tab,
				first: first.edit,
				last: last.edit,
				at: first.at
			};
		});
	}
}

/** Runs of edits of one document that followed each other, each small enough to be merged. */
function groupsOf(edits: readonly Edit[]): readonly (readonly Edit[])[] {
	const groups: Edit[][] = [];
	for (const edit of edits) {
		const group = groups.at(-1);
		const fits =
			group &&
			group.length < mergedAtOnce &&
			group[0]!.document === edit.document &&
			group.at(-1)!.edit + 1 === edit.edit;
		if (fits) group.push(edit);
		else groups.push([edit]);
	}
	return groups;
}
