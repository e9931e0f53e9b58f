/** Text of unknown encoding: a mark at the start, a page's own word, then what reads as Russian. */
export function decodeText(bytes: Uint8Array): string {
	return decode(bytes, markedEncoding(bytes) ?? utf16Guess(bytes) ?? pageEncoding(bytes));
}

function decode(bytes: Uint8Array, encoding: string | undefined): string {
	if (encoding) return new TextDecoder(encoding).decode(bytes);
	return utf8(bytes) ?? likeliest(bytes);
}

function markedEncoding(bytes: Uint8Array): string | undefined {
	const [first, second, third] = bytes;
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

/** Russian letters in UTF-16 have the high byte 4, signs and digits have 0. */
function utf16Guess(bytes: Uint8Array): string | undefined {
	const sample = bytes.subarray(0, 4096 - (4096 % 2));
	if (sample.length < 4) return undefined;
	const high = [0, 0];
	sample.forEach((byte, at) => {
		if (byte === 0 || byte === 4) high[at % 2] = (high[at % 2] ?? 0) + 1;
	});
	const [even = 0, odd = 0] = high.map((count) => count / (sample.length / 2));
	if (odd > 0.8 && even < 0.3) return 'utf-16le';
	return even > 0.8 && odd < 0.3 ? 'utf-16be' : undefined;
}

const pageEncodings: ReadonlyMap<string, string> = new Map([
	['windows-1251', 'windows-1251'],
	['cp1251', 'windows-1251'],
	['koi8-r', 'koi8-r'],
	['utf-8', 'utf-8']
]);

function pageEncoding(bytes: Uint8Array): string | undefined {
	const start = new TextDecoder('windows-1251').decode(bytes.subarray(0, 2048));
	if (!/^\s*</.test(start)) return undefined;
	const named = /charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1]?.toLowerCase() ?? '';
	const encoding = pageEncodings.get(named);
	// Pages saved again in an editor often state an encoding they no longer have.
	return encoding === 'windows-1251' && utf8(bytes) !== undefined ? 'utf-8' : encoding;
}

function utf8(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** Of the three old Russian encodings only the right one gives mostly common small letters. */
function likeliest(bytes: Uint8Array): string {
	const sample = bytes.subarray(0, 8192);
	const scores = ['windows-1251', 'ibm866', 'koi8-r'].map((encoding) => {
		const text = new TextDecoder(encoding).decode(sample);
		return { encoding, score: text.match(/[оеаинтсрвл]/g)?.length ?? 0 };
	});
	const best = scores.reduce((first, next) => (next.score > first.score ? next : first));
	return new TextDecoder(best.encoding).decode(bytes);
}
