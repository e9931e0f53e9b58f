import { assert } from '#lib/domain/assert.ts';
import { nameOfFile } from '../files.ts';
import type { FileCard, FileKey, Files } from '../files.ts';
import { StorageError } from '../storage.ts';
import type { KeptFile } from './disk.ts';
import type { Owner } from './owner.ts';

export class MemoryFiles implements Files {
	readonly #owner: Owner;

	constructor(owner: Owner) {
		this.#owner = owner;
	}

	*all(): Iterable<FileCard> {
		for (const { card } of this.#owner.disk.files.values()) yield card;
	}

	find(key: FileKey): FileCard | undefined {
		return this.#owner.disk.files.get(nameOfFile(key))?.card;
	}

	put(card: Omit<FileCard, 'held'>): Promise<void> {
		return this.#owner.change(() => {
			const content = this.#files.get(nameOfFile(card))?.content ?? new Uint8Array();
			this.#owner.disk.commit();
			this.#files.set(nameOfFile(card), { card: { ...card, held: content.length }, content });
		});
	}

	append(key: FileKey, from: number, piece: Uint8Array): Promise<void> {
		const copy = Uint8Array.from(piece);
		return this.#owner.change(() => {
			const file = this.#fileOf(key);
			assert(file.card.held === from, 'a piece does not follow what is held');
			this.#owner.disk.commit();
			const content = new Uint8Array(Buffer.concat([file.content, copy]));
			this.#files.set(nameOfFile(key), { card: { ...file.card, held: content.length }, content });
		});
	}

	read(key: FileKey, from: number, maxBytes: number): Promise<Uint8Array> {
		return this.#owner.answer(() => {
			if (this.#owner.disk.damagedIds.has(key.documentId)) throw new StorageError('damaged');
			return this.#fileOf(key).content.slice(from, from + maxBytes);
		});
	}

	async remove(keys: readonly FileKey[]): Promise<void> {
		if (!keys.some((key) => this.find(key))) return;
		await this.#owner.change(() => {
			this.#owner.disk.commit();
			for (const key of keys) this.#files.delete(nameOfFile(key));
		});
	}

	get #files(): Owner['disk']['files'] {
		return this.#owner.disk.files;
	}

	#fileOf(key: FileKey): KeptFile {
		const file = this.#files.get(nameOfFile(key));
		assert(file, 'a file is begun before it is written or read');
		return file;
	}
}
