import { crc32 } from '#lib/domain/archive/crc32.ts';

interface Written {
	readonly name: Uint8Array;
	readonly method: 0 | 8;
	readonly crc: number;
	readonly packed: number;
	readonly bytes: number;
	readonly offset: number;
}

/** UTF-8 names, as every archiver of the last fifteen years reads them. */
const utf8Names = 0x0800;
const version = 20;
const textPays = 64;

/**
 * Writes a zip part by part: never more than one of them is in memory. The browser's own deflate runs
 * beside the page, so that the page stays alive.
 */
export class ZipWriter {
	readonly #write: (chunk: Uint8Array) => Promise<void>;
	readonly #time: readonly [time: number, day: number];
	readonly #written: Written[] = [];
	#offset = 0;

	constructor(write: (chunk: Uint8Array) => Promise<void>, madeAt: Date) {
		this.#write = write;
		this.#time = dosTime(madeAt);
	}

	get bytes(): number {
		return this.#offset;
	}

	async add(path: string, content: Uint8Array): Promise<void> {
		const deflated = content.length < textPays ? content : await deflate(content);
		const pays = deflated.length < content.length;
		const body = pays ? deflated : content;
		const entry: Written = {
			...{ name: new TextEncoder().encode(path), method: pays ? 8 : 0, crc: crc32(content) },
			...{ packed: body.length, bytes: content.length, offset: this.#offset }
		};
		this.#written.push(entry);
		await this.#put(joined([numbers([[4, 0x04034b50], ...this.#shared(entry)]), entry.name]));
		await this.#put(body);
	}

	async end(): Promise<void> {
		const start = this.#offset;
		for (const entry of this.#written) await this.#put(this.#record(entry));
		const count = this.#written.length;
		await this.#put(
			numbers([
				...fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count]),
				...fields([4, this.#offset - start], [4, start], [2, 0])
			])
		);
	}

	#record(entry: Written): Uint8Array {
		const head = numbers([
			...fields([4, 0x02014b50], [2, version]),
			...this.#shared(entry),
			...fields([2, 0], [2, 0], [2, 0], [4, 0], [4, entry.offset])
		]);
		return joined([head, entry.name]);
	}

	/** What a part's own record and the directory say in the same words. */
	#shared({ method, crc, packed, bytes, name }: Written): readonly Field[] {
		const [time, day] = this.#time;
		return [
			...fields([2, version], [2, utf8Names], [2, method], [2, time], [2, day]),
			...fields([4, crc], [4, packed], [4, bytes], [2, name.length], [2, 0])
		];
	}

	async #put(chunk: Uint8Array): Promise<void> {
		this.#offset += chunk.length;
		await this.#write(chunk);
	}
}

type Field = readonly [bytes: 2 | 4, value: number];

function fields(...all: readonly Field[]): readonly Field[] {
	return all;
}

function numbers(all: readonly Field[]): Uint8Array {
	const bytes = new Uint8Array(all.reduce((sum, [size]) => sum + size, 0));
	const view = new DataView(bytes.buffer);
	let at = 0;
	for (const [size, value] of all) {
		if (size === 2) view.setUint16(at, value, true);
		else view.setUint32(at, value, true);
		at += size;
	}
	return bytes;
}

function joined([head, tail]: readonly [Uint8Array, Uint8Array]): Uint8Array {
	const whole = new Uint8Array(head.length + tail.length);
	whole.set(head);
	whole.set(tail, head.length);
	return whole;
}

async function deflate(content: Uint8Array): Promise<Uint8Array> {
	const packing = new Blob([new Uint8Array(content)])
		.stream()
		.pipeThrough(new CompressionStream('deflate-raw'));
	return new Uint8Array(await new Response(packing).arrayBuffer());
}

/** A zip tells the time of a clock on the wall, in steps of two seconds; UTC is the same everywhere. */
function dosTime(at: Date): readonly [number, number] {
	const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
	const years = Math.max(0, at.getUTCFullYear() - 1980);
	return [time, (years << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()];
}
