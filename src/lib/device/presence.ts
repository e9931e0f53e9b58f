import type { Awareness } from 'y-protocols/awareness';
import type { PersonCard } from '#lib/domain/account.ts';
import type { Presence, PresentPerson } from './surface.ts';

/** Under these names a state says who it is; the notes editor puts its own beside them. */
export const presenceFields = { person: 'person', at: 'at' } as const;

export function createPresence(awareness: Awareness, person: PersonCard | undefined): Presence {
	if (person) awareness.setLocalStateField(presenceFields.person, person);
	return {
		get others() {
			return othersIn(awareness);
		},
		onChange(listener) {
			awareness.on('change', listener);
			return () => awareness.off('change', listener);
		},
		awareness
	};
}

function othersIn(awareness: Awareness): readonly PresentPerson[] {
	const others: PresentPerson[] = [];
	for (const [client, state] of awareness.getStates()) {
		if (client === awareness.clientID) continue;
		const person = personIn(state[presenceFields.person]);
		const at: unknown = state[presenceFields.at];
		if (person) others.push({ person, at: typeof at === 'string' ? at : undefined });
	}
	return others;
}

/** States come from other people's machines. */
function personIn(value: unknown): PersonCard | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { id, name } = value as { readonly id?: unknown; readonly name?: unknown };
	return typeof id === 'string' && typeof name === 'string' ? { id, name } : undefined;
}
