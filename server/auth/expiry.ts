import type { RecordChange } from '../storage/records.ts';
import type { Registers } from './registers.ts';

/** So long a late edit waits for a decision; then its author has the words back. */
const decideWithinMs = 30 * 24 * 60 * 60 * 1000;
/** So long it is known that a phone offers what was decided already. */
const rememberDecisionsMs = 365 * 24 * 60 * 60 * 1000;

/** So long whoever opens an old link still hears why it does not work. */
const tellWhyForMs = 30 * 24 * 60 * 60 * 1000;

/** Sessions that have ended and links long past open nothing; they need not be kept. */
export function expired(registers: Registers, now: number): readonly RecordChange[] {
	const sessions = [...registers.all('sessions')].filter(({ expiresAt }) => now >= expiresAt);
	const links = [...registers.all('links')].filter(
		({ expiresAt }) => now >= expiresAt + tellWhyForMs
	);
	return [
		...oldKeys(registers, now),
		...lateEdits(registers, now),
		...sessions.map(({ id }) => ({ table: 'sessions', remove: id }) as const),
		...links.map(({ id }) => ({ table: 'links', remove: id }) as const)
	];
}

/** Long after their session has run out nothing can be under way that was made with them. */
function oldKeys(registers: Registers, now: number): readonly RecordChange[] {
	return [...registers.all('deviceKeys')]
		.filter((row) => {
			const isOver = registers.find('sessions', row.sessionId) === undefined;
			return isOver && now >= row.createdAt + rememberDecisionsMs;
		})
		.map(({ id }) => ({ table: 'deviceKeys', remove: id }));
}

function lateEdits(registers: Registers, now: number): readonly RecordChange[] {
	return [...registers.all('quarantine')].flatMap((row): readonly RecordChange[] => {
		const { state, at, decidedAt } = row;
		if (state === 'waiting' && now >= at + decideWithinMs) {
			return [{ table: 'quarantine', put: { ...row, state: 'returned', decidedAt: now } }];
		}
		const isPast = state === 'closed' && now >= (decidedAt ?? at) + rememberDecisionsMs;
		return isPast ? [{ table: 'quarantine', remove: row.id }] : [];
	});
}
