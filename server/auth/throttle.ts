/** Attempts that may fail before whoever guesses has to wait, and how long at the most. */
const freeFailures = 8;
const firstWaitMs = 30_000;
const longestWaitMs = 60 * 60 * 1000;
/** A failure is forgotten after so long: what remains of guessing for ever is one an hour. */
const forgottenAfterMs = 60 * 60 * 1000;

/** Behind one address is a whole school: only what fails counts, and a class may mistype. */
const addressFailures = 120;
const addressRefillMs = 10_000;

/** As many accounts and addresses are remembered; the ones not heard of for longest are forgotten. */
const mostRemembered = 20_000;

export interface Attempt {
	/** Whose door is tried: a login, a second factor. Undefined where only the address counts. */
	readonly door?: string;
	readonly address: string;
	/** A device at which this very door was opened before. It cannot be shut out by others. */
	readonly knownDevice?: string | undefined;
}

/** It counts as failed until it is told to have succeeded: a hundred at once are a hundred. */
export interface Admitted {
	succeed(): void;
}

export class TooManyAttempts extends Error {
	override readonly name = 'TooManyAttempts';
	readonly retryAfterMs: number;
	constructor(retryAfterMs: number) {
		super('too many attempts');
		this.retryAfterMs = retryAfterMs;
	}
}

export interface Throttle {
	/** Throws `TooManyAttempts`. */
	admit(attempt: Attempt): Admitted;
}

export function createThrottle(now: () => number): Throttle {
	const doors = new Remembered();
	const addresses = new Remembered();
	return {
		admit({ door, address, knownDevice }) {
			const isKnown = knownDevice !== undefined;
			const key = isKnown ? `${door} ${knownDevice}` : (door ?? '');
			const place = networkOf(address);
			const at = now();
			const waitMs = Math.max(
				key === '' ? 0 : doors.waitMs(key, at, doorRule),
				isKnown ? 0 : addresses.waitMs(place, at, addressRule)
			);
			if (waitMs > 0) throw new TooManyAttempts(waitMs);
			if (key !== '') doors.fail(key, at, doorRule);
			if (!isKnown) addresses.fail(place, at, addressRule);
			return {
				succeed() {
					doors.forget(key);
					if (!isKnown) addresses.giveBack(place);
				}
			};
		}
	};
}

interface Rule {
	readonly forgottenAfterMs: number;
	/** How long the next attempt waits after so many failures. */
	waitAfter(failures: number): number;
}

const doorRule: Rule = {
	forgottenAfterMs,
	waitAfter: (failures) =>
		failures < freeFailures
			? 0
			: Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - freeFailures))
};

const addressRule: Rule = {
	forgottenAfterMs: addressRefillMs,
	waitAfter: (failures) => (failures < addressFailures ? 0 : addressRefillMs)
};

interface Entry {
	readonly failures: number;
	readonly at: number;
}

class Remembered {
	readonly #entries = new Map<string, Entry>();

	waitMs(key: string, now: number, rule: Rule): number {
		const entry = this.#entries.get(key);
		if (!entry) return 0;
		return Math.max(0, entry.at + rule.waitAfter(Math.round(left(entry, now, rule))) - now);
	}

	fail(key: string, now: number, rule: Rule): void {
		const entry = this.#entries.get(key);
		const failures = (entry ? left(entry, now, rule) : 0) + 1;
		this.#entries.delete(key);
		this.#entries.set(key, { failures, at: now });
		if (this.#entries.size <= mostRemembered) return;
		const [oldest] = this.#entries.keys();
		if (oldest !== undefined) this.#entries.delete(oldest);
	}

	giveBack(key: string): void {
		const entry = this.#entries.get(key);
		if (entry) this.#entries.set(key, { ...entry, failures: Math.max(0, entry.failures - 1) });
	}

	forget(key: string): void {
		this.#entries.delete(key);
	}
}

function left({ failures, at }: Entry, now: number, rule: Rule): number {
	return Math.max(0, failures - (now - at) / rule.forgottenAfterMs);
}

/** Of IPv6 every household has 2^64 addresses: their network is the one that guesses. */
function networkOf(address: string): string {
	const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
	if (!plain.includes(':')) return plain;
	const [head = '', tail = ''] = plain.split('::');
	const groups = head.split(':').filter(Boolean);
	const after = tail.split(':').filter(Boolean);
	const zeros = plain.includes('::') ? 8 - groups.length - after.length : 0;
	return [...groups, ...Array.from({ length: zeros }, () => '0'), ...after].slice(0, 4).join(':');
}
