export interface HandOver {
	/** Who takes over; they may go along beside the other already. */
	readonly next: string;
	/** Whose place it is; needed only where several go along. */
	readonly instead: string | undefined;
}

/** Who of the mentors goes: the changed one alone. Undefined where nobody can tell who that is. */
export function leavingMentors(
	mentorIds: readonly string[],
	{ next, instead }: HandOver
): readonly string[] | undefined {
	const others = mentorIds.filter((id) => id !== next);
	if (instead !== undefined) return others.filter((id) => id === instead);
	// Asked once more, it has been done.
	if (mentorIds.includes(next)) return [];
	return others.length <= 1 ? others : undefined;
}
