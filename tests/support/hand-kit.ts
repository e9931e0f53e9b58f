import {
	createCipheriv,
	createDecipheriv,
	createECDH,
	createPublicKey,
	generateKeyPairSync,
	hkdfSync,
	randomBytes,
	sign,
	verify
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { PacketKit } from '#lib/device/packets/packet-kit.ts';
import type { MachineKeys, PacketTools } from '#lib/sync/packet/tools.ts';
import { putBack, takenOut } from '#lib/sync/packet/web-tools.ts';

/** The same cryptography as the browser's, but done at once: a test moves time by hand. */
export const handTools: PacketTools = {
	random: (length) => new Uint8Array(randomBytes(length)),
	sign: (key, bytes) =>
		Promise.resolve(
			new Uint8Array(sign('sha256', bytes, { key: key as KeyObject, dsaEncoding: 'ieee-p1363' }))
		),
	verify: (open, signature, bytes) => Promise.resolve(isSigned(open, signature, bytes)),
	freshAgreement: () => Promise.resolve(agreementKey()),
	agree: (key, open, salt) => {
		try {
			const shared = (key as ReturnType<typeof createECDH>).computeSecret(open);
			const derived = hkdfSync('sha256', shared, salt, 'tropa packet 1', 32);
			return Promise.resolve(new Uint8Array(derived));
		} catch {
			return Promise.resolve(undefined);
		}
	},
	encrypt: (secret, bytes, beside) => {
		const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(beside);
		const parts = [cipher.update(bytes), cipher.final(), cipher.getAuthTag()];
		return Promise.resolve(new Uint8Array(Buffer.concat(parts)));
	},
	decrypt: (secret, bytes, beside) => {
		try {
			const decipher = createDecipheriv('aes-256-gcm', secret, nonce).setAAD(beside);
			decipher.setAuthTag(bytes.subarray(-16));
			const parts = [decipher.update(bytes.subarray(0, -16)), decipher.final()];
			return Promise.resolve(new Uint8Array(Buffer.concat(parts)));
		} catch {
			return Promise.resolve(undefined);
		}
	},
	squeeze: (bytes) => Promise.resolve(new Uint8Array(deflateRawSync(bytes))),
	unsqueeze: (bytes, maxOutputLength) => {
		try {
			return Promise.resolve(new Uint8Array(inflateRawSync(bytes, { maxOutputLength })));
		} catch {
			return Promise.resolve(undefined);
		}
	}
};

export const handKit: PacketKit = {
	tools: handTools,
	makeKeys: () => Promise.resolve(handKeys()),
	takenOut,
	putBack
};

export function handKeys(): MachineKeys {
	const signing = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const { x = '', y = '' } = signing.publicKey.export({ format: 'jwk' });
	const agreement = agreementKey();
	const point = [Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
	const open = { signing: new Uint8Array(Buffer.concat(point)), agreement: agreement.open };
	return { signing: signing.privateKey, agreement: agreement.key, open };
}

const nonce = new Uint8Array(12);

function agreementKey() {
	const key = createECDH('prime256v1');
	return { key, open: new Uint8Array(key.generateKeys()) };
}

function isSigned(open: Uint8Array, signature: Uint8Array, bytes: Uint8Array): boolean {
	const at = (from: number) => Buffer.from(open.subarray(from, from + 32)).toString('base64url');
	try {
		const jwk = { kty: 'EC', crv: 'P-256', x: at(1), y: at(33) };
		const key = createPublicKey({ key: jwk, format: 'jwk' });
		return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature);
	} catch {
		return false;
	}
}
