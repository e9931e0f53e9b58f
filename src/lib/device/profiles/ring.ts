import type { Mistakes } from '#lib/domain/sign-in/pin.ts';
import type { PinWrap } from './pin-wrap.ts';

/** One person who has a PIN on this device. */
export interface ProfileRow extends Mistakes {
	/** As the stores of this person are called. */
	readonly id: string;
	/** By which people find themselves in the list; the only words of a locked profile in clear. */
	readonly label: string;
	/** Half-way states are finished when the person is in the next time. */
	readonly state: 'sealing' | 'sealed' | 'unsealing';
	readonly key: PinWrap;
	/** Keys under PINs that were forgotten: something unsent lies under them. */
	readonly lost: readonly PinWrap[];
	/** Sealed. */
	readonly account: Uint8Array;
	/** Sealed: the secret under which the session waits on the server. */
	readonly session: Uint8Array;
	readonly lockAfterMs: number;
}

/** The keys of this device, each under its PIN. */
export interface Ring {
	all(): Promise<readonly ProfileRow[]>;
	/** Strict, and alone: two tabs that try PINs at once count both. Undefined takes the row away. */
	change(
		id: string,
		to: (row: ProfileRow | undefined) => ProfileRow | undefined
	): Promise<ProfileRow | undefined>;
	deviceKey(): Promise<CryptoKey>;
}
