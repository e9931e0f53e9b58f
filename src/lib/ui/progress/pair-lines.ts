import type { PairCard } from '#lib/domain/account.ts';
import { isSilent, type Contact } from '#lib/domain/contact.ts';
import type { PairRow } from '#lib/domain/progress/pair-row.ts';
import { briefMomentText } from '#lib/ui/texts/dates.ts';
import { shortDay } from './short-day.ts';
import { planTexts, progressTexts } from '#lib/ui/texts/ru/progress.ts';

/** What stands in the cells of a pair: first the number, then what belongs to it. */
export interface PairCells {
	readonly plan: readonly string[];
	readonly meetings: readonly string[];
	readonly surveys: readonly string[];
	readonly papers: readonly string[];
}

const texts = progressTexts.pairs;

export function pairCells(row: PairRow, today: string): PairCells {
	const { asked, answered } = row.surveys;
	return {
		plan: planCell(row),
		meetings: meetingsCell(row, today),
		surveys: [asked === 0 ? texts.noSurveys : texts.answered(answered, asked)],
		papers: [planTexts[row.plan], ...orderCell(row, today)]
	};
}

function planCell({ steps }: PairRow): readonly string[] {
	if (!steps) return [progressTexts.unreadable];
	if (steps.of === 0) return [texts.noSteps];
	return [
		texts.steps(steps.done, steps.of),
		...(steps.overdue > 0 ? [texts.late(steps.overdue)] : [])
	];
}

function orderCell({ orderedOn }: PairRow, today: string): readonly string[] {
	if (orderedOn === null) return [];
	return [orderedOn === '' ? texts.noOrder : texts.order(shortDay(orderedOn, today))];
}

function meetingsCell({ meetings, heard }: PairRow, today: string): readonly string[] {
	if (!meetings) return [progressTexts.unreadable];
	const { held, last, next } = meetings;
	return [
		held === 0 ? texts.noMeetings : texts.held(held),
		...(last === '' ? [] : [texts.last(shortDay(last, today))]),
		...(next === '' ? [] : [texts.next(shortDay(next, today))]),
		...(held === 0 ? [] : [texts.heard(heard, held)])
	];
}

export interface ContactLine {
	readonly text: string;
	readonly isSilent: boolean;
}

/** When anybody of the pair was heard of last. */
export function contactLine(
	{ mentors, mentees }: PairCard,
	contactOf: (personId: string) => Contact | undefined,
	now: number
): ContactLine {
	const contacts = [...mentors, ...mentees].flatMap(({ id }) => contactOf(id) ?? []);
	const heard = contacts.flatMap(({ at }) => at ?? []);
	if (contacts.length === 0) return { text: texts.unknown, isSilent: false };
	if (heard.length === 0) return { text: texts.neverIn, isSilent: true };
	return { text: briefMomentText(Math.max(...heard), now), isSilent: isSilent(contacts, now) };
}
