import type { Report } from '../background.ts';
import { inBackground } from '../background.ts';
import type { Cancel, Platform } from '../platform.ts';
import type { Coverage } from '#lib/sync/update/coverage.ts';
import type { Disk, OutboxRecord } from './disk.ts';
import { holds, ReadAgain } from './replica-coverage.ts';

export interface Sweeping {
	readonly disk: Disk;
	readonly platform: Platform;
	readonly report: Report;
	readonly isOpen: (document: string) => boolean;
	readonly onRemoved: (batches: readonly string[]) => void;
	/** The replica has a hole that the outbox cannot fill. */
	readonly onHole: (document: string) => void;
}

/** A pause in which nothing is stored: a long document is read back, and nobody is typing then. */
const sweepAfterMs = 5_000;
/** Whoever types without a pause: short enough that the outbox stays small. */
const sweepWithinMs = 60_000;
/** A full disk, or a hole that only the server can fill. */
const againAfterMs = 30_000;

/**
 * Takes out of the outbox what need not be there any more. Keeps:
 *  1. [P4] A record goes only if the disk says «stored» of it and the replica, read back, holds the edit.
 *  2. What the replica lacks is put into it, once, and looked at again the next time.
 *  3. What a person has decided not to let in goes, with the replica that shows it, when nobody has
 *     the document open: then it is fetched as the server has it.
 *  4. If it lacks something even then, what lies between was lost to it: it has to be made whole.
 */
export class Sweep {
	readonly #sweeping: Sweeping;
	#planned: Cancel | undefined;
	/** When there first was something to sweep. */
	#askedAt: number | undefined;
	#stopped = false;
	readonly #putIn = new Set<string>();
	/** Of the document that was read last: mostly it is the one that is being written. */
	#readLast = { document: '', again: new ReadAgain() };

	constructor(sweeping: Sweeping) {
		this.#sweeping = sweeping;
	}

	/** There is something to sweep, in the next pause. */
	soon(): void {
		const now = this.#sweeping.platform.elapsed();
		this.#askedAt ??= now;
		this.#plan(Math.min(sweepAfterMs, Math.max(0, this.#askedAt + sweepWithinMs - now)));
	}

	stop(): void {
		this.#stopped = true;
		this.#planned?.();
	}

	#again(afterMs: number): void {
		if (!this.#planned) this.#plan(afterMs);
	}

	#plan(afterMs: number): void {
		if (this.#stopped) return;
		this.#planned?.();
		this.#planned = this.#sweeping.platform.after(afterMs, () => {
			this.#planned = undefined;
			this.#askedAt = undefined;
			const run = this.#run().catch((error: unknown) => {
				this.#again(againAfterMs);
				throw error;
			});
			inBackground(run, 'sweep the outbox', this.#sweeping.report);
		});
	}

	async #run(): Promise<void> {
		const { disk, onRemoved } = this.#sweeping;
		const { records } = await disk.outbox.read();
		const stored = records.filter(({ state }) => state.at === 'stored');
		const gone: string[] = [];
		for (const document of new Set(stored.map((record) => record.document))) {
			const own = stored.filter((record) => record.document === document);
			gone.push(...(await this.#sweepDocument(document, own)));
		}
		gone.push(...(await this.#dropDecided(records)));
		if (gone.length > 0 && !this.#stopped) {
			await disk.outbox.remove(gone);
			onRemoved(gone);
		}
	}

	async #dropDecided(records: readonly OutboxRecord[]): Promise<readonly string[]> {
		const { disk, isOpen, onHole } = this.#sweeping;
		const decided = records.filter(
			({ state }) => state.at === 'refused' && state.refusal === 'set-aside'
		);
		const closed = decided.filter(({ document }) => !isOpen(document));
		if (closed.length < decided.length) this.#again(againAfterMs);
		for (const document of new Set(closed.map((record) => record.document))) {
			await disk.replicas.drop(document);
			onHole(document);
		}
		return closed.map(({ batch }) => batch);
	}

	async #sweepDocument(
		document: string,
		records: readonly OutboxRecord[]
	): Promise<readonly string[]> {
		const { replicas } = this.#sweeping.disk;
		const coverage = this.#coverageOf(document, await replicas.read(document));
		const held = records.filter(({ update }) => holds(coverage, update));
		const lacking = records.filter((record) => !held.includes(record));
		const fresh = lacking.filter(({ batch }) => !this.#putIn.has(batch));
		if (lacking.length > 0) this.#again(fresh.length > 0 ? sweepAfterMs : againAfterMs);
		if (fresh.length > 0) {
			await replicas.append(
				document,
				fresh.map(({ update }) => update)
			);
			for (const { batch } of fresh) this.#putIn.add(batch);
		} else if (lacking.length > 0) {
			this.#sweeping.onHole(document);
		}
		return held.map(({ batch }) => batch);
	}

	#coverageOf(document: string, rows: readonly Uint8Array[]): Coverage {
		if (this.#readLast.document !== document) this.#readLast = { document, again: new ReadAgain() };
		return this.#readLast.again.coverageOf(rows);
	}
}
