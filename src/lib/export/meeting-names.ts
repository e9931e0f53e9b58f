import type { MeetingKind } from '#lib/domain/meeting.ts';

/** How meetings are called, on screens and in papers alike. */
export const meetingKindNames: Readonly<Record<MeetingKind, string>> = {
	acquaintance: 'Знакомство',
	trial: 'Пробная встреча',
	planning: 'Планирование',
	working: 'Рабочая встреча',
	'lesson-visit': 'Посещение урока',
	consultation: 'Консультация',
	group: 'Групповая встреча',
	final: 'Итоговая встреча'
};

export const requestDueName = 'Срок ответа на запрос района';
export const answersDueName = 'Срок ответов школ на запрос';
export const consentsEndName = 'Истекают согласия';

/** Of a roadmap only the numbers of its rows; where it has none, that there is a term. */
export function rowsDueName(numbers: readonly string[]): string {
	return numbers.length === 0
		? 'Срок по дорожной карте'
		: `Срок по дорожной карте: ${numbers.join(', ')}`;
}
