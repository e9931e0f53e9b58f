import { onDestroy } from 'svelte';
import { keepSame } from '#lib/domain/keep-same.ts';
import { kinds } from '#lib/documents/kinds.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import { Live } from '#lib/ui/live.svelte.ts';

type Doc = OpenDocument['doc'];

const recordRoots = kinds.programme.roots.filter((root) => !root.startsWith('text:'));

/** Reads records again when records have changed: a letter in a long text costs no walk over a year. */
export class RecordsLive {
	readonly #opened: OpenDocument;
	#revision = 0;

	/** While a component is being made; it listens for as long as that lives. */
	constructor(opened: OpenDocument) {
		this.#opened = opened;
		const maps = recordRoots.map((root) => opened.doc.getMap(root));
		const turn = (): void => {
			this.#revision++;
		};
		for (const map of maps) map.observeDeep(turn);
		onDestroy(() => {
			for (const map of maps) map.unobserveDeep(turn);
		});
	}

	/** What says the same stays the same object: it redraws nothing. */
	live<T>(read: (doc: Doc) => T): Live<T> {
		let before: T | undefined;
		return new Live(this, (doc) => (before = keepSame(before, read(doc))));
	}

	get doc(): Doc {
		return this.#opened.doc;
	}

	get revision(): number {
		return this.#revision;
	}

	/** Of records alone: a screen of a hundred steps is not looked through for a letter. */
	onChange(listener: () => void): () => void {
		let heard = this.#revision;
		return this.#opened.onChange(() => {
			if (heard === this.#revision) return;
			heard = this.#revision;
			listener();
		});
	}
}
