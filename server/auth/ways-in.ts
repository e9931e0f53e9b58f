import { createCookieJar } from './cookies.ts';
import type { CookieJar } from './cookies.ts';
import { createCredentials } from './credentials.ts';
import type { Credentials } from './credentials.ts';
import { createHashing } from './hashing.ts';
import { createInvitations } from './invitations.ts';
import type { Invitations } from './invitations.ts';
import { createKnownDevices } from './known-devices.ts';
import type { KnownDevices } from './known-devices.ts';
import { createPasskeys } from './passkeys.ts';
import type { Passkeys } from './passkeys.ts';
import type { Registers } from './registers.ts';
import { createSecondFactor } from './second-factor.ts';
import type { SecondFactor } from './second-factor.ts';
import type { Chance } from './secrets.ts';
import { createThrottle } from './throttle.ts';
import type { Throttle } from './throttle.ts';

/** Everything by which a person comes in by themselves. */
export interface WaysIn {
	readonly credentials: Credentials;
	readonly secondFactor: SecondFactor;
	readonly passkeys: Passkeys;
	readonly invitations: Invitations;
	readonly devices: KnownDevices;
	readonly deviceCookie: CookieJar;
	readonly throttle: Throttle;
}

export function createWaysIn(around: {
	readonly registers: Registers;
	readonly origin: string | undefined;
	readonly chance: Chance;
	readonly now: () => number;
}): WaysIn {
	const { registers, chance, now } = around;
	const throttle = createThrottle(now);
	const devices = createKnownDevices(registers, chance);
	const parts = { registers, chance, now, throttle, devices, hashing: createHashing() };
	return {
		credentials: createCredentials(parts),
		secondFactor: createSecondFactor(parts),
		passkeys: createPasskeys(parts),
		invitations: createInvitations(parts),
		devices,
		deviceCookie: createCookieJar(around.origin, 'device'),
		throttle
	};
}
