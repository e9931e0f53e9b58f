import type { Here } from '#lib/ui/device-context.ts';
import { stateOf } from './state-of.ts';
import { chipOf, isSpoken } from './words-of.ts';

/** The few words that are on every screen. */
export class ChipView {
	readonly #here: Here;

	readonly state = $derived.by(() => stateOf(this.#here.facts));
	readonly chip = $derived.by(() => chipOf(this.state, this.#here.clock.now));
	/** A state that a person has to hear of without asking. */
	readonly spoken = $derived.by(() => (isSpoken(this.state) ? this.state : undefined));

	constructor(here: Here) {
		this.#here = here;
	}
}
