import type { Agreement, Meeting, MeetingKind, MeetingState } from '#lib/domain/meeting.ts';
import type { StepStatus } from '#lib/domain/programme.ts';

export const statusTexts: Readonly<Record<StepStatus, string>> = {
	planned: 'Не начато',
	'in-progress': 'В работе',
	done: 'Сделано',
	'help-needed': 'Нужна помощь'
};

export { meetingKindNames as kindTexts } from '#lib/export/meeting-names.ts';

/** The same under the heading «Какая встреча», where one word is enough. */
export const briefKindTexts: Readonly<Record<MeetingKind, string>> = {
	acquaintance: 'Знакомство',
	trial: 'Пробная',
	planning: 'Планирование',
	working: 'Рабочая',
	'lesson-visit': 'На уроке',
	consultation: 'Консультация',
	group: 'Групповая',
	final: 'Итоговая'
};

export const stateTexts: Readonly<Record<MeetingState, string>> = {
	planned: 'Запланирована',
	held: 'Состоялась',
	'not-held': 'Не состоялась'
};

export const modeTexts: Readonly<Record<Meeting['mode'], string>> = {
	'in-person': 'Очно',
	online: 'На расстоянии'
};

export const whoTexts: Readonly<Record<Agreement['who'], string>> = {
	mentor: 'Наставник',
	mentee: 'Наставляемый',
	both: 'Оба'
};
