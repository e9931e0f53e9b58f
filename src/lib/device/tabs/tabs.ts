import type { Cancel, Platform } from '../platform.ts';
import type { TabChannel, TabRoom } from './tab-channel.ts';
import { seal, unseal } from './tab-messages.ts';
import type { TabMessage } from './tab-messages.ts';

export interface TabsParts {
	readonly room: TabRoom;
	/** One group of tabs per person. */
	readonly name: string;
	readonly tab: string;
	readonly platform: Platform;
	readonly onLead: () => void;
	readonly onLost: () => void;
	readonly hear: (message: TabMessage, from: string) => void;
}

/** A tab in the background may be slow, but not this slow; a frozen one says nothing at all. */
const answerWithinMs = 1_000;

/**
 * Which tab leads. Keeps:
 *  1. A tab leads while it holds the lock, and stops when it hears that it was taken.
 *  2. The lock is taken from a leader only after it did not answer for a second.
 */
export class Tabs {
	readonly #parts: TabsParts;
	#channel: TabChannel | undefined;
	#letGo: (() => void) | undefined;
	#isLeading = false;
	#suspicion: Cancel | undefined;
	#stopped = false;

	constructor(parts: TabsParts) {
		this.#parts = parts;
	}

	get isLeading(): boolean {
		return this.#isLeading;
	}

	start(): void {
		const { room, name } = this.#parts;
		this.#channel = room.join(name, (message) => this.#hear(message));
		this.#acquire(false);
		this.expectLeader();
	}

	post(message: TabMessage): void {
		this.#channel?.post(seal(this.#parts.tab, message));
	}

	/** Something is wanted from the leader: if it does not answer, another has to lead. */
	expectLeader(): void {
		if (this.#isLeading || this.#suspicion || this.#stopped) return;
		this.post({ say: 'hello' });
		this.#suspicion = this.#parts.platform.after(answerWithinMs, () => {
			this.#suspicion = undefined;
			if (!this.#isLeading && !this.#stopped) this.#acquire(true);
		});
	}

	leaderAnswered(): void {
		this.#suspicion?.();
		this.#suspicion = undefined;
	}

	stop(): void {
		this.#stopped = true;
		this.leaderAnswered();
		this.#isLeading = false;
		this.#letGo?.();
		this.#channel?.close();
		this.#channel = undefined;
	}

	#acquire(steal: boolean): void {
		const { room, name, onLead } = this.#parts;
		this.#letGo?.();
		const own = { isCurrent: true };
		const letGo = room.acquire(
			`${name}:leader`,
			{ steal },
			{
				held: () => {
					if (this.#stopped || !own.isCurrent) return;
					this.leaderAnswered();
					this.#isLeading = true;
					onLead();
				},
				lost: () => {
					if (own.isCurrent) this.#lose();
				}
			}
		);
		this.#letGo = () => {
			own.isCurrent = false;
			letGo();
		};
	}

	#lose(): void {
		if (!this.#isLeading || this.#stopped) return;
		this.#isLeading = false;
		this.#parts.onLost();
		this.#acquire(false);
		this.expectLeader();
	}

	#hear(value: unknown): void {
		const envelope = unseal(value);
		if (!envelope || this.#stopped) return;
		this.#parts.hear(envelope.message, envelope.from);
	}
}
