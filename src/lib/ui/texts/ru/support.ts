import type { Helper } from '#lib/domain/help.ts';
import { counted } from '../plural.ts';

export const supportTexts = {
	title: 'Просьбы о помощи',
	row: 'Просьбы о помощи',
	rowNote: 'К куратору, психологу, методисту; читает только тот, кому написано',
	own: 'Ваши просьбы',
	toYou: 'Просьбы к вам',
	to: { curator: 'Куратору', psychologist: 'Психологу', methodist: 'Методисту' } satisfies Record<
		Helper,
		string
	>,
	seen: {
		curator: 'Читают вы и куратор',
		psychologist: 'Читают вы и психолог',
		methodist: 'Читают вы и методист'
	} satisfies Record<Helper, string>,
	toWhom: 'К кому',
	text: 'В чём нужна помощь',
	send: 'Попросить помощи',
	sent: 'Просьба сохранена на устройстве и уйдёт при связи',
	empty: 'Напишите, в чём нужна помощь.',
	none: 'Просьб нет',
	noneToYou: 'К вам никто не обращался',
	asked: (when: string) => `Просьба: ${when}`,
	answered: (name: string, when: string) => `Ответ: ${name}, ${when}`,
	by: { curator: 'куратор', psychologist: 'психолог', methodist: 'методист' } satisfies Record<
		Helper,
		string
	>,
	waits: 'Ждёт ответа',
	answer: 'Ваш ответ',
	giveAnswer: 'Ответить',
	answerKept: 'Ответ сохранён на устройстве и уйдёт при связи',
	waiting: (count: number) => `Ждут ответа: ${counted(count, ['просьба', 'просьбы', 'просьб'])}`,
	answers: (count: number) => `Вам ответили за неделю: ${count}`,
	notInPair: 'Просить о помощи могут наставник и наставляемый, когда пара закреплена'
} as const;
