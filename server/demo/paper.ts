import * as Y from 'yjs';
import { docOf } from '#lib/documents/doc-of.ts';
import type { NewUpdate } from '../storage/storage.ts';

/**
 * One document as several people wrote it, each on a device of their own: every command of theirs is
 * an update that the others then got, as in life. The updates are what the log is given.
 */
export class Paper {
	readonly documentId: string;
	readonly updates: NewUpdate[];
	readonly #docsByAuthor = new Map<string, Y.Doc>();

	constructor(first: NewUpdate) {
		this.documentId = first.documentId;
		this.updates = [first];
	}

	write(authorId: string, at: number, command: (doc: Y.Doc) => void): void {
		const doc = this.#docOf(authorId);
		const made: Uint8Array[] = [];
		const keep = (update: Uint8Array): number => made.push(update);
		doc.on('update', keep);
		command(doc);
		doc.off('update', keep);
		for (const update of made) this.#add(update, authorId, at);
	}

	close(): void {
		for (const doc of this.#docsByAuthor.values()) doc.destroy();
	}

	#add(update: Uint8Array, authorId: string, at: number): void {
		const { documentId } = this;
		this.updates.push({ documentId, update, authorId, deviceId: `demo-${authorId}`, at });
		for (const [other, doc] of this.#docsByAuthor) {
			if (other !== authorId) Y.applyUpdate(doc, update);
		}
	}

	#docOf(authorId: string): Y.Doc {
		const known = this.#docsByAuthor.get(authorId);
		if (known) return known;
		const doc = docOf(this.updates.map(({ update }) => update));
		this.#docsByAuthor.set(authorId, doc);
		return doc;
	}
}
