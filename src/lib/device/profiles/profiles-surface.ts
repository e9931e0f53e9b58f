import type { PinFlaw } from '#lib/domain/sign-in/pin.ts';

/** People who share this device, each behind a PIN of their own. */
export interface Profiles {
	all(): Promise<readonly ProfileCard[]>;
	/** Whoever is in now, under a PIN; undefined for whoever has none. */
	own(): Promise<OwnProfile | undefined>;
	/** Signed in with the server, and their own PIN still to come; `card` is missing where no key is left. */
	expected(): Promise<{ readonly card: ProfileCard | undefined } | undefined>;
	unlock(id: string, pin: string): Promise<PinAnswer>;
	/** Everything of this person goes under the PIN; from then on it is asked at every opening. */
	setPin(pin: string, label: string): Promise<PinChange>;
	changePin(pin: string, next: string): Promise<PinChange | PinAnswer>;
	removePin(
		pin: string
	): Promise<PinAnswer | { readonly ok: false; readonly reason: 'under-older' | 'unkept' }>;
	/** Of whoever is in; asked often, so it looks at nothing else. */
	lockAfterMs(): Promise<number | undefined>;
	setLockAfter(ms: number): Promise<void>;
	/** Refused while something is in memory only. */
	lock(): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'unkept' }>;
	/** The PIN is forgotten, and the person has signed in as themselves: begins anew beside what it kept. */
	startAnew(pin: string, label: string): Promise<PinChange>;
	/** The older PIN was remembered: what lay under it comes back. */
	recover(pin: string): Promise<PinAnswer | PinChange>;
}

export interface ProfileCard {
	readonly id: string;
	readonly label: string;
	/** Nobody may try before, because of wrong PINs. */
	readonly waitMs: number;
}

export interface OwnProfile extends ProfileCard {
	readonly lockAfterMs: number;
	/** Edits and files under a PIN that was forgotten. */
	readonly underOlder: number;
}

export type PinAnswer =
	| { readonly ok: true }
	| { readonly ok: false; readonly reason: 'wrong' | 'wait'; readonly waitMs: number };

export type PinChange =
	{ readonly ok: true } | { readonly ok: false; readonly reason: PinFlaw | 'unkept' };

/** What the first screen has to know of it. */
export type LockState =
	/** Whoever is here has no PIN, and nobody else has one. */
	| 'no-pin'
	/** Nobody is in, and somebody has a PIN. */
	| 'locked'
	/** Somebody has signed in whose things here are under a PIN. */
	| 'pin-needed'
	| 'unlocked'
	/** Everything of somebody goes under a PIN, or comes out from under it. */
	| 'changing';
