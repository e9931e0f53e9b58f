/** Snapshots are five more copies of a document; packed they take less than one. */
export function pack(bytes: Uint8Array): Promise<Uint8Array> {
	return through(bytes, new CompressionStream('deflate-raw'));
}

export function unpack(bytes: Uint8Array): Promise<Uint8Array> {
	return through(bytes, new DecompressionStream('deflate-raw'));
}

async function through(
	bytes: Uint8Array,
	stream: CompressionStream | DecompressionStream
): Promise<Uint8Array> {
	const packed = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(stream);
	return new Uint8Array(await new Response(packed).arrayBuffer());
}
