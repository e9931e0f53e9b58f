import { createHash } from 'node:crypto';
import { sniff, sniffedBytes } from '#lib/domain/attachments/sniff.ts';
import { nameOfFile } from '../storage/files.ts';
import type { FileCard, FileKey, Files } from '../storage/files.ts';
import { StorageError } from '../storage/storage.ts';
import type { Storage } from '../storage/storage.ts';
import type { FileLimits } from './limits.ts';

/** Why a file is not taken. */
export type FileRefusal =
	| 'file-too-big'
	| 'document-files-full'
	| 'organisation-files-full'
	| 'file-not-begun'
	| 'wrong-place'
	| 'wrong-hash'
	| 'file-kind-refused';

export class FileRefused extends Error {
	override readonly name = 'FileRefused';
	readonly refusal: FileRefusal;
	constructor(refusal: FileRefusal) {
		super(`file: ${refusal}`);
		this.refusal = refusal;
	}
}

/** How far a file has come: so many bytes are on the disk, or all of them are and were checked. */
export interface Progress {
	readonly at: 'waiting' | 'stored';
	readonly held: number;
}

export interface OfferedFile extends FileKey {
	readonly bytes: number;
	readonly authorId: string;
}

export interface FileShelfParts {
	readonly storage: Pick<Storage, 'files' | 'freeBytes'>;
	readonly organisationOf: (documentId: string) => string | undefined;
	readonly limits: FileLimits;
	readonly now: () => number;
}

/** One upload after another for each file, however many phones send the same one at once. */
export class FileShelf {
	readonly #parts: FileShelfParts;
	readonly #turns = new Map<string, Promise<unknown>>();

	constructor(parts: FileShelfParts) {
		this.#parts = parts;
	}

	get #files(): Files {
		return this.#parts.storage.files;
	}

	/** A new file is begun; of one that is known it is said how far it has come. */
	begin(offered: OfferedFile): Promise<Progress> {
		return this.#inTurn(offered, async () => {
			const known = this.#files.find(offered);
			if (known && known.storedAt !== null) return progressOf(known);
			if (known?.bytes === offered.bytes) {
				this.#refuseWithoutRoom();
				return progressOf(known);
			}
			// Of another length it cannot be the same file: one of the two phones is wrong.
			if (known) await this.#files.remove([known]);
			this.#refuseTooMuch(offered);
			await this.#files.put(this.#cardOf(offered));
			return { at: 'waiting', held: 0 };
		});
	}

	/** What is held already is passed over, so that a piece whose answer got lost may come again. */
	take(key: FileKey, from: number, piece: Uint8Array): Promise<Progress> {
		return this.#inTurn(key, async () => {
			const card = this.#files.find(key);
			if (!card) throw new FileRefused('file-not-begun');
			if (card.storedAt !== null) return progressOf(card);
			if (from > card.held) throw new FileRefused('wrong-place');
			const fresh = piece.subarray(card.held - from);
			if (card.held + fresh.length > card.bytes) throw new FileRefused('file-too-big');
			this.#refuseWithoutRoom();
			if (fresh.length > 0) await this.#files.append(key, card.held, fresh);
			const held = card.held + fresh.length;
			return held < card.bytes ? { at: 'waiting', held } : this.#finish({ ...card, held });
		});
	}

	/** Undefined for what is not here whole. */
	stored(key: FileKey): FileCard | undefined {
		const card = this.#files.find(key);
		return !card || card.storedAt === null ? undefined : card;
	}

	read(key: FileKey, from: number, maxBytes: number): Promise<Uint8Array> {
		return this.#files.read(key, from, maxBytes);
	}

	async #finish(card: FileCard): Promise<Progress> {
		const { sha256, head } = await this.#look(card);
		const type = sniff(head);
		if (sha256 === card.sha256 && type) {
			await this.#files.put({ ...card, type, storedAt: this.#parts.now() });
			return { at: 'stored', held: card.bytes };
		}
		// Nothing of it is worth keeping: the phone has it, and sends it anew or not at all.
		await this.#files.remove([card]);
		throw new FileRefused(type ? 'wrong-hash' : 'file-kind-refused');
	}

	async #look(card: FileCard): Promise<{ sha256: string; head: Uint8Array }> {
		const hash = createHash('sha256');
		const step = 1024 * 1024;
		for (let at = 0; at < card.bytes; at += step) hash.update(await this.read(card, at, step));
		const head = await this.read(card, 0, sniffedBytes);
		return { sha256: hash.digest('hex'), head };
	}

	#cardOf({ documentId, sha256, bytes, authorId }: OfferedFile): Omit<FileCard, 'held'> {
		const startedAt = this.#parts.now();
		const said = { documentId, sha256, bytes, authorId, startedAt };
		return { ...said, type: '', storedAt: null, unneededSince: null };
	}

	#refuseTooMuch({ documentId, bytes }: OfferedFile): void {
		const { limits, organisationOf } = this.#parts;
		if (bytes > limits.fileBytes || bytes < 1) throw new FileRefused('file-too-big');
		const organisation = organisationOf(documentId);
		let [ofDocument, ofOrganisation] = [bytes, bytes];
		for (const card of this.#files.all()) {
			if (card.documentId === documentId) ofDocument += card.bytes;
			if (organisationOf(card.documentId) === organisation) ofOrganisation += card.bytes;
		}
		if (ofDocument > limits.documentBytes) throw new FileRefused('document-files-full');
		if (ofOrganisation > limits.organisationBytes) throw new FileRefused('organisation-files-full');
		this.#refuseWithoutRoom();
	}

	#refuseWithoutRoom(): void {
		const free = this.#parts.storage.freeBytes();
		if (free !== undefined && free < this.#parts.limits.roomForEdits)
			throw new StorageError('full');
	}

	#inTurn<T>(key: FileKey, work: () => Promise<T>): Promise<T> {
		const name = nameOfFile(key);
		const before = this.#turns.get(name) ?? Promise.resolve();
		const done = before.then(work, work);
		const settled = done.catch(() => undefined);
		this.#turns.set(name, settled);
		void settled.then(() => {
			if (this.#turns.get(name) === settled) this.#turns.delete(name);
		});
		return done;
	}
}

function progressOf({ storedAt, held }: FileCard): Progress {
	return { at: storedAt === null ? 'waiting' : 'stored', held };
}
