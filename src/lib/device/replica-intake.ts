import type { Disk } from './disk/disk.ts';

export interface Brought {
	readonly document: string;
	readonly update: Uint8Array;
}

export interface ReplicaIntakeParts {
	readonly disk: Pick<Disk, 'outbox' | 'replicas'>;
	readonly isHosted: (document: string) => boolean;
}

const compactFromRows = 50;

/** Puts what an exchange brought into the replicas on the disk. */
export class ReplicaIntake {
	readonly #parts: ReplicaIntakeParts;
	/** Records that stand in their replica already. */
	readonly #putIn = new Set<string>();

	constructor(parts: ReplicaIntakeParts) {
		this.#parts = parts;
	}

	async append(brought: readonly Brought[]): Promise<void> {
		for (const [document, came] of Map.groupBy(brought, ({ document }) => document)) {
			const updates = came.map(({ update }) => update);
			await this.#appendTo(document, updates);
		}
	}

	async #appendTo(document: string, updates: readonly Uint8Array[]): Promise<void> {
		const { replicas } = this.#parts.disk;
		await replicas.append(document, [...(await this.#ownFirst(document)), ...updates]);
		// Whoever hosts it makes its rows one.
		if (this.#parts.isHosted(document)) return;
		const rows = await replicas.read(document);
		if (rows.length > compactFromRows) await replicas.compact(document);
	}

	/**
	 * Of two edits under one number Yjs takes the one that it reads first: what was typed here must not
	 * be displaced by somebody else's, whoever of the two the server has decided for.
	 */
	async #ownFirst(document: string): Promise<readonly Uint8Array[]> {
		const { records } = await this.#parts.disk.outbox.read(document);
		const fresh = records.filter(({ batch }) => !this.#putIn.has(batch));
		for (const { batch } of fresh) this.#putIn.add(batch);
		return fresh.map(({ update }) => update);
	}
}
