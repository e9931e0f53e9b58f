export const frameTexts = {
	product: 'Тропа',
	skip: 'К содержанию',
	navigation: 'Разделы',
	back: 'Назад',
	help: 'Помощь',
	fullHelp: 'Вся помощь',
	choosePair: 'Выбрать пару',
	currentPair: (name: string) => `Пара: ${name}. Выбрать другую`,
	undo: 'Отменить правку',
	redo: 'Вернуть правку',
	opening: 'Открываем…',
	broken: {
		title: 'Не открывается',
		text: 'Приложение не смогло открыть хранилище этого браузера. Записи, если они есть, целы. Закройте другие вкладки с «Тропой» и попробуйте снова; если открыто частное окно — откройте обычное.',
		again: 'Попробовать снова'
	},
	errors: {
		unknownTitle: 'Такого адреса нет',
		unknown: 'Возможно, ссылка неполная или запись удалена. Всё написанное цело на устройстве.',
		unknownOffline:
			'Этой записи нет на устройстве. Если она есть у других, откроется, когда появится связь.',
		brokenTitle: 'Что-то сломалось',
		broken:
			'Экран не открылся. Записи целы на устройстве. Откройте его ещё раз; если не поможет, передайте код куратору.',
		code: (code: number) => `Код ${code}`,
		home: 'На главный экран',
		again: 'Открыть ещё раз'
	},
	items: {
		today: 'Сегодня',
		overview: 'Обзор',
		programme: 'Программа',
		meetings: 'Встречи',
		pairs: 'Пары',
		roadmap: 'Дорожная карта',
		more: 'Ещё'
	}
} as const;

/** Titles of the screens. */
export const titles = {
	today: 'Сегодня',
	welcome: 'Тропа',
	programme: 'Программа',
	meetings: 'Встречи',
	meeting: 'Встреча',
	record: 'Записать встречу',
	pairs: 'Пары',
	newPair: 'Новая пара',
	pair: 'Карточка пары',
	approval: 'Утверждение',
	changes: 'Лист изменений',
	compare: 'Сравнение редакций',
	toSign: 'На подпись',
	nextYear: 'Новый учебный год',
	more: 'Ещё',
	look: 'Вид и размер букв',
	help: 'Помощь',
	about: 'О приложении',
	takeFile: 'Принять файл',
	giveFile: 'Передать файлом',
	archive: 'Копия данных',
	phone: 'Этот телефон',
	who: 'Кто вы?',
	connection: 'Связь и сохранность',
	setup: 'Новая школа',
	enter: 'Вход'
} as const;

export const pageTitle = (title: string): string =>
	title === frameTexts.product ? title : `${title}\u00a0· ${frameTexts.product}`;
