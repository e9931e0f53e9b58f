/** So much of one record is sealed without waiting; what is longer waits a turn. */
const padBytes = 4_096;
/** A page that goes has a few records at most to give away. */
const padsAhead = 8;
const blockBytes = 16;
const keyBytes = 2 * blockBytes;
const prime = 2n ** 130n - 5n;

/** Bytes that nobody can guess without the key; they cover one record and are thrown away. */
export interface Pad {
	readonly iv: Uint8Array<ArrayBuffer>;
	readonly bytes: Uint8Array;
}

/** The pad of an `iv`: the same again for whoever opens what it covers. */
export type MakePad = (iv: Uint8Array<ArrayBuffer>, length: number) => Promise<Uint8Array>;

/** Pads that were made ahead. None is given twice. */
export class Pads {
	readonly #make: MakePad;
	readonly #ready: Pad[] = [];
	#isMaking = false;

	constructor(make: MakePad) {
		this.#make = make;
	}

	/** Undefined while none is ready that is long enough. */
	take(length: number): Pad | undefined {
		const pad = length + keyBytes > padBytes ? undefined : this.#ready.pop();
		void this.fill();
		return pad;
	}

	async fill(): Promise<void> {
		if (this.#isMaking) return;
		this.#isMaking = true;
		try {
			while (this.#ready.length < padsAhead) {
				const iv = crypto.getRandomValues(new Uint8Array(12));
				this.#ready.push({ iv, bytes: await this.#make(iv, padBytes) });
			}
		} finally {
			this.#isMaking = false;
		}
	}
}

/** What stands in place of the bytes: as long as they are, and a tag that this pad alone gives. */
export function covered(bytes: Uint8Array, pad: Uint8Array, place: string): Uint8Array {
	const sealed = new Uint8Array(bytes.length + blockBytes);
	sealed.set(bytes.map((byte, at) => byte ^ pad[keyBytes + at]!));
	sealed.set(tagOf(sealed.subarray(0, bytes.length), pad, place), bytes.length);
	return sealed;
}

export async function uncovered(
	sealed: Uint8Array,
	makePad: (length: number) => Promise<Uint8Array>,
	place: string
): Promise<Uint8Array | undefined> {
	const body = sealed.subarray(0, -blockBytes);
	const pad = await makePad(keyBytes + body.length);
	const tag = tagOf(body, pad, place);
	if (!tag.every((byte, at) => byte === sealed[body.length + at])) return undefined;
	return body.map((byte, at) => byte ^ pad[keyBytes + at]!);
}

/** A polynomial over the place and what is sealed, at a point that stands at the head of the pad. */
function tagOf(body: Uint8Array, pad: Uint8Array, place: string): Uint8Array {
	const where = new TextEncoder().encode(`${place.length}|${place}`);
	const point = numberIn(pad.subarray(0, blockBytes));
	let sum = 0n;
	for (const part of [where, body]) {
		for (let at = 0; at < part.length; at += blockBytes) {
			const block = Uint8Array.of(...part.subarray(at, at + blockBytes), 1);
			sum = ((sum + numberIn(block)) * point) % prime;
		}
	}
	const tag = sum + numberIn(pad.subarray(blockBytes, keyBytes));
	return Uint8Array.from({ length: blockBytes }, (_, at) => Number((tag >> BigInt(8 * at)) & 255n));
}

function numberIn(bytes: Uint8Array): bigint {
	return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
