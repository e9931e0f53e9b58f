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
		`Загружаем ваши данные: ${done} из ${of}. Держите приложение открытым около минуты — дальше интернет не понадобится`,
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
		`Сервер не принял ${count > 0 ? counted(count, ['запись', 'записи', 'записей']) : 'обмен'}. ${count > 0 ? 'Всё цело' : 'Записи целы'} на устройстве. Код ${code} — его можно показать куратору`,
	nextTry: {
		soon: 'через несколько секунд',
		inMinutes: (count: number) => `через ${counted(count, ['минуту', 'минуты', 'минут'])}`
	}
} as const;

export const chipLabel = (chip: string): string => `Связь и сохранность: ${chip}`;
