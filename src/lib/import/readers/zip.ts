import { Inflate } from 'fflate';
import { maxUnpackedBytes, maxZipEntries, unpackStepBytes } from '../limits.ts';
import { refuse, taken, type ImportOutcome } from '../refusals.ts';

interface Entry {
	readonly method: number;
	readonly packedBytes: number;
	readonly offset: number;
}

export interface Zip {
	readonly names: readonly string[];
	/** Undefined where the archive has no such part. */
	read(name: string): ImportOutcome<Uint8Array> | undefined;
}

/**
 * Reads parts one by one and counts what comes out while it comes out: the sizes that an archive
 * states of itself are not believed, so a bomb costs no more than the limit.
 */
export function openZip(bytes: Uint8Array): ImportOutcome<Zip> {
	const directory = directoryOf(bytes);
	if (!directory.ok) return directory;
	let left = maxUnpackedBytes;
	return taken({
		names: [...directory.value.keys()],
		read(name) {
			const entry = directory.value.get(name);
			if (!entry) return undefined;
			const part = unpack(bytes, entry, left);
			if (part.ok) left -= part.value.length;
			return part;
		}
	});
}

const endSignature = 0x06054b50;
const endLength = 22;
const directoryRecord = { signature: 0x02014b50, length: 46 } as const;
const localRecord = { signature: 0x04034b50, length: 30 } as const;

function directoryOf(bytes: Uint8Array): ImportOutcome<ReadonlyMap<string, Entry>> {
	const view = viewOf(bytes);
	const end = endOf(view);
	if (end === undefined) return refuse('damaged');
	const count = view.getUint16(end + 10, true);
	if (count > maxZipEntries) return refuse('too-big');
	const entries = new Map<string, Entry>();
	let at = view.getUint32(end + 16, true);
	for (let index = 0; index < count; index += 1) {
		if (!isAt(view, at, directoryRecord)) return refuse('damaged');
		if (view.getUint16(at + 8, true) & 1) return refuse('encrypted');
		const nameEnd = at + directoryRecord.length + view.getUint16(at + 28, true);
		const name = new TextDecoder().decode(bytes.subarray(at + directoryRecord.length, nameEnd));
		entries.set(name.replaceAll('\\', '/'), entryAt(view, at));
		at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return taken(entries);
}

function entryAt(view: DataView, at: number): Entry {
	return {
		method: view.getUint16(at + 10, true),
		packedBytes: view.getUint32(at + 20, true),
		offset: view.getUint32(at + 42, true)
	};
}

/** The record stands at the end, before a comment of at most 64 KB. */
function endOf(view: DataView): number | undefined {
	const first = Math.max(0, view.byteLength - endLength - 0xffff);
	for (let at = view.byteLength - endLength; at >= first; at -= 1) {
		if (view.getUint32(at, true) === endSignature) return at;
	}
	return undefined;
}

function unpack(bytes: Uint8Array, entry: Entry, limit: number): ImportOutcome<Uint8Array> {
	const view = viewOf(bytes);
	if (!isAt(view, entry.offset, localRecord)) return refuse('damaged');
	const names = view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
	const start = entry.offset + localRecord.length + names;
	const packed = bytes.subarray(start, start + entry.packedBytes);
	if (packed.length < entry.packedBytes) return refuse('damaged');
	if (entry.method === 8) return inflate(packed, limit);
	if (entry.method !== 0) return refuse('damaged');
	return packed.length > limit ? refuse('too-big') : taken(packed);
}

function inflate(packed: Uint8Array, limit: number): ImportOutcome<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	const stream = new Inflate((chunk) => {
		chunks.push(chunk);
		length += chunk.length;
	});
	try {
		for (let at = 0; at < packed.length && length <= limit; at += unpackStepBytes) {
			stream.push(packed.subarray(at, at + unpackStepBytes), at + unpackStepBytes >= packed.length);
		}
	} catch {
		return refuse('damaged');
	}
	return length > limit ? refuse('too-big') : taken(joined(chunks, length));
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
	const whole = new Uint8Array(length);
	let at = 0;
	for (const chunk of chunks) {
		whole.set(chunk, at);
		at += chunk.length;
	}
	return whole;
}

type RecordShape = typeof directoryRecord | typeof localRecord;

function isAt(view: DataView, at: number, { signature, length }: RecordShape): boolean {
	return at + length <= view.byteLength && view.getUint32(at, true) === signature;
}

function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
