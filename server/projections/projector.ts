import type { Digest } from '#lib/domain/progress/digest.ts';
import type { Facts } from '../access/facts.ts';
import type { Digests, KeptDigest } from '../storage/digests.ts';
import type { RecordChange } from '../storage/records.ts';
import type { StorageCondition, UpdateLog } from '../storage/storage.ts';
import { basisOf, contextOf, countDocument } from './count.ts';
import { createPace } from './pace.ts';
import type { Pace } from './pace.ts';

export interface ProjectorParts {
	readonly log: Pick<UpdateLog, 'read' | 'headOf'>;
	readonly digests: Digests;
	readonly facts: Pick<Facts, 'find' | 'all' | 'onChange'>;
	readonly condition: () => StorageCondition;
	readonly now: () => number;
	readonly failed: (cause: unknown) => void;
	readonly pace?: Pace;
}

/** Somebody who goes on writing is waited for, but not for ever. */
const quietMs = 1500;
const longestWaitMs = 10_000;

/** No row of the log: whatever was counted up to there is behind. */
const nowhere = -1;

/** So many digests go to the disk, or leave it, in one commit. */
const portion = 100;

interface Behind {
	readonly since: number;
	readonly last: number;
}

export interface Rebuilt {
	readonly documents: number;
	/** How many came out otherwise. */
	readonly changed: number;
}

interface Entry {
	readonly position: number;
	readonly basis: string;
	readonly digest: Digest;
}

/**
 * What the log says, counted: one digest for each document. Keeps:
 *  1. A digest follows from its document alone, so counting it twice, or from nothing, gives the same.
 *  2. Which digests are behind is known by positions: whatever was cut off is noticed at the next start.
 *  3. Nobody who writes waits for it: documents are counted one at a time, with the loop free between.
 */
export class Projector {
	readonly #parts: ProjectorParts;
	readonly #pace: Pace;
	readonly #entries = new Map<string, Entry>();
	/** Documents that may be behind. */
	readonly #behind = new Map<string, Behind>();
	readonly #unkept = new Map<string, KeptDigest>();
	readonly #listeners = new Set<(documentId: string) => void>();
	readonly #stopHearing: () => void;
	#running: Promise<void> | undefined;
	#isStopped = false;
	/** How many wait for the counting to be over. */
	#hurries = 0;

	private constructor(parts: ProjectorParts) {
		this.#parts = parts;
		this.#pace = parts.pace ?? createPace();
		this.#stopHearing = parts.facts.onChange((changes) => this.#recordsChanged(changes));
	}

	static async open(parts: ProjectorParts): Promise<Projector> {
		const projector = new Projector(parts);
		for (const row of await parts.digests.readAll()) projector.#takeUp(row);
		projector.lookForBehind();
		return projector;
	}

	/** Undefined while nothing of it was counted yet. */
	digestOf(documentId: string): Digest | undefined {
		return this.#entries.get(documentId)?.digest;
	}

	/** Since when something that is stored is not counted yet; undefined when all is. */
	behindSince(documentId: string): number | undefined {
		return this.#behind.get(documentId)?.since;
	}

	/** How many documents wait to be counted. */
	get waiting(): number {
		return this.#behind.size;
	}

