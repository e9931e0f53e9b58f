/** A key under a PIN: what of it lies on the disk. */
export interface PinWrap {
	readonly salt: Uint8Array;
	/** As many as were usual when it was wrapped; a new PIN takes today's number. */
	readonly iterations: number;
	readonly wrapped: Uint8Array;
}

export interface Wrapping {
	readonly profile: string;
	/** Never leaves the browser: a copy of the row alone is worth nothing without it. */
	readonly deviceKey: CryptoKey;
}

/** A second or so on a cheap phone, once at each unlocking (docs/decisions/0009). */
export const pinIterations = 600_000;
const ivBytes = 12;

export async function wrapUnderPin(
	raw: Uint8Array,
	pin: string,
	{ profile, deviceKey }: Wrapping
): Promise<PinWrap> {
	const salt = crypto.getRandomValues(new Uint8Array(16));
	const pinKey = await keyOfPin(pin, { salt, iterations: pinIterations });
	const inner = await encrypt(pinKey, raw, profile);
	const wrapped = await encrypt(deviceKey, inner, profile);
	return { salt, iterations: pinIterations, wrapped };
}

/** Undefined for another PIN. */
export async function unwrapByPin(
	wrap: PinWrap,
	pin: string,
	{ profile, deviceKey }: Wrapping
): Promise<Uint8Array | undefined> {
	const pinKey = await keyOfPin(pin, wrap);
	const inner = await decrypt(deviceKey, wrap.wrapped, profile);
	return inner && decrypt(pinKey, inner, profile);
}

/** Once imported, nobody gets the bytes out of it again. */
export function importKey(raw: Uint8Array): Promise<CryptoKey> {
	const usages: KeyUsage[] = ['encrypt', 'decrypt'];
	return crypto.subtle.importKey('raw', new Uint8Array(raw), 'AES-GCM', false, usages);
}

async function keyOfPin(
	pin: string,
	{ salt, iterations }: Pick<PinWrap, 'salt' | 'iterations'>
): Promise<CryptoKey> {
	const bytes = new TextEncoder().encode(pin);
	const from = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
	const by = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations };
	const made = { name: 'AES-GCM', length: 256 };
	return crypto.subtle.deriveKey(by, from, made, false, ['encrypt', 'decrypt']);
}

async function encrypt(key: CryptoKey, bytes: Uint8Array, profile: string): Promise<Uint8Array> {
	const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
	const sealed = await crypto.subtle.encrypt(by(iv, profile), key, new Uint8Array(bytes));
	const whole = new Uint8Array(ivBytes + sealed.byteLength);
	whole.set(iv);
	whole.set(new Uint8Array(sealed), ivBytes);
	return whole;
}

async function decrypt(
	key: CryptoKey,
	sealed: Uint8Array,
	profile: string
): Promise<Uint8Array | undefined> {
	const [iv, rest] = [sealed.slice(0, ivBytes), sealed.slice(ivBytes)];
	try {
		return new Uint8Array(await crypto.subtle.decrypt(by(iv, profile), key, rest));
	} catch {
		// A wrong PIN makes a key that opens nothing; the browser says no more than that.
		return undefined;
	}
}

function by(iv: Uint8Array<ArrayBuffer>, profile: string): AesGcmParams {
	return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(profile) };
}
