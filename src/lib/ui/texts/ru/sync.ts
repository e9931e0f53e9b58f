import { sizeText } from '../sizes.ts';

const withCount = (words: string, count: number): string =>
	count > 0 ? `${words}\u00a0·\u00a0${count}` : words;

/** The chip: a few words that are true at this moment. */
export const chipTexts = {
	loading: (done: number, of: number) => `Загрузка ${done} из ${of}`,
	saving: 'Сохраняем…',
	sending: (count: number) => `Отправляем ${count}`,
	sendingMuch: (bytes: number) => `Отправляем ${sizeText(bytes)}`,
	sendingFiles: (count: number) => `Вложения\u00a0·\u00a0${count}`,
	fileRefused: (count: number) => withCount('Вложение не принято', count),
	allSent: (when: string) => when,
	ready: 'Готово',
	offline: 'Без интернета',
	onDevice: (count: number) => withCount('На устройстве', count),
	trying: 'Проверяем связь',
	silent: (count: number) => withCount('Сервер не отвечает', count),
	portal: (count: number) => withCount('Сеть просит вход', count),
	signIn: (count: number) => withCount('Нужен вход', count),
	waitsForCurator: (count: number) => withCount('Ждёт куратора', count),
	notSaving: 'Не сохраняется',
	appTooOld: 'Нужно обновление',
	serverTooOld: (count: number) => withCount('Сервер отстал', count),
	fault: (count: number) => withCount('Ошибка обмена', count)
} as const;

export const chipLabel = (chip: string): string => `Связь и сохранность: ${chip}`;
