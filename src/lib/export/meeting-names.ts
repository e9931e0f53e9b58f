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
