import { crc32 } from '#lib/domain/archive/crc32.ts';
import {
	maxArchiveBytes,
	maxArchiveEntries,
	maxEntryBytes,
	maxManifestBytes,
	type ArchiveTrouble,
	type FromArchive
} from '#lib/domain/archive/manifest.ts';

interface Place {
	readonly method: number;
	readonly crc: number;
	readonly packed: number;
	readonly bytes: number;
	readonly offset: number;
}

const endRecord = { signature: 0x06054b50, length: 22 } as const;
const directoryRecord = { signature: 0x02014b50, length: 46 } as const;
const localRecord = { signature: 0x04034b50, length: 30 } as const;
const mostDirectoryBytes = maxManifestBytes;
/** Texts shrink, photos do not: twice as much is no copy of anybody's year. */
const mostUnpackedBytes = 2 * maxArchiveBytes;
const isEncrypted = 1;

/**
 * Reads a zip of any size part by part, straight from the file. What a part says of its size is the
 * most that is unpacked of it, so a bomb costs no more than one part may.
 */
export class ZipBlob {
	readonly #file: Blob;
	readonly #places: ReadonlyMap<string, Place>;

	private constructor(file: Blob, places: ReadonlyMap<string, Place>) {
		this.#file = file;
		this.#places = places;
	}

	static async open(file: Blob): Promise<FromArchive<ZipBlob>> {
		if (file.size > maxArchiveBytes) return no('too-big');
		const from = Math.max(0, file.size - endRecord.length - 0xffff);
		const tail = viewOf(await bytesOf(file, from, file.size));
		const end = endIn(tail);
		const isZip = startsLikeZip(await bytesOf(file, 0, 4));
		if (end === undefined) return no(isZip ? 'damaged' : 'not-ours');
		const count = tail.getUint16(end + 10, true);
		const [length, start] = [tail.getUint32(end + 12, true), tail.getUint32(end + 16, true)];
		if (count > maxArchiveEntries || length > mostDirectoryBytes) return no('too-big');
		if (start + length !== from + end) return no('damaged');
		const places = placesIn(await bytesOf(file, start, start + length), count);
		if (!places) return no('damaged');
		const unpackedBytes = [...places.values()].reduce((sum, { bytes }) => sum + bytes, 0);
		if (unpackedBytes > mostUnpackedBytes) return no('too-big');
		return { ok: true, value: new ZipBlob(file, places) };
	}

	has(path: string): boolean {
		return this.#places.has(path);
	}

	async read(path: string, mostBytes = maxEntryBytes): Promise<FromArchive<Uint8Array>> {
		const place = this.#places.get(path);
		if (!place) return no('damaged');
		if (place.bytes > mostBytes || place.packed > mostBytes) return no('too-big');
		const head = viewOf(await bytesOf(this.#file, place.offset, place.offset + localRecord.length));
		if (!isAt(head, 0, localRecord)) return no('damaged');
		const start = place.offset + localRecord.length;
		const body = start + head.getUint16(26, true) + head.getUint16(28, true);
		const packed = this.#file.slice(body, body + place.packed);
		const content = packed.size === place.packed ? await unpacked(packed, place) : undefined;
		const isWhole = content?.length === place.bytes && crc32(content) === place.crc;
		return isWhole ? { ok: true, value: content } : no('damaged');
	}
}

function placesIn(directory: Uint8Array, count: number): ReadonlyMap<string, Place> | undefined {
	const view = viewOf(directory);
	const places = new Map<string, Place>();
	let at = 0;
	for (let index = 0; index < count; index++) {
		if (!isAt(view, at, directoryRecord)) return undefined;
		const nameEnd = at + directoryRecord.length + view.getUint16(at + 28, true);
		const name = nameIn(directory.subarray(at + directoryRecord.length, nameEnd));
		const isTwice = name === undefined || places.has(name);
		if (isTwice || view.getUint16(at + 8, true) & isEncrypted) return undefined;
		places.set(name, {
			method: view.getUint16(at + 10, true),
			crc: view.getUint32(at + 16, true),
			packed: view.getUint32(at + 20, true),
			bytes: view.getUint32(at + 24, true),
			offset: view.getUint32(at + 42, true)
		});
		at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return at === directory.length ? places : undefined;
}

function nameIn(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		// No archive of ours names a part so.
		return undefined;
	}
}

async function unpacked(packed: Blob, { method, bytes }: Place): Promise<Uint8Array | undefined> {
	if (method === 0) return bytesOf(packed, 0, packed.size);
	if (method !== 8) return undefined;
	const reader = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
	const whole = new Uint8Array(bytes);
	let at = 0;
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return at === bytes ? whole : undefined;
			if (at + value.length > bytes) return undefined;
			whole.set(value, at);
			at += value.length;
		}
	} catch {
		// Bytes that no deflate has written.
		return undefined;
	} finally {
		await reader.cancel().catch(() => undefined);
	}
}

/** It stands at the end, before a comment of at most 64 KB. */
function endIn(view: DataView): number | undefined {
	for (let at = view.byteLength - endRecord.length; at >= 0; at -= 1)
		if (isAt(view, at, endRecord)) return at;
	return undefined;
}

function startsLikeZip(head: Uint8Array): boolean {
	return head.length === 4 && viewOf(head).getUint32(0, true) === localRecord.signature;
}

interface RecordShape {
	readonly signature: number;
	readonly length: number;
}

function isAt(view: DataView, at: number, { signature, length }: RecordShape): boolean {
	return at + length <= view.byteLength && view.getUint32(at, true) === signature;
}

async function bytesOf(file: Blob, start: number, end: number): Promise<Uint8Array> {
	return new Uint8Array(await file.slice(start, end).arrayBuffer());
}

function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const no = (trouble: ArchiveTrouble): { readonly ok: false; readonly trouble: ArchiveTrouble } => ({
	ok: false,
	trouble
});
