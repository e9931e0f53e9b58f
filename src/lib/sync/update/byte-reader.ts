import { utf16Length } from './utf8.ts';
import type { WalkTrouble } from './troubles.ts';

/**
 * Reads numbers and texts one after another. The first trouble stays, and from then on every read
 * gives nought at once, so that a caller may look for trouble once per part instead of per number.
 */
export class ByteReader {
	readonly bytes: Uint8Array;
	readonly end: number;
	at = 0;
	trouble: WalkTrouble | undefined = undefined;
	/** Where the text that was read last begins and ends. */
	textFrom = 0;
	textTo = 0;

	constructor(bytes: Uint8Array) {
		this.bytes = bytes;
		this.end = bytes.length;
	}

	get left(): number {
		return this.end - this.at;
	}

	fail(trouble: WalkTrouble): 0 {
		this.trouble ??= trouble;
		this.at = this.end;
		return 0;
	}

	byte(): number {
		if (this.at >= this.end) return this.fail('cut-off');
		return this.bytes[this.at++]!;
	}

	/** Least significant seven bits first, as lib0 writes them, in the shortest form only. */
	uint(): number {
		const at = this.at;
		if (at < this.end) {
			const byte = this.bytes[at]!;
			if (byte < 0x80) {
				this.at = at + 1;
				return byte;
			}
		}
		return this.#longUint(1);
	}

	/** A signed number: its first byte holds six bits and the sign. Only its form is looked at. */
	skipInt(): void {
		const first = this.byte();
		if (first < 0x80) return;
		this.#longUint(64);
	}

	/** A number of parts that take at least `partBytes` each: what cannot be there is not counted. */
	count(partBytes: number): number {
		const declared = this.uint();
		if (declared * partBytes > this.left) return this.fail('cut-off');
		return declared;
	}

	skip(length: number): void {
		if (length > this.left) this.fail('cut-off');
		else this.at += length;
	}

	/** Bytes with their length before them. */
	blob(maxBytes: number): void {
		const length = this.uint();
		if (length > maxBytes) this.fail('too-long');
		this.textFrom = this.at;
		this.skip(length);
		this.textTo = this.at;
	}

	/** A text with its length before it. Gives its length in UTF-16 units. */
	text(maxBytes: number): number {
		this.blob(maxBytes);
		if (this.trouble !== undefined) return 0;
		const length = utf16Length(this.bytes, this.textFrom, this.textTo);
		return length < 0 ? this.fail('bad-text') : length;
	}

	/** `factor` is what the first byte to come counts for. */
	#longUint(factor: number): number {
		let value = 0;
		let at = this.at;
		while (at < this.end) {
			const byte = this.bytes[at++]!;
			value += (byte & 0x7f) * factor;
			if (value > Number.MAX_SAFE_INTEGER) return this.fail('bad-number');
			if (byte < 0x80) {
				if (byte === 0) return this.fail('bad-number');
				this.at = at;
				return value;
			}
			factor *= 128;
			if (factor > Number.MAX_SAFE_INTEGER) return this.fail('bad-number');
		}
		return this.fail('cut-off');
	}
}
