/**
 * Length in UTF-16 units, which is what Yjs counts clocks by, or -1 for what is not UTF-8. As strict
 * as a fatal TextDecoder, without making the string: a struct must not be longer here than there.
 */
export function utf16Length(bytes: Uint8Array, from: number, to: number): number {
	let at = from;
	let length = 0;
	while (at < to) {
		const lead = bytes[at]!;
		if (lead < 0x80) {
			at++;
			length++;
			continue;
		}
		const size = sequenceSize(bytes, at, to);
		if (size === 0) return -1;
		at += size;
		length += size === 4 ? 2 : 1;
	}
	return length;
}

/** Size of the sequence of more than one byte that begins here; 0 if none does. */
function sequenceSize(bytes: Uint8Array, at: number, to: number): number {
	const lead = bytes[at]!;
	if (lead < 0xc2 || lead > 0xf4) return 0;
	const size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
	if (at + size > to || !isSecond(lead, bytes[at + 1]!)) return 0;
	if (size > 2 && (bytes[at + 2]! & 0xc0) !== 0x80) return 0;
	if (size > 3 && (bytes[at + 3]! & 0xc0) !== 0x80) return 0;
	return size;
}

/** The second byte alone tells overlong forms, surrogates and what is beyond the last code point. */
function isSecond(lead: number, second: number): boolean {
	switch (lead) {
		case 0xe0:
			return second >= 0xa0 && second <= 0xbf;
		case 0xed:
			return second >= 0x80 && second <= 0x9f;
		case 0xf0:
			return second >= 0x90 && second <= 0xbf;
		case 0xf4:
			return second >= 0x80 && second <= 0x8f;
		default:
			return (second & 0xc0) === 0x80;
	}
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** For bytes that were found to be UTF-8. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
	if (to - from > 24) return decoder.decode(bytes.subarray(from, to));
	let text = '';
	for (let at = from; at < to; at++) {
		if (bytes[at]! >= 0x80) return decoder.decode(bytes.subarray(from, to));
		text += String.fromCharCode(bytes[at]!);
	}
	return text;
}
