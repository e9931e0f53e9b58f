/** When somebody's devices were last heard of, and which build of the app they ran. */
export interface Contact {
	readonly personId: string;
	/** Undefined for somebody who has never signed in, or has signed out everywhere. */
	readonly at: number | undefined;
	readonly app: string | undefined;
}

const dayMs = 86_400_000;
/** Whose edits may still come: worth a word to the other of the pair. */
const awayDays = 3;
/** Worth a call from the curator. */
const silentDays = 14;

/** How many whole days without a word; none while it is no cause for a word about it. */
export function daysAway({ at }: Contact, now: number): number {
	const days = at === undefined ? 0 : daysSince(at, now);
	return days >= awayDays ? days : 0;
}

export function daysSince(at: number, now: number): number {
	return Math.floor((now - at) / dayMs);
}

/** Of a pair that has started: nobody in it was heard of for two weeks, or ever. */
export function isSilent(contacts: readonly Contact[], now: number): boolean {
	return contacts.every(({ at }) => at === undefined || now - at >= silentDays * dayMs);
}

/** What the server said, or what was kept of it; anything that is no contact is left out. */
export function readContacts(answer: unknown): readonly Contact[] {
	const listed = typeof answer === 'object' && answer !== null && 'contacts' in answer;
	const contacts = listed && Array.isArray(answer.contacts) ? (answer.contacts as unknown[]) : [];
	return contacts.flatMap((one) => {
		if (typeof one !== 'object' || one === null) return [];
		const { personId, at, app } = one as Readonly<Record<string, unknown>>;
		if (typeof personId !== 'string') return [];
		return {
			personId,
			at: typeof at === 'number' && Number.isFinite(at) ? at : undefined,
			app: typeof app === 'string' ? app : undefined
		};
	});
}
