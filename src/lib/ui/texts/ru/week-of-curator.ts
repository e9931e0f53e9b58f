import { counted, nouns } from '../plural.ts';

const people = (count: number): string => counted(count, ['человек', 'человека', 'человек']);
const ofPairs = (count: number): string => counted(count, ['пары', 'пар', 'пар']);
const ofSchools = (count: number): string => counted(count, ['школы', 'школ', 'школ']);

function weekOfPairs(meetings: number, pairs: number, of: number): string {
	if (of === 0) return 'Пар, которые работают, ещё нет';
	return `За неделю: ${counted(meetings, nouns.meeting)} у ${pairs} из ${ofPairs(of)}`;
}

export const weekOfCuratorTexts = {
	card: (meetings: number, pairs: number, of: number) =>
		`${weekOfPairs(meetings, pairs, of)}. Сроки, согласия, анкеты и ответы — на одной странице`,
	districtCard: (heard: number, of: number) =>
		`На связи за неделю: ${heard} из ${ofSchools(of)}. Запросы, сроки и молчащие школы — на одной странице`,
	meetings: (count: number) => `Состоялось: ${counted(count, nouns.meeting)}`,
	inPairs: (pairs: number, of: number) =>
		of === 0 ? 'пар, которые работают, ещё нет' : `у ${pairs} из ${ofPairs(of)}, которые работают`,
	steps: (count: number) => `Шагов программ сделано: ${count}`,
	approved: 'Программа утверждена',
	ordered: (count: number) => `Закреплено приказом: ${counted(count, nouns.pair)}`,
	rowDone: (when: string) => `Мероприятие выполнено: ${when}`,
	until: (when: string) => `Срок: ${when}`,
	late: (when: string) => `Срок прошёл: ${when}`,
	toDistrict: 'Ответ району',
	unknown: 'отправлен ли ответ, станет известно при связи',
	consents: (count: number) => `Истекают согласия: ${people(count)}`,
	consentsUntil: (when: string) => `Действуют до: ${when}`,
	answered: (answered: number, asked: number) => `Ответили ${answered} из ${asked}`,
	planned: (count: number) => `Назначено: ${counted(count, nouns.meeting)}`,
	plannedNote: 'В парах школы',
	heard: (heard: number, of: number) => `На связи за неделю: ${heard} из ${ofSchools(of)}`,
	heardNote: 'Все школы — на «Обзоре»',
	schoolsAnswered: (count: number) => `За неделю ответили: ${counted(count, nouns.school)}`,
	missing: (count: number) => `не ответили: ${counted(count, nouns.school)}`,
	silent: 'Школы, от которых нет вестей'
} as const;
