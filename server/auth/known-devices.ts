import { createHmac } from 'node:crypto';
import type { Registers } from './registers.ts';
import type { Chance } from './secrets.ts';

/** A family's or a school's tablet has some people; older marks make room. */
const mostPeople = 8;

/**
 * A device keeps a mark for everybody who has signed in on it. It opens nothing; it only has attempts
 * of its own, so that nobody can shut a person out by guessing from elsewhere.
 */
export interface KnownDevices {
	/** The device's name, if this person has signed in on it before. */
	nameFor(personId: string, mark: string | undefined): string | undefined;
	/** What the device is to keep from now on. */
	markWith(personId: string, mark: string | undefined): Promise<string>;
}

const settingId = 'device-key';

export function createKnownDevices(registers: Registers, chance: Chance): KnownDevices {
	let made: Promise<string> | undefined;
	const keyNow = (): string | undefined => registers.find('settings', settingId)?.value;
	const sealOf = (key: string, personId: string, name: string): string =>
		createHmac('sha256', key).update(`${name} ${personId}`).digest('base64url').slice(0, 22);
	async function makeKey(): Promise<string> {
		const value = chance.secret();
		await registers.change([{ table: 'settings', put: { id: settingId, value } }]);
		return value;
	}
	return {
		nameFor(personId, mark) {
			const [name, ...seals] = (mark ?? '').split('.');
			const key = keyNow();
			if (!name || !key) return undefined;
			return seals.includes(sealOf(key, personId, name)) ? name : undefined;
		},
		async markWith(personId, mark) {
			const key = keyNow() ?? (await (made ??= makeKey()));
			const [known = '', ...seals] = (mark ?? '').split('.');
			const name = /^[\w-]{20,60}$/.test(known) ? known : chance.id();
			const own = sealOf(key, personId, name);
			const others = seals.filter((seal) => seal !== own && /^[\w-]{22}$/.test(seal));
			return [name, own, ...others.slice(0, mostPeople - 1)].join('.');
		}
	};
}
