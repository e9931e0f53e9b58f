import type { Report } from './background.ts';
import { inBackground } from './background.ts';
import type { Outbox } from './disk/disk.ts';
import { cardOf } from './outbox-index.ts';
import type { OutboxCard, OutboxIndex } from './outbox-index.ts';
import type { Cancel, Platform } from './platform.ts';

export interface Hearing {
	readonly outbox: Outbox;
	readonly index: OutboxIndex;
	readonly platform: Platform;
	readonly report: Report;
	readonly take: (cards: readonly OutboxCard[]) => void;
	/** More records are spoilt than before. */
	readonly onDamaged: () => void;
}

/** What was kept goes out within a minute of a working link, also if nobody is left to say that it was kept. */
const everyMs = 45_000;

/** Finds what another tab put into the outbox before it could say so: it may have died in between. */
export class Unheard {
	readonly #hearing: Hearing;
	#planned: Cancel | undefined;
	#damaged = 0;

	constructor(hearing: Hearing) {
		this.#hearing = hearing;
	}

	start(): void {
		const { platform, report } = this.#hearing;
		this.#planned = platform.after(everyMs, () => {
			this.start();
			inBackground(this.#look(), 'look through the outbox', report);
		});
	}

	stop(): void {
		this.#planned?.();
	}

	async #look(): Promise<void> {
		const { outbox, index, take, onDamaged } = this.#hearing;
		// What was known before may have gone while it was read; it must not come back.
		const known = new Set(index.cards.map(({ batch }) => batch));
		const { records, damaged } = await outbox.read();
		if (damaged > this.#damaged) onDamaged();
		this.#damaged = damaged;
		const unheard = records.filter(({ batch }) => !known.has(batch) && !index.has(batch));
		if (unheard.length > 0) take(unheard.map(cardOf));
	}
}
