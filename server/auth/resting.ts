import { deviceKeysOf } from './device-keys.ts';
import type { Registers } from './registers.ts';
import { fingerprintOf } from './secrets.ts';
import { isAlive, type Session } from './sessions.ts';

/**
 * A phone is locked and the next person takes it: the cookie must not speak for the one before. The
 * session goes on under another secret, which only that person's PIN opens on the phone.
 */
export async function putToRest(
	registers: Registers,
	{ id, scope, personId }: Session,
	key: string
): Promise<void> {
	if (scope !== 'browser' || id === key) return;
	await registers.change(() => {
		const row = registers.find('sessions', id);
		if (row?.personId !== personId) return [];
		const gone = { table: 'sessions', remove: id } as const;
		// Under a secret that is taken it cannot wait; the cookie must open nothing all the same.
		if (registers.find('sessions', key)) return [gone];
		return [
			gone,
			{ table: 'sessions', put: { ...row, id: key } },
			// Whoever ends it while it waits ends its keys as well.
			...deviceKeysOf(registers, id).map(
				(keys) => ({ table: 'deviceKeys', put: { ...keys, sessionId: key } }) as const
			)
		];
	});
}

/** Whose session waits under this secret; undefined when it has ended meanwhile, or never was. */
export function restingUnder(
	registers: Registers,
	secret: string,
	now: number
): { readonly personId: string; readonly lastsMs: number } | undefined {
	const row = registers.find('sessions', fingerprintOf(secret));
	if (row?.scope !== 'browser' || !isAlive(row, now)) return undefined;
	return { personId: row.personId, lastsMs: row.expiresAt - now };
}
