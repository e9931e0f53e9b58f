import { Buffer } from 'node:buffer';
import { uintSize, writeUint } from './frames.ts';
import { limits } from './limits.ts';

/** Who may announce presences, as far as it matters here. */
export interface Announcer {
	readonly deviceId: string;
}

export interface Announced {
	readonly client: number;
	readonly clock: number;
	/** JSON as it came; `null` for one who has left. */
	readonly state: Uint8Array;
}

const gone = Buffer.from('null');

interface Present extends Announced {
	/** Undefined for one who has left: late echoes of others must not bring them back. */
	readonly of: Announcer | undefined;
	readonly deviceId: string;
}

/**
 * Who looks at a document, and where, signed by the server (`stamp.ts`). Keeps:
 *  1. A visitor speaks for its own presences only. Clients of y-websocket repeat everybody's.
 *  2. A presence goes with its visitor, whether or not it said goodbye.
 *  3. Nothing is parsed: states are passed on as they came, the last of a turn only.
 */
export class Presences {
	readonly #byClient = new Map<number, Present>();
	/** Announced since the last relay. */
	#fresh = new Set<number>();

	get isEmpty(): boolean {
		return this.#byClient.size === 0;
	}

	/** Says whether there is something to relay. */
	announce(by: Announcer, announced: readonly Announced[]): boolean {
		for (const one of announced) if (this.#mayAnnounce(by, one)) this.#set(by, one);
		return this.#fresh.size > 0;
	}

	withdraw(visitor: Announcer): boolean {
		for (const [client, present] of this.#byClient) {
			if (present.of !== visitor) continue;
			this.#byClient.set(client, { ...present, state: gone, of: undefined });
			this.#fresh.add(client);
		}
		return this.#fresh.size > 0;
	}

	clientsOf(visitor: Announcer): readonly number[] {
		return [...this.#byClient].flatMap(([client, { of }]) => (of === visitor ? client : []));
	}

	/** Everybody who is here, for one who asks. Undefined if nobody is. */
	all(): Uint8Array | undefined {
		const here = [...this.#byClient.values()].filter((present) => present.of !== undefined);
		return here.length > 0 ? encode(here) : undefined;
	}

	/** What is new since the last time, by whose it is. */
	takeFresh(): readonly Present[] {
		const fresh = [...this.#fresh].map((client) => this.#byClient.get(client)!);
		this.#fresh = new Set();
		this.#forgetSome();
		return fresh;
	}

	#mayAnnounce(by: Announcer, { client, clock, state }: Announced): boolean {
		if (state.length > limits.presenceBytes) return false;
		const known = this.#byClient.get(client);
		if (!known) return !isGone(state) && this.#countOf(by) < limits.presencesPerVisitor;
		if (known.of === by) return clock > known.clock || (clock === known.clock && isGone(state));
		// The same device came back, or another of its tabs leads now. Anybody else only repeats.
		if (known.of === undefined) return known.deviceId === by.deviceId || clock > known.clock;
		return known.deviceId === by.deviceId && clock > known.clock;
	}

	#set(by: Announcer, announced: Announced): void {
		// A copy: the bytes that came stand in a far larger chunk.
		const { client, clock, state } = announced;
		const of = isGone(state) ? undefined : by;
		const { deviceId } = by;
		this.#byClient.set(client, { client, clock, state: Buffer.from(state), of, deviceId });
		this.#fresh.add(client);
	}

	#countOf(visitor: Announcer): number {
		let count = 0;
		for (const present of this.#byClient.values()) if (present.of === visitor) count++;
		return count;
	}

	/** Those who left are remembered only as long as late echoes may come; the oldest go first. */
	#forgetSome(): void {
		let left = this.#byClient.size - rememberedPresences;
		for (const [client, present] of this.#byClient) {
			if (left <= 0) return;
			if (present.of !== undefined) continue;
			this.#byClient.delete(client);
			left--;
		}
	}
}

const rememberedPresences = 200;

/** Without a copy. Undefined for bytes that are no list of presences. */
export function readAnnounced(states: Uint8Array): readonly Announced[] | undefined {
	if (states.length > limits.awarenessBytes) return undefined;
	const reader = { bytes: states, at: 0 };
	const count = readUint(reader);
	const announced: Announced[] = [];
	for (let index = 0; index < count; index++) {
		const client = readUint(reader);
		const clock = readUint(reader);
		const length = readUint(reader);
		const end = reader.at + length;
		if (!(end <= states.length)) return undefined;
		announced.push({ client, clock, state: states.subarray(reader.at, end) });
		reader.at = end;
	}
	return reader.at === states.length ? announced : undefined;
}

/** NaN at the end of the bytes, which no comparison above lets pass. */
function readUint(reader: { readonly bytes: Uint8Array; at: number }): number {
	let value = 0;
	for (let factor = 1; factor < Number.MAX_SAFE_INTEGER; factor *= 128) {
		const byte = reader.bytes[reader.at++];
		if (byte === undefined) return NaN;
		value += (byte & 0x7f) * factor;
		if (byte < 0x80) return value;
	}
	return NaN;
}

export function encode(announced: readonly Announced[]): Uint8Array {
	let size = uintSize(announced.length);
	for (const { client, clock, state } of announced) {
		size += uintSize(client) + uintSize(clock) + uintSize(state.length) + state.length;
	}
	const bytes = Buffer.allocUnsafe(size);
	let at = writeUint(bytes, 0, announced.length);
	for (const { client, clock, state } of announced) {
		at = writeUint(bytes, at, client);
		at = writeUint(bytes, at, clock);
		at = writeUint(bytes, at, state.length);
		bytes.set(state, at);
		at += state.length;
	}
	return bytes;
}

function isGone(state: Uint8Array): boolean {
	return state.length === gone.length && gone.equals(state);
}
