import type { MachineKeys, PacketTools, PrivateKey } from './tools.ts';
import { secretBytes } from './tools.ts';

/** The cryptography that a browser and the server both have. */
export function webTools(random: (length: number) => Uint8Array): PacketTools {
	return {
		random,
		async sign(key, bytes) {
			return new Uint8Array(await subtle().sign(ecdsa, asKey(key), own(bytes)));
		},
		async verify(open, signature, bytes) {
			const key = await imported(open, signs, ['verify']);
			return key !== undefined && subtle().verify(ecdsa, key, own(signature), own(bytes));
		},
		async freshAgreement() {
			const { privateKey, publicKey } = await subtle().generateKey(agrees, false, ['deriveBits']);
			return { key: privateKey, open: await exported(publicKey) };
		},
		async agree(key, open, salt) {
			const other = await imported(open, agrees, []);
			if (!other) return undefined;
			const shared = await subtle().deriveBits({ name: 'ECDH', public: other }, asKey(key), 256);
			const from = await subtle().importKey('raw', shared, 'HKDF', false, ['deriveBits']);
			const how = { name: 'HKDF', hash: 'SHA-256', salt: own(salt), info: purpose };
			return new Uint8Array(await subtle().deriveBits(how, from, 8 * secretBytes));
		},
		async encrypt(secret, bytes, beside) {
			const key = await aes(secret, 'encrypt');
			return new Uint8Array(await subtle().encrypt(gcm(beside), key, own(bytes)));
		},
		async decrypt(secret, bytes, beside) {
			const key = await aes(secret, 'decrypt');
			const opened = subtle().decrypt(gcm(beside), key, own(bytes));
			// The browser does not say why: a wrong key and a flipped bit look the same.
			return opened.then(
				(clear) => new Uint8Array(clear),
				() => undefined
			);
		},
		squeeze: (bytes) => drained(streamed(bytes, new CompressionStream(squeezing)), Infinity),
		unsqueeze: (bytes, maxBytes) =>
			drained(streamed(bytes, new DecompressionStream(squeezing)), maxBytes).then(
				(clear) => (clear.length > maxBytes ? undefined : clear),
				() => undefined
			)
	};
}

/** Keys of this machine; where they may be taken out, somebody else has to seal them. */
export async function makeKeys(mayBeTakenOut: boolean): Promise<MachineKeys> {
	const signing = await subtle().generateKey(signs, mayBeTakenOut, ['sign', 'verify']);
	const agreement = await subtle().generateKey(agrees, mayBeTakenOut, ['deriveBits']);
	const open = {
		signing: await exported(signing.publicKey),
		agreement: await exported(agreement.publicKey)
	};
	return { signing: signing.privateKey, agreement: agreement.privateKey, open };
}

/** The private halves as PKCS #8. */
export async function takenOut(
	keys: MachineKeys
): Promise<{ readonly signing: Uint8Array; readonly agreement: Uint8Array }> {
	const bytesOf = async (key: PrivateKey) =>
		new Uint8Array(await subtle().exportKey('pkcs8', asKey(key)));
	return { signing: await bytesOf(keys.signing), agreement: await bytesOf(keys.agreement) };
}

export async function putBack(
	secret: { readonly signing: Uint8Array; readonly agreement: Uint8Array },
	open: MachineKeys['open']
): Promise<MachineKeys> {
	const signing = await subtle().importKey('pkcs8', own(secret.signing), signs, false, ['sign']);
	const agreement = await subtle().importKey('pkcs8', own(secret.agreement), agrees, false, [
		'deriveBits'
	]);
	return { signing, agreement, open };
}

/** A page that came over a plain address has none of it. */
export function hasCryptography(): boolean {
	return (globalThis.crypto as Partial<Crypto> | undefined)?.subtle !== undefined;
}

const ecdsa = { name: 'ECDSA', hash: 'SHA-256' } as const;
const signs = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const agrees = { name: 'ECDH', namedCurve: 'P-256' } as const;
const squeezing = 'deflate-raw';
const purpose = new TextEncoder().encode('tropa packet 1');

const subtle = (): SubtleCrypto => globalThis.crypto.subtle;
const asKey = (key: PrivateKey): CryptoKey => key as CryptoKey;
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
const gcm = (beside: Uint8Array) => ({
	...{ name: 'AES-GCM', iv: new Uint8Array(12), additionalData: own(beside) }
});

function aes(secret: Uint8Array, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
	return subtle().importKey('raw', own(secret), 'AES-GCM', false, [use]);
}

async function exported(key: CryptoKey): Promise<Uint8Array> {
	return new Uint8Array(await subtle().exportKey('raw', key));
}

/** Undefined for bytes that are no point of the curve. */
function imported(
	open: Uint8Array,
	how: typeof signs | typeof agrees,
	uses: KeyUsage[]
): Promise<CryptoKey | undefined> {
	return subtle()
		.importKey('raw', own(open), how, false, uses)
		.catch(() => undefined);
}

function streamed(
	bytes: Uint8Array,
	through: CompressionStream | DecompressionStream
): ReadableStream<Uint8Array> {
	return new Blob([own(bytes)]).stream().pipeThrough(through);
}

/** Reads no further than needed to know that it is too much. */
async function drained(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
	const reader = stream.getReader();
	const parts: Uint8Array[] = [];
	let length = 0;
	for (let next = await reader.read(); !next.done; next = await reader.read()) {
		parts.push(next.value);
		length += next.value.length;
		if (length > maxBytes) break;
	}
	await reader.cancel();
	return joined(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
