import * as encoding from 'lib0/encoding';
import { FieldReader } from './fields.ts';
import { publicKeyBytes, signatureBytes } from './tools.ts';
import type { PacketTools, PrivateKey, PublicKeys } from './tools.ts';

/** The server's word about whose device a key is, so that a phone believes a packet without asking anybody. */
export interface Certificate extends PublicKeys {
	readonly person: string;
	readonly at: number;
}

const mark = 'tropa device 1';

export async function certify(
	certificate: Certificate,
	server: PrivateKey,
	tools: PacketTools
): Promise<Uint8Array> {
	const said = saidIn(certificate);
	const signature = await tools.sign(server, said);
	return encoding.encode((to) => {
		encoding.writeVarUint8Array(to, said);
		encoding.writeUint8Array(to, signature);
	});
}

/** Undefined for what this server has not said. */
export async function readCertificate(
	bytes: Uint8Array,
	server: Uint8Array,
	tools: PacketTools
): Promise<Certificate | undefined> {
	const from = new FieldReader(bytes);
	const said = from.bytes(1024);
	const signature = from.exactly(signatureBytes);
	from.end();
	if (from.isBroken || !(await tools.verify(server, signature, said))) return undefined;
	return certificateIn(said);
}

function saidIn({ person, at, signing, agreement }: Certificate): Uint8Array {
	return encoding.encode((to) => {
		encoding.writeVarString(to, mark);
		encoding.writeVarString(to, person);
		encoding.writeVarUint(to, at);
		encoding.writeUint8Array(to, signing);
		encoding.writeUint8Array(to, agreement);
	});
}

function certificateIn(said: Uint8Array): Certificate | undefined {
	const from = new FieldReader(said);
	const isOurs = from.text(64) === mark;
	const person = from.text(128);
	const at = from.uint();
	const signing = from.exactly(publicKeyBytes);
	const agreement = from.exactly(publicKeyBytes);
	from.end();
	return from.isBroken || !isOurs ? undefined : { person, at, signing, agreement };
}