	/** Called with each document whose digest is another one now, or is gone. */
	onCounted(listener: (documentId: string) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** A document has new rows. */
	noticed(documentId: string): void {
		if (!contextOf(this.#parts.facts.find('documents', documentId))) return;
		const last = this.#parts.now();
		this.#behind.set(documentId, { since: this.behindSince(documentId) ?? last, last });
	}

	/** Whatever came without a word: by another program, or before a power cut. */
	lookForBehind(): void {
		for (const { id } of this.#parts.facts.all('documents')) {
			if (!this.#behind.has(id) && this.#isBehind(id)) this.noticed(id);
		}
	}

	/** Counts in its own time, until it is stopped. */
	start(): void {
		this.#pace.start(() => this.#work((id) => this.#isQuiet(id)));
	}

	/** Counts everything that is behind now, and keeps it. */
	settle(): Promise<void> {
		return this.#hurried(() => this.#settle());
	}

	async #settle(): Promise<void> {
		this.lookForBehind();
		while (this.#behind.size > 0) {
			const before = this.#behind.size;
			await this.#running;
			await this.#work(() => true);
			if (this.#behind.size >= before) break;
		}
		await this.#keep();
	}

	/**
	 * Forgets everything on the disk and counts it anew from nothing but the log. Whoever asks meanwhile
	 * is told what was known before.
	 */
	rebuild(): Promise<Rebuilt> {
		return this.#hurried(() => this.#rebuild());
	}

	async #rebuild(): Promise<Rebuilt> {
		await this.#running;
		const before = new Map(this.#entries);
		await this.#inPortions([...before.keys()], (some) => this.#parts.digests.remove(some));
		this.#unkept.clear();
		for (const [id, entry] of before) {
			this.#entries.set(id, { ...entry, position: nowhere });
			if (!this.#isBehind(id)) this.#entries.delete(id);
		}
		await this.#settle();
		const changed = [...this.#entries].filter(
			([id, { digest }]) => JSON.stringify(before.get(id)?.digest) !== JSON.stringify(digest)
		);
		return { documents: this.#entries.size, changed: changed.length };
	}

	async stop(): Promise<void> {
		this.#isStopped = true;
		this.#stopHearing();
		this.#pace.stop();
		await this.#running;
		await this.#keep();
	}

	#takeUp({ documentId, position, basis, value }: KeptDigest): void {
		if (this.#parts.log.headOf(documentId) === 0) {
			// Erased by a program that did not know of digests.
			void this.#parts.digests.remove([documentId]).catch(this.#parts.failed);
			return;
		}
		// Only the server writes them, and every row carries its checksum.
		this.#entries.set(documentId, { position, basis, digest: JSON.parse(value) as Digest });
	}

	#isBehind(documentId: string): boolean {
		const { facts, log } = this.#parts;
		const context = contextOf(facts.find('documents', documentId));
		if (!context) return false;
		const head = log.headOf(documentId);
		const entry = this.#entries.get(documentId);
		return head > 0 && (entry?.position !== head || entry.basis !== basisOf(context));
	}

	#recordsChanged(changes: readonly RecordChange[]): void {
		for (const change of changes) {
			if (change.table !== 'documents') continue;
			const id = 'put' in change ? change.put.id : change.remove;
			if (contextOf(this.#parts.facts.find('documents', id))) this.noticed(id);
			else this.#forget(id);
		}
	}

	#forget(documentId: string): void {
		this.#behind.delete(documentId);
		this.#unkept.delete(documentId);
		if (!this.#entries.delete(documentId)) return;
		this.#tell(documentId);
		void this.#parts.digests.remove([documentId]).catch(this.#parts.failed);
	}

	async #hurried<Result>(work: () => Promise<Result>): Promise<Result> {
		this.#hurries += 1;
		try {
			return await work();
		} finally {
			this.#hurries -= 1;
		}
	}

	#work(isDue: (documentId: string) => boolean): Promise<void> {
		this.#running ??= this.#countAll([...this.#behind.keys()].filter(isDue)).finally(
			() => (this.#running = undefined)
		);
		return this.#running;
	}

	async #countAll(documentIds: readonly string[]): Promise<void> {
		for (const id of documentIds) {
			if (this.#isStopped) return;
			await this.#paced(() => this.#count(id));
		}
		await this.#keep();
	}

	async #count(documentId: string): Promise<void> {
		const { facts, log, failed } = this.#parts;
		const since = this.#behind.get(documentId);
		const context = contextOf(facts.find('documents', documentId));
		if (!context || !this.#isBehind(documentId)) return void this.#behind.delete(documentId);
		try {
			const { position, digest, isKept } = await countDocument(log, documentId, context);
			// Meanwhile it may have been erased, or somebody wrote on.
			if (!contextOf(facts.find('documents', documentId))) return;
			const basis = basisOf(context);
			const value = JSON.stringify(digest);
			const isNews = JSON.stringify(this.#entries.get(documentId)?.digest) !== value;
			this.#entries.set(documentId, { position, basis, digest });
			if (isKept) this.#unkept.set(documentId, { documentId, position, basis, value });
			this.#behind.delete(documentId);
			if (this.#isBehind(documentId)) this.noticed(documentId);
			if (isNews) this.#tell(documentId);
		} catch (cause) {
			// It is tried again when it is noticed again; the others are counted all the same.
			if (this.#behind.get(documentId) === since) this.#behind.delete(documentId);
			failed(cause);
		}
	}

	/** What is written at once keeps the others waiting. */
	async #inPortions<Item>(
		items: readonly Item[],
		work: (some: readonly Item[]) => Promise<void>
	): Promise<void> {
		for (let at = 0; at < items.length; at += portion)
			await this.#paced(() => work(items.slice(at, at + portion)));
	}

	#paced(piece: () => Promise<void>): Promise<void> {
		return this.#pace.between(piece, this.#hurries > 0 ? 'awaited' : 'by-the-way');
	}

	#isQuiet(documentId: string): boolean {
		const behind = this.#behind.get(documentId);
		if (!behind) return false;
		const now = this.#parts.now();
		return now - behind.last >= quietMs || now - behind.since >= longestWaitMs;
	}

	/** A disk that is full takes them later; they can be counted anew at any time. */
	async #keep(): Promise<void> {
		const { log, digests, condition, failed } = this.#parts;
		if (this.#unkept.size === 0 || condition() !== 'writable') return;
		const rows = [...this.#unkept.values()];
		this.#unkept.clear();
		try {
			await this.#inPortions(rows, (some) =>
				// What was erased meanwhile must not come back.
				digests.put(some.filter(({ documentId }) => log.headOf(documentId) > 0))
			);
		} catch (cause) {
			failed(cause);
		}
	}

	#tell(documentId: string): void {
		for (const listener of this.#listeners) listener(documentId);
	}
}
