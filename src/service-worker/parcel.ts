/** What a file of the app is, by the end of its name: a parcel holds no others. */
const types = new Map([
	['js', 'text/javascript; charset=utf-8'],
	['css', 'text/css; charset=utf-8']
]);

export interface ParcelFile {
	readonly path: string;
	readonly answer: Response;
}

/**
 * The files of a parcel, as `server/setup/parcels.mjs` packs them: one a line, given out as they come.
 * Throws at the first line that is not whole; what came before it is good.
 */
export async function* unpacked(parcel: ReadableStream<Uint8Array>): AsyncGenerator<ParcelFile> {
	let rest = '';
	// Types of the standard library and of browsers disagree on what may be written into this one.
	const texts = parcel.pipeThrough(
		new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>
	);
	for await (const text of chunksOf(texts)) {
		const lines = (rest + text).split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) yield fileOf(line);
	}
	if (rest !== '') throw new Error('The parcel ends in the middle of a file');
}

/** Not every browser can walk a stream by itself. */
async function* chunksOf(stream: ReadableStream<string>): AsyncGenerator<string> {
	const reader = stream.getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			yield value;
		}
	} finally {
		await reader.cancel();
	}
}

function fileOf(line: string): ParcelFile {
	const file: unknown = JSON.parse(line);
	const [path, content]: readonly unknown[] = Array.isArray(file) ? file : [];
	const type =
		typeof path === 'string' ? types.get(path.slice(path.lastIndexOf('.') + 1)) : undefined;
	if (typeof path !== 'string' || typeof content !== 'string' || !type)
		throw new Error('No file of the app in a line of the parcel');
	return { path, answer: new Response(content, { headers: { 'content-type': type } }) };
}
