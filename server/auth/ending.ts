import type { RecordChange } from '../storage/records.ts';
import type { Registers } from './registers.ts';
import type { FootingOf } from './footing.ts';

/**
 * The sessions whose sockets must close after these changes: those that are gone, and those that no
 * longer stand as they did, because their person has a role now for which they do not suffice.
 */
export function sessionsToClose(
	changes: readonly RecordChange[],
	registers: Registers,
	footingOf: FootingOf
): readonly string[] {
	const gone = changes.flatMap((change) =>
		change.table === 'sessions' && 'remove' in change ? [change.remove] : []
	);
	const people = new Set(
		changes.flatMap((change) =>
			change.table === 'grants' && 'put' in change ? [change.put.personId] : []
		)
	);
	if (people.size === 0) return gone;
	const weak = [...registers.all('sessions')].filter(
		(row) => people.has(row.personId) && footingOf(row) !== 'full'
	);
	return [...gone, ...weak.map(({ id }) => id)];
}
