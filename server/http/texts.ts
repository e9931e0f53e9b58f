import type { PasswordFlaw } from '#lib/domain/sign-in/password.ts';

/** Every «no» of the HTTP addresses: what the code means to a machine, and the sentence for a person. */
export const httpRefusals = {
	malformed: {
		status: 400,
		message: 'Запрос не читается. Обновите страницу и попробуйте ещё раз.'
	},
	'sign-in-needed': {
		status: 401,
		message: 'Нужен вход. Войдите с логином и паролем или попросите ссылку у куратора.'
	},
	'sign-in-unfinished': {
		status: 401,
		message: 'Вход не закончен: остался второй шаг. Откройте Тропу и закончите его.'
	},
	'wrong-sign-in': {
		status: 401,
		message: 'Логин или пароль не подходят. Проверьте раскладку клавиатуры и попробуйте ещё раз.'
	},
	'wrong-code': {
		status: 403,
		message:
			'Код не подходит. Возьмите новый код из приложения или один из напечатанных запасных, ещё не использованный.'
	},
	'passkey-refused': {
		status: 403,
		message: 'Ключ этого устройства не подошёл. Войдите с паролем или попросите ссылку у куратора.'
	},
	'confirm-needed': {
		status: 403,
		message: 'Прошло время с момента входа. Подтвердите, что это вы, и повторите.'
	},
	'last-factor': {
		status: 409,
		message: 'Это единственный второй шаг входа. Сначала добавьте другой, потом уберите этот.'
	},
	'password-first': { status: 409, message: 'Сначала задайте пароль, потом код из приложения.' },
	'offer-gone': {
		status: 410,
		message: 'Этот QR-код устарел. Начните настройку ещё раз: появится новый.'
	},
	'password-unfit': { status: 422, message: 'Такой пароль не подходит.' },
	'too-many-attempts': { status: 429, message: 'Слишком много попыток. Попробуйте чуть позже.' },
	'foreign-origin': {
		status: 403,
		message: 'Запрос пришёл с чужого сайта. Откройте Тропу по её собственному адресу.'
	},
	'not-for-programs': {
		status: 403,
		message: 'Программам это недоступно. Войдите в Тропу сами и сделайте это там.'
	},
	'too-many-tokens': {
		status: 409,
		message: 'Ключей для программ уже двадцать. Сначала отключите ненужные.'
	},
	forbidden: { status: 403, message: 'Это может сделать только куратор.' },
	'not-found': { status: 404, message: 'По этому адресу ничего нет.' },
	'link-unknown': {
		status: 404,
		message: 'Такой ссылки нет. Проверьте, что она открыта целиком, или попросите новую у куратора.'
	},
	'method-not-allowed': { status: 405, message: 'Этот адрес открывают иначе.' },
	'body-too-slow': {
		status: 408,
		message: 'Связь слишком медленная: запрос не дошёл целиком. Попробуйте ещё раз.'
	},
	'role-held': {
		status: 409,
		message: 'Эта роль на это время у человека уже есть. Измените даты или завершите прежнюю.'
	},
	'not-accepted': {
		status: 409,
		message: 'Приглашение ещё не принято. Подтвердить роль можно после этого.'
	},
	'last-keeper': {
		status: 409,
		message:
			'Больше некому назначать роли в этой организации. Сначала назначьте другого куратора или директора.'
	},
	'word-needed': {
		status: 400,
		message: 'Напишите автору одно-два слова: почему правки не будут внесены.'
	},
	'not-applicable': {
		status: 409,
		message: 'Внести эти правки нельзя: документ с тех пор изменился. Верните их автору текстом.'
	},
	'term-empty': {
		status: 400,
		message: 'Последний день роли уже прошёл или стоит раньше первого. Исправьте даты.'
	},
	'already-set-up': {
		status: 409,
		message: 'Школа здесь уже создана. Войдите по своей ссылке или попросите новую у куратора.'
	},
	'approval-not-same': {
		status: 409,
		message:
			'На сервере другая редакция документа: ваши последние правки ещё отправляются или пришли чужие. Дождитесь отправки, посмотрите ещё раз и повторите.'
	},
	'approval-out-of-turn': {
		status: 409,
		message: 'Пока вы смотрели, решение уже изменилось. Посмотрите ещё раз.'
	},
	'link-used': {
		status: 410,
		message: 'Эта ссылка уже использована. Попросите новую у куратора.'
	},
	'link-expired': {
		status: 410,
		message: 'Срок этой ссылки закончился. Попросите новую у куратора.'
	},
	'invitation-revoked': {
		status: 410,
		message: 'Это приглашение отозвано. Спросите куратора: он сделает новое.'
	},
	'setup-expired': {
		status: 410,
		message:
			'Срок этой ссылки закончился. Перезапустите Тропу или выполните «tropa setup»: появится новая.'
	},
	'body-too-big': { status: 413, message: 'Слишком много данных в одном запросе.' },
	'read-only': {
		status: 403,
		message: 'Этот документ можно читать, но не дополнять. Спросите куратора школы.'
	},
	'file-not-here': {
		status: 404,
		message: 'Этот файл ещё не отправлен с того телефона, где его добавили.'
	},
	'file-not-begun': {
		status: 409,
		message: 'Сервер не ждёт этот файл. Отправка начнётся заново сама.'
	},
	'wrong-place': {
		status: 409,
		message: 'Часть файла пришла не по порядку. Отправка продолжится сама.'
	},
	'file-too-big': { status: 413, message: 'Файл больше 15 МБ. Такие файлы мы не храним.' },
	'document-files-full': {
		status: 413,
		message:
			'В этом документе уже много вложений: больше 300 МБ. Удалите лишние и попробуйте снова.'
	},
	'organisation-files-full': {
		status: 413,
		message: 'Вложения школы заняли всё отведённое место. Попросите куратора удалить лишние.'
	},
	'file-kind-refused': {
		status: 415,
		message: 'Такие файлы не прикрепляют: только фото, звук, документы и таблицы.'
	},
	'wrong-hash': {
		status: 422,
		message: 'Файл дошёл с ошибкой. Отправка начнётся заново сама.'
	},
	'upgrade-needed': { status: 426, message: 'Этот адрес — для постоянной связи приложения.' },
	'storage-unavailable': {
		status: 503,
		message: 'Сервер не может прочитать свои записи. Всё сохранённое на устройстве цело.'
	},
	'server-stopping': { status: 503, message: 'Сервер перезапускается. Попробуйте через минуту.' },
	'storage-full': {
		status: 507,
		message: 'На сервере кончилось место. Всё сохранённое на устройстве цело, отправим позже.'
	},
	'server-fault': {
		status: 500,
		message: 'На сервере ошибка. Всё сохранённое на устройстве цело.'
	}
} as const satisfies Record<string, { readonly status: number; readonly message: string }>;

