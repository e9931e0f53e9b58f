import type { KeptKeys, Parcels } from '../disk/parcels.ts';
import type { MachineKeys, PacketTools } from '#lib/sync/packet/tools.ts';
import {
	hasCryptography,
	makeKeys,
	putBack,
	takenOut,
	webTools
} from '#lib/sync/packet/web-tools.ts';

/** What packets are made with. The browser's own cryptography, or a test's by hand. */
export interface PacketKit {
	readonly tools: PacketTools;
	readonly makeKeys: typeof makeKeys;
	readonly takenOut: typeof takenOut;
	readonly putBack: typeof putBack;
}

export type OpenKit = () => Promise<PacketKit | undefined>;

/** Undefined in a page that came over a plain address: browsers keep their cryptography from it. */
export function webKit(random: (length: number) => Uint8Array): PacketKit | undefined {
	if (!hasCryptography()) return undefined;
	return { tools: webTools(random), makeKeys, takenOut, putBack };
}

export async function readKeys(parcels: Parcels, kit: PacketKit): Promise<MachineKeys | undefined> {
	const kept = await parcels.readKeys();
	if (kept?.keys) return { ...kept.keys, open: kept.open };
	return kept?.secret && kit.putBack(kept.secret, kept.open);
}

/** Those of this device; made with the first question. */
export async function keysOf(parcels: Parcels, kit: PacketKit): Promise<MachineKeys> {
	const known = await readKeys(parcels, kit);
	if (known) return known;
	const keys = await kit.makeKeys(parcels.sealsKeys);
	await parcels.keepKeys(await keptOf(keys, parcels, kit));
	return keys;
}

async function keptOf(keys: MachineKeys, parcels: Parcels, kit: PacketKit): Promise<KeptKeys> {
	const { open, signing, agreement } = keys;
	if (!parcels.sealsKeys) return { open, keys: { signing, agreement } };
	return { open, secret: await kit.takenOut(keys) };
}
