import * as Y from 'yjs';

/** A person's copy of a document, whose edits come out one by one. */
export class Writer {
	readonly doc: Y.Doc;
	#updates: Uint8Array[] = [];

	constructor(clientId?: number) {
		this.doc = new Y.Doc();
		if (clientId !== undefined) this.doc.clientID = clientId;
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== 'remote') this.#updates.push(update);
		});
	}

	/** Types into a note and gives the update that says so. */
	type(text: string): Uint8Array {
		const note = this.doc.getText('note:a');
		note.insert(note.length, text);
		return this.take().at(-1)!;
	}

	erase(from: number, length: number): Uint8Array {
		this.doc.getText('note:a').delete(from, length);
		return this.take().at(-1)!;
	}

	apply(update: Uint8Array): void {
		Y.applyUpdate(this.doc, update, 'remote');
	}

	take(): Uint8Array[] {
		const updates = this.#updates;
		this.#updates = [];
		return updates;
	}

	get text(): string {
		return textOf(this.doc);
	}

	get stateVector(): Uint8Array {
		return Y.encodeStateVector(this.doc);
	}

	everything(lackedBy?: Uint8Array): Uint8Array {
		return Y.encodeStateAsUpdate(this.doc, lackedBy);
	}
}

export function textOf(doc: Y.Doc): string {
	return doc.getText('note:a').toString();
}
