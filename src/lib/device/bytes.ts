export { fromBase64, toBase64, toBase64Url } from '#lib/sync/base64.ts';
export { crc32c } from '#lib/sync/checksum.ts';

export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
	if (one === other) return true;
	if (one.length !== other.length) return false;
	return one.every((byte, at) => byte === other[at]);
}
