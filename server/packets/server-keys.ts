import { fromBase64, toBase64 } from '#lib/sync/base64.ts';
import type { MachineKeys } from '#lib/sync/packet/tools.ts';
import { makeKeys, putBack, takenOut } from '#lib/sync/packet/web-tools.ts';
import * as z from 'zod';
import type { Registers } from '../auth/registers.ts';

const settingId = 'packet-keys';

/** The server's own keys: what was sealed for it opens by them, and phones believe what they signed. */
export function createServerKeys(registers: Registers): () => Promise<MachineKeys> {
	let made: Promise<MachineKeys> | undefined;
	return () => {
		made ??= readOrMake(registers).catch((error: unknown) => {
			made = undefined;
			throw error;
		});
		return made;
	};
}

async function readOrMake(registers: Registers): Promise<MachineKeys> {
	const kept = registers.find('settings', settingId)?.value;
	if (kept !== undefined) return read(kept);
	const keys = await makeKeys(true);
	const { signing, agreement } = await takenOut(keys);
	const value = JSON.stringify({
		...{ signing: toBase64(signing), agreement: toBase64(agreement) },
		openSigning: toBase64(keys.open.signing),
		openAgreement: toBase64(keys.open.agreement)
	});
	await registers.change([{ table: 'settings', put: { id: settingId, value } }]);
	return keys;
}

function read(kept: string): Promise<MachineKeys> {
	const { signing, agreement, openSigning, openAgreement } = shape.parse(JSON.parse(kept));
	return putBack({ signing, agreement }, { signing: openSigning, agreement: openAgreement });
}

const bytes = z.string().transform((text) => fromBase64(text) ?? new Uint8Array());
const shape = z.strictObject({
	...{ signing: bytes, agreement: bytes, openSigning: bytes, openAgreement: bytes }
});
