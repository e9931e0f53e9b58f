import type { Account } from '#lib/domain/account.ts';
import type { DeviceParts } from './device-parts.ts';
import type { Profiles } from './profiles/profiles-surface.ts';
import type { Listeners } from './watched.ts';

export interface PersonParts extends DeviceParts {
	readonly changes: Listeners;
}

export interface ProfilesOfDevice extends Profiles {
	isUnderPin(account: Account): Promise<boolean>;
}
