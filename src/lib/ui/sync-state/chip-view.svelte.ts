import type { Here } from '#lib/ui/device-context.ts';
import { stateOf, type SyncState } from './state-of.ts';
import { chipOf, isSpoken } from './words-of.ts';

/** A chip that turns with every letter only worries, and draws the bar anew twice for each. */
const sentShowsAfterMs = 800;

/** The few words that are on every screen. */
export class ChipView {
	readonly #here: Here;
	readonly #now = $derived.by(() => stateOf(this.#here.facts));
	/** What was being sent, until nothing has been for a moment: good news may come late, never early. */
	#sending = $state.raw<SyncState>();

	readonly state = $derived.by(() =>
		this.#now.is === 'S4 all sent' ? (this.#sending ?? this.#now) : this.#now
	);
	readonly chip = $derived.by(() => chipOf(this.state, this.#here.clock.now));
	/** A state that a person has to hear of without asking. */
	readonly spoken = $derived.by(() => (isSpoken(this.state) ? this.state : undefined));

	constructor(here: Here) {
		this.#here = here;
		$effect(() => {
			if (this.#now.is !== 'S4 all sent') {
				this.#sending = this.#now.is === 'S3 sending' ? this.#now : undefined;
				return;
			}
			const timer = setTimeout(() => (this.#sending = undefined), sentShowsAfterMs);
			return () => clearTimeout(timer);
		});
	}
}
