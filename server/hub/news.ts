import type { Facts } from '../access/facts.ts';
import type { DeviceRoad } from './device-road.ts';
import { limits } from './limits.ts';

interface Listener {
	account: boolean;
	documents: boolean;
	toldAt: number;
}

/** Whose rows a document got since the last look: one device's, or several's. */
type Writer = string | undefined;

/** Hints that something is new beside what is open. A hint may be late or wrong, never a promise. */
export class News {
	readonly #facts: Facts;
	readonly #clock: () => number;
	readonly #listeners = new Map<DeviceRoad, Listener>();
	#changed = new Map<string, Writer>();

	constructor(facts: Facts, clock: () => number) {
		this.#facts = facts;
		this.#clock = clock;
	}

	join(road: DeviceRoad): void {
		this.#listeners.set(road, { account: false, documents: false, toldAt: -Infinity });
	}

	leave(road: DeviceRoad): void {
		this.#listeners.delete(road);
	}

	documentChanged(documentId: string, deviceId: string): void {
		if (this.#listeners.size === 0) return;
		const isSame = !this.#changed.has(documentId) || this.#changed.get(documentId) === deviceId;
		this.#changed.set(documentId, isSame ? deviceId : undefined);
	}

	accountChanged(isConcerned: (personId: string) => boolean): void {
		for (const [road, listener] of this.#listeners) {
			if (isConcerned(road.caller.personId)) listener.account = true;
		}
	}

	/** From the wheel. Each device hears at most once in a while, however much happens. */
	tell(): void {
		const now = this.#clock();
		const changed = this.#changed;
		this.#changed = new Map();
		for (const [road, listener] of this.#listeners) {
			if (!listener.documents && changed.size > 0) {
				listener.documents = this.#concerns(road, changed);
			}
			if (!listener.account && !listener.documents) continue;
			if (now - listener.toldAt >= limits.newsEveryMs) this.#tell(road, listener, now);
		}
	}

	#tell(road: DeviceRoad, listener: Listener, now: number): void {
		const { account, documents } = listener;
		road.send({ type: 'news', account, documents });
		this.#listeners.set(road, { account: false, documents: false, toldAt: now });
	}

	#concerns(road: DeviceRoad, changed: ReadonlyMap<string, Writer>): boolean {
		const { actor, deviceId } = road.caller;
		if (!actor) return false;
		const { ids } = this.#facts.readableDocuments(actor, this.#clock());
		for (const [documentId, writer] of changed) {
			if (writer !== deviceId && ids.has(documentId) && !road.hasOpen(documentId)) return true;
		}
		return false;
	}
}
