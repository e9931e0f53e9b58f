import { isIsoDate } from '../term/days.ts';

/** A day as 2026-11-21; empty where none is known. */
export type MaybeDay = string;

export function dayOrNothing(text: string): MaybeDay {
	return isIsoDate(text) ? text : '';
}
