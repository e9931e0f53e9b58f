import { onDestroy } from 'svelte';
import type { PersonCard } from '#lib/domain/account.ts';
import { mergeSince, sightOf, type Merge } from '#lib/documents/programme/news.ts';
import type { Facts } from '#lib/device/facts.ts';
import type { OpenDocument, Watched } from '#lib/device/surface.ts';
import { sightsOf, type Sights } from './seen-store.ts';

export interface ApartParts {
	readonly opened: OpenDocument;
	readonly me: PersonCard;
	readonly facts: Watched<Facts>;
}

/**
 * Whether this person writes a programme apart from the others: without a way to the server, and until
 * it has all of theirs. What came together then is told, also if it was when the app was closed.
 */
export class Apart {
	readonly #parts: ApartParts;
	readonly #kept: Sights;
	/** The document as it was when nothing of this person waited last. */
	#common: { readonly sight: Uint8Array; readonly revision: number };
	#since: Uint8Array | undefined;
	/** When this device had last heard everything, before it was back. */
	#heardAt: number | undefined;
	merge = $state.raw<Merge | undefined>();

	/** While a component is being made; it looks for as long as that lives. */
	constructor(parts: ApartParts) {
		const { opened, me, facts } = parts;
		this.#parts = parts;
		this.#kept = sightsOf(opened, me, 'sent');
		this.#common = commonOf(opened);
		this.#since = this.#kept.read();
		this.#heardAt = opened.state.current.receivedAt;
		for (const source of [opened, opened.state, facts])
			onDestroy(source.onChange(() => this.#look()));
		this.#look();
	}

	#look(): void {
		const { opened, me, facts } = this.#parts;
		const { unsent, unkept, receivedAt } = opened.state.current;
		if (unsent + unkept > 0) {
			if (facts.current.road.at === 'open') return;
			this.#heardAt = receivedAt;
			if (this.#since) return;
			this.#since = this.#common.sight;
			this.#kept.keep(this.#since);
			return;
		}
		if (this.#since) {
			// The server has ours by now, and theirs are still on the way.
			if (receivedAt === this.#heardAt) return;
			this.merge = mergeSince(opened.doc, { sight: this.#since, personId: me.id });
			this.#since = undefined;
			this.#kept.forget();
		}
		// Several times for each letter this is asked, and the document has changed once.
		if (this.#common.revision !== opened.revision) this.#common = commonOf(opened);
	}
}

function commonOf(opened: OpenDocument) {
	return { sight: sightOf(opened.doc), revision: opened.revision };
}
