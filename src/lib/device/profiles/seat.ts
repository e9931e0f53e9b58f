import type { Account } from '#lib/domain/account.ts';
import type { Pocket } from '../account.ts';
import type { Disk, OpenDisk } from '../disk/disk.ts';
import type { Platform } from '../platform.ts';

/** The key of whoever is in, while they are. */
export interface OpenKey {
	readonly profile: string;
	readonly person: string;
	/** The disk as this person sees it. */
	over(disk: Disk): Disk;
	keepAccount(account: Account): Promise<void>;
	readAccount(): Promise<Account | undefined>;
	/** Under it the session waits on the server while the device is locked. */
	readonly sessionSecret: string;
	/** Something lies here that this key does not open. */
	hasUnderOlder(): Promise<boolean>;
	/** Everything was sent or given up: nobody needs the key any more. */
	forget(): Promise<void>;
}

/** What the device lends to its profiles. */
export interface Seat {
	readonly platform: Platform;
	readonly pocket: Pocket;
	/** The bare one. */
	readonly openDisk: OpenDisk;
	account(): Account | undefined;
	key(): OpenKey | undefined;
	/** Signed in, but their things are under a PIN. */
	expected(): Account | undefined;
	/** Puts what was typed on the disk; how many edits and files only memory has after that. */
	settle(): Promise<number>;
	/** The screens wait: nobody is in, and somebody is about to be. */
	setChanging(isChanging: boolean): void;
	/** In all tabs of this device. */
	standUp(): Promise<void>;
	sitDown(account: Account, key: OpenKey | undefined): Promise<void>;
	/** Tells the server that whoever was in here is not in any more; ends when it was asked. */
	putToRest(): Promise<void>;
}

/** Somebody has a PIN here: a word for the first screen, which opens no database. */
export const profilesMark = 'profiles';
/** The cookie of this browser belongs to a locked profile, until the server has heard of it. */
export const restMark = 'rest';

/** Whose leaving the server has not heard of. */
export function owedBy(key: OpenKey | undefined): string {
	return key ? `owed ${key.profile}` : 'owed';
}
