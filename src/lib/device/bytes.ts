export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
	if (one === other) return true;
	if (one.length !== other.length) return false;
	return one.every((byte, at) => byte === other[at]);
}

/** Letters that may stand in addresses, in ids and in file names. */
export function toBase64Url(bytes: Uint8Array): string {
	return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function toBase64(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes) text += String.fromCharCode(byte);
	return btoa(text);
}

/** Undefined for what is not base64. */
export function fromBase64(text: string): Uint8Array | undefined {
	try {
		return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
	} catch {
		return undefined;
	}
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
	let rest = byte;
	for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0x82f63b78 : rest >>> 1;
	return rest;
});

/** CRC-32C: catches every torn record and every flipped bit, which Yjs itself would often accept. */
export function crc32c(bytes: Uint8Array): number {
	let rest = 0xffffffff;
	for (const byte of bytes) rest = table[(rest ^ byte) & 0xff]! ^ (rest >>> 8);
	return (rest ^ 0xffffffff) >>> 0;
}
