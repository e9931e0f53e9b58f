import { dayNumberOf, isIsoDate, isoOf, weekdayOf, type IsoDate } from '../term/days.ts';

/** What a digest looks back upon and ahead to. */
export interface Week {
	readonly today: IsoDate;
	/** The same day a week ago: what was written down late on it stood in no digest yet. */
	readonly since: IsoDate;
	/** The last of seven days, today among them. */
	readonly till: IsoDate;
	/** Whoever has put a digest away gets the next one from here on. */
	readonly monday: IsoDate;
}

export function weekOn(today: IsoDate): Week {
	const day = dayNumberOf(today);
	return {
		today,
		since: isoOf(day - 7),
		till: isoOf(day + 6),
		monday: isoOf(day + 1 - weekdayOf(day))
	};
}

export function wasIn({ since, today }: Week, day: string): boolean {
	return isIsoDate(day) && since <= day && day <= today;
}

/** What was missed is due too, however long ago. */
export function isDueIn({ till }: Week, day: string): boolean {
	return isIsoDate(day) && day <= till;
}
