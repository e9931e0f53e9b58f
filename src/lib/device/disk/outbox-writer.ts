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
 *  2. One transaction at a time: what is typed meanwhile goes together into the next one, and is never
 *     kept without what it builds on. Only a tab that may be gone in the next moment hands over the rest
 *     beside the one that runs.
 *  3. An aborted transaction is tried again, with the same edits, for as long as the tab lives.
 *  4. What the server has stored meanwhile is written all the same: later edits build on it, and a
 *     server that lost its disk gets it back from here.
 */
export class OutboxWriter {
	readonly #writing: OutboxWriting;
	#unwritten: readonly Edit[] = [];
	/** Of those, which the disk was given and has not answered for. */
	readonly #given = new Set<Edit>();
	readonly #running = new Set<Promise<void>>();
	/** Of those, which the server has on its own disk. */
	readonly #stored = new Set<number>();
	#trouble: DiskTrouble | undefined;
	#failures = 0;
	#cancelRetry: Cancel | undefined;
	#closed = false;

	constructor(writing: OutboxWriting) {
		this.#writing = writing;
	}

	/** What no disk has. */
	get unkept(): readonly Edit[] {
		return this.#unwritten.filter(({ edit }) => !this.#stored.has(edit));
	}

	/** What this disk does not have, whoever else does. */
	get unwritten(): readonly Edit[] {
		return this.#unwritten;
	}

	/** Why the last transaction was not kept; undefined as soon as one is, or nothing needs it any more. */
	get trouble(): DiskTrouble | undefined {
		return this.#trouble;
	}

	add(edit: Edit): void {
		this.#unwritten = [...this.#unwritten, edit];
		this.#start();
	}

	/** Everything typed up to now is kept, or the disk has refused it. */
	async flush(): Promise<void> {
		this.#retryNow();
		const last = this.#unwritten.at(-1)?.edit ?? -1;
		const isUnderWay = () => this.#running.size > 0;
		while (isUnderWay() && this.#unwritten.some(({ edit }) => edit <= last))
			await Promise.all(this.#running);
	}

	/** The same, when this may be the last moment of the tab. */
	async handOver(): Promise<void> {
		this.#stopWaiting();
		this.#give();
		await Promise.all(this.#running);
	}

	/** The server has them on its own disk: nobody has to be warned of losing them. */
	release(edits: ReadonlySet<number>): void {
		for (const { edit } of this.#unwritten) if (edits.has(edit)) this.#stored.add(edit);
		if (this.#running.size === 0) this.#settle(this.#trouble);
	}

	close(): void {
		this.#closed = true;
		this.#stopWaiting();
	}

	#stopWaiting(): void {
		this.#cancelRetry?.();
		this.#cancelRetry = undefined;
	}

	#retryNow(): void {
		this.#stopWaiting();
		this.#start();
	}

	#start(): void {
		if (this.#running.size === 0 && !this.#cancelRetry) this.#give();
	}

	#give(): void {
		const edits = this.#unwritten.filter((edit) => !this.#given.has(edit));
		if (this.#closed || edits.length === 0) return;
		for (const edit of edits) this.#given.add(edit);
		const running = this.#write(edits).finally(() => {
			for (const edit of edits) this.#given.delete(edit);
			this.#running.delete(running);
			this.#start();
		});
		this.#running.add(running);
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
		this.#unwritten = this.#unwritten.filter(({ edit }) => !kept.has(edit));
		for (const edit of kept) this.#stored.delete(edit);
		// Another one may have failed meanwhile, and waits to be tried again.
		this.#settle(this.#cancelRetry ? this.#trouble : undefined);
		this.#writing.onKept(records);
	}

	async #afterFailure(error: unknown): Promise<void> {
		const trouble = error instanceof DiskError ? error.trouble : 'broken';
		const waitMs = Math.min(firstRetryMs * 2 ** this.#failures, lastRetryMs);
		this.#failures++;
		// Where a tab handed over two may fail: both are tried again when the first of them is.
		this.#cancelRetry ??= this.#writing.platform.after(waitMs, () => this.#retryNow());
		// Where nothing will ever be written, what the server has need not be held in memory.
		if (trouble === 'no-store') this.#unwritten = this.unkept;
		this.#settle(trouble);
		if (trouble === 'no-room') await this.#writing.makeRoom();
	}

	#settle(trouble: DiskTrouble | undefined): void {
		this.#trouble = this.unkept.length > 0 ? trouble : undefined;
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
