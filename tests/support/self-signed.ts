import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface Certificate {
	readonly key: string;
	readonly cert: string;
	/** Of its public key, as Chromium takes it for a key to be trusted. */
	readonly fingerprint: string;
}

/** A certificate for `localhost` that nobody has vouched for, good for a day. */
export function selfSigned(): Certificate {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const spki = publicKey.export({ type: 'spki', format: 'der' });
	const algorithm = sequence(objectId('2a8648ce3d040302'));
	const day = 86_400_000;
	const name = sequence(set(sequence(objectId('550403'), tagged(0x0c, Buffer.from('localhost')))));
	const content = sequence(
		tagged(0xa0, tagged(0x02, Buffer.from([2]))),
		tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
		algorithm,
		name,
		sequence(time(Date.now() - day), time(Date.now() + day)),
		name,
		spki,
		tagged(0xa3, sequence(subjectIsLocalhost()))
	);
	const signature = sign('sha256', content, privateKey);
	const certificate = sequence(content, algorithm, bits(signature));
	const lines = certificate.toString('base64').replace(/.{1,64}/g, '$&\n');
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
		cert: `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n`,
		fingerprint: createHash('sha256').update(spki).digest('base64')
	};
}

function subjectIsLocalhost(): Buffer {
	const names = sequence(tagged(0x82, Buffer.from('localhost')));
	return sequence(objectId('551d11'), tagged(0x04, names));
}

function time(ms: number): Buffer {
	const text = new Date(ms).toISOString().replace(/\.\d+/, '').replaceAll(/[-:T]/g, '');
	return tagged(0x17, Buffer.from(text.slice(2)));
}

const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts));
const set = (...parts: readonly Buffer[]): Buffer => tagged(0x31, Buffer.concat(parts));
const objectId = (hex: string): Buffer => tagged(0x06, Buffer.from(hex, 'hex'));
const bits = (bytes: Buffer): Buffer => tagged(0x03, Buffer.concat([Buffer.from([0]), bytes]));

/** One value of DER: its tag, its length, its bytes. */
function tagged(tag: number, bytes: Buffer): Buffer {
	return Buffer.concat([Buffer.from([tag]), lengthOf(bytes.length), bytes]);
}

function lengthOf(length: number): Buffer {
	if (length < 0x80) return Buffer.from([length]);
	if (length < 0x100) return Buffer.from([0x81, length]);
	return Buffer.from([0x82, length >> 8, length & 0xff]);
}
