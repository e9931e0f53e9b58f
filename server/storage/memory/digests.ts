import type { Digests, KeptDigest } from '../digests.ts';
import type { Owner } from './owner.ts';

export class MemoryDigests implements Digests {
	readonly #owner: Owner;

	constructor(owner: Owner) {
		this.#owner = owner;
	}

	readAll(): Promise<readonly KeptDigest[]> {
		const { digests, damagedDigestIds } = this.#owner.disk;
		return this.#owner.answer(() =>
			[...digests.values()].filter(({ documentId }) => !damagedDigestIds.has(documentId))
		);
	}

	async put(rows: readonly KeptDigest[]): Promise<void> {
		if (rows.length === 0) return;
		const { disk } = this.#owner;
		await this.#owner.change(() => {
			disk.commit();
			for (const row of rows) {
				disk.digests.set(row.documentId, { ...row });
				disk.damagedDigestIds.delete(row.documentId);
			}
		});
	}

	async remove(documentIds: readonly string[]): Promise<void> {
		if (documentIds.length === 0) return;
		const { disk } = this.#owner;
		await this.#owner.change(() => {
			disk.commit();
			for (const id of documentIds) disk.digests.delete(id);
		});
	}
}
