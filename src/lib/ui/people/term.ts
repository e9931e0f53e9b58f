import { dayOf, numericDay } from '#lib/ui/texts/dates.ts';
import { peopleTexts as texts } from '#lib/ui/texts/ru/people.ts';
import type { HeldRole } from './register.ts';

export type Phase = 'waiting' | 'invited' | 'ahead' | 'running' | 'ending' | 'ended';

const soonMs = 14 * 24 * 60 * 60 * 1000;

export function phaseOf({ state, from, to }: HeldRole, now: number): Phase {
	if (state === 'invited') return 'invited';
	if (state === 'accepted') return 'waiting';
	if (to !== undefined && to <= now) return 'ended';
	if (from > now) return 'ahead';
	return to !== undefined && to - now < soonMs ? 'ending' : 'running';
}

/** «с 01.09.2026 по 31.08.2027»; the moment of the end is the first one after the last day. */
export function termText({ from, to }: Pick<HeldRole, 'from' | 'to'>): string {
	const since = from > 0 ? texts.since(numericDay(dayOf(from))) : '';
	const until = to === undefined ? texts.openEnded : texts.until(numericDay(dayOf(to - 1)));
	return [since, until].filter(Boolean).join(' ');
}

export function startOfDay(day: string): number {
	return new Date(`${day}T00:00`).getTime();
}

/** The first moment after the day. */
export function endOfDay(day: string): number {
	const next = new Date(`${day}T00:00`);
	next.setDate(next.getDate() + 1);
	return next.getTime();
}

/** 31 August that follows, as most orders say. */
export function endOfSchoolYear(today: string): string {
	const [year = '', month = ''] = today.split('-');
	return `${Number(month) >= 8 ? Number(year) + 1 : Number(year)}-08-31`;
}
