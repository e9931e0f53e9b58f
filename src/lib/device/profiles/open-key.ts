import type { Account } from '#lib/domain/account.ts';
import { accountIn } from '../account.ts';
import type { OpenDisk } from '../disk/disk.ts';
import { countUnder } from './conversion.ts';
import { profilesMark, type OpenKey, type Seat } from './seat.ts';
import { places, type Seal } from './seal.ts';
import { sealedDisk } from './sealed-disk.ts';
import type { ProfileRow, Ring } from './ring.ts';

export interface KeyParts {
	readonly ring: Ring;
	readonly seal: Seal;
	readonly person: string;
	readonly sessionSecret: string;
	readonly seat: Pick<Seat, 'openDisk' | 'pocket'>;
}

export function openKeyOf(profile: string, parts: KeyParts): OpenKey {
	const { ring, seal, person, sessionSecret, seat } = parts;
	return {
		...{ profile, person, sessionSecret },
		over: (disk) => sealedDisk(disk, seal),
		async keepAccount(account) {
			const sealed = await sealAccount(seal, account);
			await ring.change(profile, (row) => row && { ...row, account: sealed });
		},
		async readAccount() {
			const row = (await ring.all()).find(({ id }) => id === profile);
			return row && openAccount(seal, row);
		},
		hasUnderOlder: async () => (await countUnderOlder(seat.openDisk, person, seal)) > 0,
		async forget() {
			await ring.change(profile, () => undefined);
			if ((await ring.all()).length === 0) seat.pocket.remove(profilesMark);
		}
	};
}

export function sealAccount(seal: Seal, account: Account): Promise<Uint8Array> {
	return seal.seal(new TextEncoder().encode(JSON.stringify(account)), places.account);
}

export async function openAccount(seal: Seal, row: ProfileRow): Promise<Account | undefined> {
	const opened = await seal.open(row.account, places.account);
	return opened && accountIn(JSON.parse(new TextDecoder().decode(opened)));
}

export async function countUnderOlder(
	openDisk: OpenDisk,
	person: string,
	seal: Seal
): Promise<number> {
	const disk = await openDisk(person);
	try {
		return await countUnder(seal, disk);
	} finally {
		await disk.close();
	}
}
