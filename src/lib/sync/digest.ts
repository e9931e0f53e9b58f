/**
 * Eight bytes over a set of document ids, equal for equal sets whatever their order. It only tells
 * «the same set or not» between two machines that trust each other in this; it protects nothing.
 */
export function digestOf(ids: Iterable<string>): Uint8Array {
	let low = 0x811c9dc5;
	let high = 0x9747b28c;
	for (const id of [...ids].sort()) {
		for (let at = 0; at <= id.length; at++) {
			// The end of an id counts as a letter of its own, so that «ab, c» and «a, bc» differ.
			const code = at < id.length ? id.charCodeAt(at) : 0x10000;
			low = Math.imul(low ^ code, 0x01000193);
			high = Math.imul(high ^ code, 0x85ebca6b) + low;
		}
	}
	const digest = new Uint8Array(8);
	const view = new DataView(digest.buffer);
	view.setUint32(0, low >>> 0);
	view.setUint32(4, high >>> 0);
	return digest;
}
