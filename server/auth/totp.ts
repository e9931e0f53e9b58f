import { createHmac, randomBytes } from 'node:crypto';

/** RFC 6238 as every authenticator app has it: SHA-1, thirty seconds, six digits. */
const stepMs = 30_000;
const digits = 6;
/** A phone's clock may be half a minute off. */
const tolerance = 1;

export function newTotpSecret(): string {
	return toBase32(randomBytes(20));
}

/** Which step a code belongs to; undefined for a wrong one, and for one that was taken already. */
export function stepOfCode(
	secret: string,
	code: string,
	{ now, after }: { readonly now: number; readonly after: number | null }
): number | undefined {
	const current = Math.floor(now / stepMs);
	for (let step = current - tolerance; step <= current + tolerance; step += 1) {
		if (step > (after ?? -1) && codeAt(secret, step) === code) return step;
	}
	return undefined;
}

export function codeAt(secret: string, step: number): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(step));
	const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
	const at = (mac[mac.length - 1] ?? 0) & 0xf;
	const number = mac.readUInt32BE(at) & 0x7fff_ffff;
	return String(number % 10 ** digits).padStart(digits, '0');
}

/** What the QR code holds; the person reads the name of the app and their own login in their phone. */
export function totpAddress(secret: string, login: string): string {
	const label = encodeURIComponent(`Тропа:${login}`);
	return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent('Тропа')}`;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function toBase32(bytes: Uint8Array): string {
	const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
	const groups = bits.match(/.{1,5}/g) ?? [];
	return groups.map((group) => letters[parseInt(group.padEnd(5, '0'), 2)]).join('');
}

function fromBase32(text: string): Buffer {
	const bits = [...text].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'));
	const bytes = bits.join('').match(/.{8}/g) ?? [];
	return Buffer.from(bytes.map((byte) => parseInt(byte, 2)));
}
