const key = (personId: string): string => `tropa:week:${personId}`;

/** The Monday of the last digest that this person has put away here. */
export function weekPutAway(personId: string): string {
	try {
		return localStorage.getItem(key(personId)) ?? '';
	} catch {
		// A browser that keeps nothing shows it until it is put away once more.
		return '';
	}
}

export function putWeekAway(personId: string, monday: string): void {
	try {
		localStorage.setItem(key(personId), monday);
	} catch (cause) {
		console.warn('It could not be remembered that the week was put away', cause);
	}
}
