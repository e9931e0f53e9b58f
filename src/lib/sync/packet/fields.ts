import { ByteReader } from '../update/byte-reader.ts';

/** Reads fields of a packet one after another; what is wrong is noted by the reader, and nothing throws. */
export class FieldReader {
	readonly #from: ByteReader;

	constructor(bytes: Uint8Array) {
		this.#from = new ByteReader(bytes);
	}

	get isBroken(): boolean {
		return this.#from.trouble !== undefined;
	}

	get at(): number {
		return this.#from.at;
	}

	uint(): number {
		return this.#from.uint();
	}

	bytes(maxBytes: number): Uint8Array {
		this.#from.blob(maxBytes);
		return this.isBroken ? nothing : this.#slice(this.#from.textFrom, this.#from.textTo);
	}

	/** So many bytes without a length before them. */
	exactly(length: number): Uint8Array {
		const { at } = this.#from;
		this.#from.skip(length);
		return this.isBroken ? nothing : this.#slice(at, at + length);
	}

	text(maxBytes: number): string {
		this.#from.text(maxBytes);
		if (this.isBroken) return '';
		return new TextDecoder().decode(this.#slice(this.#from.textFrom, this.#from.textTo));
	}

	list<T>(most: number, read: () => T): T[] {
		const count = this.#from.count(1);
		if (count > most) this.#from.fail('too-long');
		const all: T[] = [];
		for (let at = 0; at < count && !this.isBroken; at++) all.push(read());
		return all;
	}

	/** Nothing may stand behind the last field. */
	end(): void {
		if (this.#from.left > 0) this.#from.fail('left-over');
	}

	/** A copy: what is kept of it must not keep the whole. */
	#slice(from: number, to: number): Uint8Array {
		return this.#from.bytes.slice(from, to);
	}
}

const nothing = new Uint8Array();
