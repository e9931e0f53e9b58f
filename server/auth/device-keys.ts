import type { Tables } from '../storage/records.ts';
import type { Registers } from './registers.ts';

/** The keys by which a browser makes packets, as long as its session was not ended by somebody. */
export function deviceKeysOf(
	registers: Pick<Registers, 'all'>,
	sessionId: string
): readonly Tables['deviceKeys'][] {
	return [...registers.all('deviceKeys')].filter((row) => row.sessionId === sessionId);
}
