import { counted, nouns, sizeText } from '../plural.ts';

const edits = (count: number): string => counted(count, nouns.edit);
const withCount = (words: string, count: number): string =>
	count > 0 ? `${words}\u00a0·\u00a0${count}` : words;

/** The chip: a few words that are true at this moment. */
export const chipTexts = {
	loading: (done: number, of: number) => `Загрузка ${done} из ${of}`,
	saving: 'Сохраняем…',
	sending: (count: number) => `Отправляем ${count}`,
	sendingMuch: (bytes: number) => `Отправляем ${sizeText(bytes)}`,
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

export const sentences = {
	loading: (done: string, of: string) =>
		`Загружаем ваши данные: ${done} из ${of}. Держите приложение открытым около минуты — дальше интернет не понадобится`,
	saving: 'Записываем на устройство. Не закрывайте приложение',
	sending: (count: number) => `Отправляем ${edits(count)}`,
	sendingMuch: (bytes: number) =>
		`Отправляем ${sizeText(bytes)}. Связь может быть слабой: всё уже сохранено на устройстве`,
	allSent: 'Всё сохранено на устройстве, отправлять нечего',
	offline: 'Нет интернета. Можно работать как обычно',
	offlineWaiting: (count: number) =>
		`Сохранено на устройстве. ${edits(count)} отправим, когда появится связь`,
	onDevice: (count: number) => `Сохранено на устройстве. ${edits(count)} сейчас отправим`,
	trying: 'Проверяем, есть ли связь с сервером. Можно работать как обычно',
	silent: (next: string) =>
		`Интернет есть, но наш сервер сейчас недоступен. Записи в сохранности на устройстве. Следующая попытка ${next}`,
	portal:
		'Эта сеть сначала просит войти на своей странице. Откройте любой сайт в браузере, войдите и возвращайтесь. Записи в сохранности на устройстве',
	signIn: 'Чтобы получать правки других, войдите снова. Всё написанное сохранено на устройстве',
	signInWaiting: (count: number) =>
		`Чтобы отправить ${edits(count)}, войдите снова. Они сохранены на устройстве`,
	notSaving: {
		'no-room':
			'Телефон не даёт сохранить: кончилось место. Не закрывайте приложение. Освободите 50 МБ или передайте запись файлом',
		'store-broken':
			'Хранилище браузера повредилось, новые записи пока только в памяти. Не закрывайте приложение и передайте запись файлом',
		'no-store':
			'Этот браузер ничего не хранит (возможно, открыто частное окно). Не закрывайте приложение и передайте запись файлом'
	},
	appTooOld:
		'Эта версия больше не обменивается данными с сервером. Записи на устройстве сохранятся',
	serverTooOld: 'Приложение новее сервера. Записи в сохранности; отправим их, когда сервер обновят',
	fault: (count: number, code: string) =>
		`Сервер не принял ${count > 0 ? counted(count, ['запись', 'записи', 'записей']) : 'обмен'}. ${count > 0 ? 'Всё цело' : 'Записи целы'} на устройстве. Код ${code} — его можно показать куратору`,
	nextTry: {
		soon: 'через несколько секунд',
		inMinutes: (count: number) => `через ${counted(count, ['минуту', 'минуты', 'минут'])}`
	}
} as const;

export const factTexts = {
	saved: {
		title: 'Сохранено',
		yes: 'на этом устройстве, всё до последней буквы',
		saving: 'записываем на устройство',
		no: (count: number) => `не удаётся: ${edits(count)} только в памяти`
	},
	sent: {
		title: 'Отправлено',
		nothing: 'отправлять пока нечего',
		yes: (when: string) => `на сервер, ${when}`,
		waiting: (count: number, bytes: number, since: string) =>
			`ждут отправки: ${edits(count)}, ${sizeText(bytes)}, с ${since}`,
		sending: (count: number) => `отправляем ${edits(count)}`,
		refused: (count: number) => `сервер не принял: ${edits(count)}`
	},
	received: {
		title: 'Получено',
		yes: (when: string) => `правки других — на ${when}`,
		never: 'данных других здесь ещё нет',
		loading: (done: number, of: number) => `загружаем: ${done} из ${of}`
	}
} as const;

export const sheetTexts = {
	title: 'Связь и сохранность',
	chipLabel: (chip: string) => `Связь и сохранность: ${chip}`,
	checkNow: 'Проверить сейчас',
	checking: 'Проверяем…',
	checked: (sentence: string) => `Проверка закончена. ${sentence}`,
	tryNow: 'Попробовать сейчас',
	handOver: 'Передать файлом',
	saveFile: 'Сохранить файл',
	handedOver: 'Файл готов. Отправьте его куратору любым способом',
	handOverFailed: 'Файл не получился. Не закрывайте приложение и попробуйте ещё раз',
	signIn: 'Как войти снова',
	update: 'Обновить',
	unsentTitle: 'Не отправлено',
	unsentRow: (count: number, bytes: number, since: string) =>
		`${edits(count)}, ${sizeText(bytes)}, с ${since}`,
	unsentNone: 'Всё отправлено',
	roomTitle: 'Место на устройстве',
	room: {
		used: (used: string, free: string | undefined) =>
			free === undefined ? `Занято ${used}` : `Занято ${used}, свободно ${free}`,
		enough: 'Места достаточно',
		little: 'Места мало: освободите хотя бы 200 МБ, чтобы записи не пропали',
		full: 'Место кончилось: освободите хотя бы 50 МБ, иначе новые записи не сохранятся',
		unknown: 'Браузер не говорит, сколько места свободно',
		persistent: 'Браузер обещает не стирать записи',
		notPersistent: 'Браузер может стереть записи, если на телефоне кончится место',
		askToPersist: 'Попросить браузер не стирать',
		promised: 'Браузер обещает не стирать записи',
		notPromised: 'Браузер пока не обещает. Установите приложение на главный экран — так надёжнее'
	},
	lookTitle: 'Вид',
	help: 'Что это значит?',
	helpText:
		'«Сохранено» — записано на этом устройстве. «Отправлено» — сервер подтвердил, что записал у себя. «Получено» — насколько свежи правки других. Выходите на связь хотя бы раз в неделю: так куратор видит ваши встречи.'
} as const;
