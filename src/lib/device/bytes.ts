export { fromBase64, toBase64, toBase64Url } from '#lib/sync/base64.ts';
export { crc32c } from '#lib/sync/checksum.ts';

export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
	if (one === other) return true;
	if (one.length !== other.length) return false;
	// Half a megabyte is compared here while somebody types: a call for every byte takes ten times as long.
	for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
	return true;
}
