import type { RecordChange } from '../storage/records.ts';
import type { Registers } from './registers.ts';

/** So long whoever opens an old link still hears why it does not work. */
const tellWhyForMs = 30 * 24 * 60 * 60 * 1000;

/** Sessions that have ended and links long past open nothing; they need not be kept. */
export function expired(registers: Registers, now: number): readonly RecordChange[] {
	const sessions = [...registers.all('sessions')].filter(({ expiresAt }) => now >= expiresAt);
	const links = [...registers.all('links')].filter(
		({ expiresAt }) => now >= expiresAt + tellWhyForMs
	);
	return [
		...sessions.map(({ id }) => ({ table: 'sessions', remove: id }) as const),
		...links.map(({ id }) => ({ table: 'links', remove: id }) as const)
	];
}
