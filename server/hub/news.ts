import type { FromServer } from '#lib/sync/frames.ts';
import type { Facts } from '../access/facts.ts';
import type { Caller } from './caller.ts';
import { limits } from './limits.ts';

/** A device on the line. */
export interface Addressee {
	readonly caller: Caller;
	hasOpen(documentId: string): boolean;
	send(frame: FromServer): void;
}

interface Listener {
	account: boolean;
	documents: boolean;
	toldAt: number;
	/** Of the account that its person was last seen to have; undefined before the first look. */
	accountVersion: number | undefined;
	/** Of all accounts when that was looked up. */
	accountsVersion: number;
}

/** A look at an account takes a while after rights have changed, and a school has hundreds of people. */
const accountsAtOnce = 100;

/** Whose rows a document got since the last look: one device's, or several's. */
type Writer = string | undefined;

/** Hints that something is new beside what is open. A hint may be late or wrong, never a promise. */
export class News {
	readonly #facts: Facts;
	readonly #clock: () => number;
	readonly #listeners = new Map<Addressee, Listener>();
	#changed = new Map<string, Writer>();

	constructor(facts: Facts, clock: () => number) {
		this.#facts = facts;
		this.#clock = clock;
	}

	join(road: Addressee): void {
		this.#listeners.set(road, {
			...{ account: false, documents: false, toldAt: -Infinity },
			...{ accountVersion: undefined, accountsVersion: 0 }
		});
	}

	leave(road: Addressee): void {
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

	/** A term has begun or ended: nobody changed a record, and yet accounts may be others. */
	lookAgain(): void {
		for (const listener of this.#listeners.values()) listener.accountsVersion = 0;
	}

	/** From the wheel. Each device hears at most once in a while, however much happens. */
	tell(): void {
		const now = this.#clock();
		const changed = this.#changed;
		this.#changed = new Map();
		this.#lookAtAccounts(now);
		for (const [road, listener] of this.#listeners) {
			if (!listener.documents && changed.size > 0) {
				listener.documents = this.#concerns(road, changed);
			}
			if (!listener.account && !listener.documents) continue;
			if (now - listener.toldAt >= limits.newsEveryMs) this.#tell(road, listener, now);
		}
	}

	#tell(road: Addressee, listener: Listener, now: number): void {
		const { account, documents } = listener;
		road.send({ type: 'news', account, documents });
		this.#listeners.set(road, { ...listener, account: false, documents: false, toldAt: now });
	}

	/** Somebody's record, pair or role changed: for whom does the world look different now? */
	#lookAtAccounts(now: number): void {
		const { accountsVersion } = this.#facts;
		let left = accountsAtOnce;
		for (const [road, listener] of this.#listeners) {
			if (listener.accountsVersion === accountsVersion) continue;
			if (left-- === 0) return;
			const version = this.#facts.accountOf(road.caller.personId, now)?.version;
			// At the first look its own exchange tells a device whether the account is news.
			const isFirst = listener.accountVersion === undefined;
			if (!isFirst && version !== listener.accountVersion) listener.account = true;
			listener.accountVersion = version;
			listener.accountsVersion = accountsVersion;
		}
	}

	#concerns(road: Addressee, changed: ReadonlyMap<string, Writer>): boolean {
		const { actor, deviceId } = road.caller;
		if (!actor) return false;
		const { ids } = this.#facts.readableDocuments(actor, this.#clock());
		for (const [documentId, writer] of changed) {
			if (writer !== deviceId && ids.has(documentId) && !road.hasOpen(documentId)) return true;
		}
		return false;
	}
}
