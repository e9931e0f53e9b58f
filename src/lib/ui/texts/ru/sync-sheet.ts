import { counted, nouns } from '../plural.ts';
import { sizeText } from '../sizes.ts';

const edits = (count: number): string => counted(count, nouns.edit);

export const factTexts = {
	saved: {
		title: 'Сохранено',
		yes: 'на этом устройстве, всё до последней буквы',
		saving: 'записываем на устройство',
		onServer: (count: number) => `на сервере; на это устройство ещё не записано: ${edits(count)}`,
		no: (count: number) => `не удаётся: ${edits(count)} только в памяти`
	},
	sent: {
		title: 'Отправлено',
		nothing: 'отправлять пока нечего',
		yes: (when: string) => `на сервер, ${when}`,
		waiting: (count: number, bytes: number, since: string) =>
			`ждут отправки: ${edits(count)}, ${sizeText(bytes)}, с ${since}`,
		sending: (count: number) => `отправляем ${edits(count)}`,
		refused: (count: number) => `сервер не принял: ${edits(count)}`,
		withFiles: (rest: string, count: number, bytes: number) =>
			`${rest}. Только на этом устройстве: ${counted(count, nouns.file)}, ${sizeText(bytes)}`
	},
	received: {
		title: 'Получено',
		yes: (when: string) => `правки других — на ${when}`,
		never: 'данных других здесь ещё нет',
		loading: (done: number, of: number) => `загружаем: ${done} из ${of}`,
		partly: (done: number, of: number) => `пришло ${done} из ${of}, остальное придёт при связи`
	}
} as const;

export const sheetTexts = {
	title: 'Связь и сохранность',
	checkNow: 'Проверить сейчас',
	checking: 'Проверяем…',
	checked: (sentence: string) => `Проверка закончена. ${sentence}`,
	tryNow: 'Попробовать сейчас',
	handOver: 'Передать файлом',
	tally: 'Сверить по QR',
	saveFile: 'Сохранить файл',
	signIn: 'Войти снова',
	update: 'Обновить',
	unsentTitle: 'Не отправлено',
	unsentRow: (count: number, bytes: number, since: string) =>
		`${edits(count)}, ${sizeText(bytes)}, с ${since}`,
	unsentNone: 'Всё отправлено',
	roomTitle: 'Место на устройстве',
	room: {
		used: (used: string, free: string | undefined) =>
			free === undefined ? `Занято ${used}` : `Занято ${used}, свободно ${free}`,
		files: (bytes: string) => `Вложения, которые есть и на сервере: ${bytes}`,
		freeFiles: 'Убрать их с устройства',
		freed: (bytes: string) => `Освобождено ${bytes}. Вложения скачаются снова, когда понадобятся`,
		enough: 'Места достаточно',
		little: 'Места мало: освободите хотя бы 200 МБ, чтобы записи не пропали',
		full: 'Место кончилось: освободите хотя бы 50 МБ, иначе новые записи не сохранятся',
		unknown: 'Браузер не говорит, сколько места свободно',
		persistent: 'Браузер обещает не стирать записи',
		notPersistent: 'Браузер может стереть записи, если на телефоне кончится место',
		askToPersist: 'Попросить браузер не стирать',
		promised: 'Браузер обещает не стирать записи',
		notPromised: 'Браузер пока не обещает. Установите приложение на главный экран — так надёжнее'
	},
	lookTitle: 'Вид',
	help: 'Что это значит?',
	helpText:
		'«Сохранено» — записано на этом устройстве. «Отправлено» — сервер подтвердил, что записал у себя. «Получено» — насколько свежи правки других. Выходите на связь хотя бы раз в неделю: так куратор видит ваши встречи.'
} as const;
