/** Stands before everything that is sealed, so that what was written before there was a PIN is known from it. */
const head = Uint8Array.of(0xff, 0x54, 0x50, 0x01);
const ivBytes = 12;
const tagBytes = 16;

/**
 * The key of one person on this device, AES-256-GCM. What is sealed is bound to the place it stands at:
 * a row that was put elsewhere does not open.
 */
export interface Seal {
	seal(bytes: Uint8Array, place: string): Promise<Uint8Array>;
	/** Undefined for what this key does not open: damaged, put elsewhere, or under an older key. */
	open(sealed: Uint8Array, place: string): Promise<Uint8Array | undefined>;
}

export function isSealed(bytes: Uint8Array): boolean {
	return (
		bytes.length >= head.length + ivBytes + tagBytes && head.every((one, at) => bytes[at] === one)
	);
}

export function sealOf(key: CryptoKey, profile: string): Seal {
	return {
		async seal(bytes, place) {
			const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
			const sealed = await crypto.subtle.encrypt(
				by(iv, profile, place),
				key,
				new Uint8Array(bytes)
			);
			const whole = new Uint8Array(head.length + ivBytes + sealed.byteLength);
			whole.set(head);
			whole.set(iv, head.length);
			whole.set(new Uint8Array(sealed), head.length + ivBytes);
			return whole;
		},
		async open(sealed, place) {
			if (!isSealed(sealed)) return undefined;
			const iv = sealed.slice(head.length, head.length + ivBytes);
			const rest = sealed.slice(head.length + ivBytes);
			try {
				return new Uint8Array(await crypto.subtle.decrypt(by(iv, profile, place), key, rest));
			} catch {
				// The browser does not say why: a wrong key and a flipped bit look the same.
				return undefined;
			}
		}
	};
}

function by(iv: Uint8Array<ArrayBuffer>, profile: string, place: string): AesGcmParams {
	return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`${profile}|${place}`) };
}

/** Where things stand, as they are bound into what is sealed. */
export const places = {
	edit: (document: string, batch: string): string => `edit|${document}|${batch}`,
	replica: (document: string): string => `replica|${document}`,
	snapshot: (document: string, takenAt: number): string => `snapshot|${document}|${takenAt}`,
	file: (document: string, sha256: string): string => `file|${document}|${sha256}`,
	answer: (path: string): string => `answer|${path}`,
	parcel: (key: string): string => `parcel|${key}`,
	key: (name: string): string => `key|${name}`,
	account: 'account',
	session: 'session'
} as const;

/** What was written before there was a PIN is read as it is: an edit that came in that moment is not lost. */
export async function openOrPlain(
	seal: Seal,
	bytes: Uint8Array,
	place: string
): Promise<Uint8Array | undefined> {
	return isSealed(bytes) ? seal.open(bytes, place) : bytes;
}
