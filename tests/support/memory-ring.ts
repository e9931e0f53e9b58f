import type { ProfileRow, Ring } from '#lib/device/profiles/ring.ts';

/** The keys of one phone. It outlives the tabs, as the database of the browser does. */
export class MemoryRing implements Ring {
	readonly rows = new Map<string, ProfileRow>();
	#deviceKey: Promise<CryptoKey> | undefined;

	all(): Promise<readonly ProfileRow[]> {
		return Promise.resolve([...this.rows.values()]);
	}

	change(
		id: string,
		to: (row: ProfileRow | undefined) => ProfileRow | undefined
	): Promise<ProfileRow | undefined> {
		const next = to(this.rows.get(id));
		if (next) this.rows.set(id, structuredClone(next));
		else this.rows.delete(id);
		return Promise.resolve(next);
	}

	deviceKey(): Promise<CryptoKey> {
		this.#deviceKey ??= crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
			'encrypt',
			'decrypt'
		]);
		return this.#deviceKey;
	}
}
