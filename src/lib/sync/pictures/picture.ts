import { crc32c } from '../checksum.ts';
import { fromBase45, toBase45 } from './base45.ts';
import { blockBytes, maxTransferBytes } from './mixing.ts';

/** A stock camera shows it as text; it begins with a word by which a person knows where it comes from. */
const mark = 'TROPA1:';
const at = { name: 0, length: 4, mix: 6, body: 9 } as const;
const checkBytes = 4;
export const maxMix = 0xff_ff_ff;

export interface Picture {
	/** The checksum of the whole transfer, as 8 hexadecimal digits. */
	readonly transfer: string;
	/** Bytes of the whole transfer. */
	readonly length: number;
	/** The number of the first mix; the others follow. */
	readonly mix: number;
	readonly mixes: readonly Uint8Array[];
}

export function nameOf(bytes: Uint8Array): string {
	return hexOf(crc32c(bytes));
}

export function textOfPicture({ transfer, length, mix, mixes }: Picture): string {
	const end = at.body + mixes.length * blockBytes;
	const bytes = new Uint8Array(end + checkBytes);
	const view = new DataView(bytes.buffer);
	view.setUint32(at.name, Number.parseInt(transfer, 16));
	view.setUint16(at.length, length - 1);
	view.setUint8(at.mix, mix >> 16);
	view.setUint16(at.mix + 1, mix & 0xffff);
	mixes.forEach((one, number) => bytes.set(one, at.body + number * blockBytes));
	view.setUint32(end, crc32c(bytes.subarray(0, end)));
	return mark + toBase45(bytes);
}

/** Undefined for anything else that a camera may see, and for a picture that was read wrongly. */
export function readPicture(text: string): Picture | undefined {
	if (!text.startsWith(mark)) return undefined;
	const bytes = fromBase45(text.slice(mark.length));
	const body = (bytes?.length ?? 0) - at.body - checkBytes;
	if (!bytes || body < blockBytes || body % blockBytes !== 0) return undefined;
	const end = at.body + body;
	const view = new DataView(bytes.buffer);
	if (view.getUint32(end) !== crc32c(bytes.subarray(0, end))) return undefined;
	const length = view.getUint16(at.length) + 1;
	if (length > maxTransferBytes) return undefined;
	return {
		transfer: hexOf(view.getUint32(at.name)),
		length,
		mix: view.getUint8(at.mix) * 0x10000 + view.getUint16(at.mix + 1),
		mixes: Array.from({ length: body / blockBytes }, (_, number) => {
			const from = at.body + number * blockBytes;
			return bytes.slice(from, from + blockBytes);
		})
	};
}

function hexOf(sum: number): string {
	return sum.toString(16).padStart(8, '0');
}
