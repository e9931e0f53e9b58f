import type { ImportRefusalCode } from '../refusals.ts';

export type Format = 'zip' | 'text' | { readonly refused: ImportRefusalCode };

/** The bytes decide, never the name: Word files called .txt and pages called .xls are common. */
export function formatOf(bytes: Uint8Array): Format {
	if (startsWith(bytes, [0x50, 0x4b])) return 'zip';
	if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return { refused: oleKind(bytes) };
	if (startsWith(bytes, [...'%PDF'].map(codeOf))) return { refused: 'pdf' };
	if (startsWith(bytes, [...'{\\rtf'].map(codeOf))) return { refused: 'other-office' };
	return pictures.some((start) => startsWith(bytes, start)) ? { refused: 'picture' } : 'text';
}

const pictures: readonly (readonly number[])[] = [
	[0x89, 0x50, 0x4e, 0x47],
	[0xff, 0xd8, 0xff],
	[0x47, 0x49, 0x46, 0x38],
	[0x49, 0x49, 0x2a, 0x00],
	[0x4d, 0x4d, 0x00, 0x2a]
];

/** Old Office files and encrypted new ones share one container; its streams have UTF-16 names. */
function oleKind(bytes: Uint8Array): ImportRefusalCode {
	if (holdsUtf16(bytes, 'EncryptedPackage')) return 'encrypted';
	if (holdsUtf16(bytes, 'WordDocument')) return 'old-word';
	if (holdsUtf16(bytes, 'Workbook') || holdsUtf16(bytes, 'Book')) return 'old-excel';
	return 'other-office';
}

function holdsUtf16(bytes: Uint8Array, name: string): boolean {
	const wanted = [...name].flatMap((letter) => [codeOf(letter), 0]);
	const first = wanted[0] ?? 0;
	for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
		if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
	}
	return false;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
	return start.every((byte, index) => bytes[index] === byte);
}

function codeOf(letter: string): number {
	return letter.charCodeAt(0);
}
