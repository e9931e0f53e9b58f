import { fromBase64, toBase64 } from '../base64.ts';
import { crc32c } from '../checksum.ts';
import { packetLimits } from './envelope.ts';

/** As it is said aloud: «пакет 7F2A-19C4». */
export function packetNumber(id: string): string {
	const bytes = fromBase64(id.replaceAll('-', '+').replaceAll('_', '/')) ?? new Uint8Array();
	const hex = [...bytes.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return `${hex.slice(0, 4)}-${hex.slice(4)}`.toUpperCase();
}

/** A packet as a text that goes through any messenger, under lines for people. */
export function armour(bytes: Uint8Array, lines: readonly string[]): string {
	const body = toBase64(bytes).match(/.{1,76}/g) ?? [];
	return [...lines, begin, ...body, `${end} crc ${checkOf(bytes)}`, ''].join('\n');
}

export type ReadArmour =
	| { readonly ok: true; readonly bytes: Uint8Array }
	| { readonly ok: false; readonly trouble: 'not-ours' | 'damaged' };

/**
 * Reads it after whatever messengers do to a text: other ends of lines, marks of quotation, words before
 * and after. One wrong letter, and nothing of it is taken: the sender still has everything.
 */
export function readArmour(text: string): ReadArmour {
	if (text.length > 2 * packetLimits.bytes || !text.includes(begin)) return no('not-ours');
	const found = frame.exec(text);
	const bytes = found && fromBase64(found[1]!.replaceAll(/[^A-Za-z0-9+/=]/g, ''));
	if (!bytes || checkOf(bytes) !== found[2]!.toLowerCase()) return no('damaged');
	return { ok: true, bytes };
}

const begin = '-----BEGIN TROPA-----';
const end = '-----END TROPA-----';
const frame = /-----BEGIN TROPA-----([\s\S]*?)-----END TROPA----- crc ([0-9a-f]{4})(?![0-9a-f])/i;

const checkOf = (bytes: Uint8Array): string =>
	(crc32c(bytes) & 0xffff).toString(16).padStart(4, '0');

const no = (trouble: 'not-ours' | 'damaged'): ReadArmour => ({ ok: false, trouble });