export type HttpRefusal = keyof typeof httpRefusals;

export function isHttpRefusal(code: string): code is HttpRefusal {
	return Object.hasOwn(httpRefusals, code);
}

/** What a form may get wrong. */
export const fieldTexts = {
	school: 'Напишите название школы: от 2 до 200 знаков.',
	person: 'Напишите имя: от 2 до 120 знаков.',
	term: 'Дата не читается. Выберите её ещё раз.',
	order: 'Приказ: до 200 знаков в одну строку.',
	word: 'Слово автору: до 500 знаков.',
	secret: 'В ссылке не хватает её последней части. Откройте ссылку целиком.',
	tokenName: 'Напишите, для какой программы ключ: до 60 знаков.',
	code: 'В коде приглашения 12 цифр. Проверьте по листку.',
	unexpected: 'В запросе есть лишнее или не хватает нужного.'
} as const;

export const passwordTexts: Readonly<Record<PasswordFlaw, string>> = {
	'too-short': 'Пароль короче 8 знаков. Возьмите длиннее или предложенную фразу.',
	'too-long': 'Пароль длиннее 128 знаков.',
	common: 'Такие пароли подбирают первыми. Возьмите другой или предложенную фразу.',
	'own-name': 'В пароле ваше имя, логин или школа: это угадывают. Возьмите другой.'
};

export function tooManyText(retryAfterMs: number): string {
	const minutes = Math.ceil(retryAfterMs / 60_000);
	if (minutes <= 1) return 'Слишком много попыток. Попробуйте через минуту.';
	return `Слишком много попыток. Попробуйте через ${minutes} мин.`;
}

export const notBuiltPage = `<!doctype html>
<html lang="ru">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Тропа ещё не собрана</title>
<h1>Тропа ещё не собрана</h1>
<p>Сервер работает, но самого приложения рядом с ним нет.</p>
<p>Остановите сервер и запустите его командой <code>npm start</code>: она соберёт приложение сама.</p>
</html>
`;

export const approvalTexts = {
	forbidden: 'Это решение принимает другой человек: директор, куратор или управление образования.',
	date: 'Дата пишется так: 01.09.2026.',
	'remark-needed': 'Напишите замечание: что поправить.',
	'reason-needed': 'Напишите, почему план меняется.',
	'already-pending': 'Документ уже отправлен и ждёт решения.',
	'nothing-pending': 'Решать уже нечего: документ отозвали или решение уже принято.',
	'other-content': 'На решении уже другая редакция. Посмотрите её и решите ещё раз.',
	'already-approved': 'Документ уже утверждён. Изменения вносятся листом изменений.',
	'not-approved-yet': 'Документ ещё не утверждён: отправьте его целиком.',
	'nothing-changed': 'После утверждения ничего не изменилось.',
	'other-lines': 'Решить нужно каждую строку листа изменений, и только его строки.',
	'line-needs-another':
		'Одну из принятых строк нельзя принять без другой, которую вы вернули. Верните обе или примите обе.',
	'id-taken': 'Такой шаг уже записан. Посмотрите ещё раз.'
} as const;

export const yearTexts = {
	forbidden: 'Переносит карту на новый год тот, кто её ведёт.',
	exists: 'Дорожная карта на этот учебный год уже есть. Откройте её из выбора года.'
} as const;

/** The page of a published roadmap, which everybody may read. */
export const publicationTexts = {
	title: 'Дорожная карта',
	empty: 'В дорожной карте ещё нет мероприятий: публиковать нечего.',
	look: 'Версия для слабовидящих',
	size: 'Размер букв',
	sizes: { usual: 'обычный', large: 'крупный', largest: 'самый крупный' },
	ink: 'Цвета',
	inks: {
		usual: 'обычные',
		'dark-on-light': 'чёрным по белому',
		'light-on-dark': 'белым по чёрному'
	},
	madeOn: (day: string) => `Опубликовано ${day}`,
	missingTitle: 'Страницы нет',
	missing: 'Эту дорожную карту сняли с публикации, или в адресе ошибка. Обратитесь в школу.'
} as const;
