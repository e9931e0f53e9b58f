import type { RestoreReport } from '../storage/sqlite/restore.ts';
import type { CopyReport, StorageTrouble } from '../storage/storage.ts';
import type { Finding } from './finding.ts';
import { typed } from './help-texts.ts';
import type { OrderRefusal } from './orders.ts';
import { nameOfRole, rolesWithNames } from './role-names.ts';
import type * as z from 'zod';
import type * as shapes from './replies.ts';

/** What the program says in a terminal. What it says to the app stands in server/http/texts.ts. */

export const configTexts = {
	unreadable: 'Настройки не читаются. Проверьте переменные TROPA_…',
	unknown: (name: string, known: readonly string[]) =>
		`Настройка ${name} неизвестна. Есть такие: ${known.join(', ')}. Исправьте имя или уберите её.`,
	badPort: (text: string) =>
		`TROPA_PORT: «${text}» — не номер порта. Нужно целое число от 0 до 65535, например 8787.`,
	badOrigin: (text: string) =>
		`TROPA_ORIGIN: «${text}» — не адрес сайта. Нужны только протокол и имя, например https://tropa.example.ru.`,
	plainOrigin: (origin: string) =>
		`TROPA_ORIGIN: ${origin} работает без шифрования, вход по такому адресу небезопасен. Поставьте перед Тропой прокси с HTTPS и укажите адрес с https://.`,
	openHost: (host: string) =>
		`TROPA_HOST: ${host} открывает Тропу для других компьютеров, а TROPA_ORIGIN не задан. Укажите адрес, по которому приходят люди: TROPA_ORIGIN=https://…`,
	shortMetricsToken: 'TROPA_METRICS_TOKEN: нужно не меньше 16 знаков.',
	badDev: 'TROPA_DEV: может быть только 1; для обычной работы уберите её.'
} as const;

export const greetingTexts = {
	address: (address: string) => `Тропа работает: ${address}`,
	setup: (link: string) =>
		`Школы здесь ещё нет. Откройте эту ссылку, чтобы создать школу или посмотреть пример:\n\n  ${link}\n\nСсылка действует 30 минут и только один раз; новая появится при следующем запуске.`,
	notBuilt: 'Приложение ещё не собрано: запустите «npm start», он соберёт его сам.'
} as const;

export const troubleTexts = {
	unforeseen: 'Не получилось: непредвиденная ошибка. Подробности — в журнале выше.',
	storage: {
		full: 'На диске кончилось место. Освободите его и повторите; всё записанное цело.',
		locked:
			'С этой папкой данных уже работает другой процесс Тропы. Остановите его или укажите другую папку в TROPA_DATA.',
		damaged: `Файл данных повреждён. Ничего не изменено. Выполните «${typed} doctor» и восстановите копию.`,
		failed:
			'Диск не сохранил данные, поэтому работа остановлена. Проверьте диск и запустите Тропу снова.',
		'too-new': 'Данные записаны более новой версией Тропы. Обновите программу; данные целы.',
		'not-ours': 'Это не файл данных Тропы. Проверьте путь; ничего не изменено.',
		unsafe:
			'Диск или SQLite не обещают сохранить записанное при отключении питания. Тропа так не работает: выберите другую папку в TROPA_DATA.'
	} satisfies Record<StorageTrouble, string>,
	system: {
		EADDRINUSE: 'Порт уже занят. Остановите другую программу или выберите порт в TROPA_PORT.',
		EADDRNOTAVAIL: 'У этого компьютера нет такого адреса. Проверьте TROPA_HOST.',
		EACCES:
			'Не хватает прав на файл, папку или порт. Проверьте, от чьего имени запущена программа.',
		EPERM: 'Не хватает прав на файл, папку или порт. Проверьте, от чьего имени запущена программа.',
		ENOENT: 'Такого файла или папки нет. Проверьте путь.',
		EISDIR: 'Нужен файл, а это папка. Проверьте путь.',
		ENOTDIR: 'Нужна папка, а это файл. Проверьте путь.',
		EEXIST: 'Такой файл уже есть. Выберите другое имя; ничего не изменено.',
		EROFS: 'Диск открыт только для чтения. Выберите другую папку.',
		ENOSPC: 'На диске кончилось место. Освободите его и повторите.'
	}
} as const;

export const usageTexts = {
	unfinished: (word: string, commands: readonly string[]) =>
		`После «${word}» нужно ещё слово. Есть команды: ${commands.join(', ')}.`,
	unknownSecond: (words: string, commands: readonly string[]) =>
		`Команды «${words}» нет. Есть: ${commands.join(', ')}.`,
	unknownCommand: (word: string) => `Команды «${word.trim()}» нет. Список команд: ${typed} help.`,
	unknownOption: (option: string) => `Ключа «${option}» у этой команды нет. Список: ${typed} help.`,
	schoolsWrong: 'После «--district» нужно число школ: от 1 до 100.',
	needsValue: (option: string) => `После «${option}» нужно значение.`,
	takesNoValue: (option: string) => `У «${option}» не бывает значения.`,
	missing: (what: string) => `Не хватает: ${what}. Как пишется команда: ${typed} help.`,
	extra: (word: string) => `Лишнее слово: «${word}». Имя из нескольких слов берут в кавычки.`,
	unknownRole: (role: string) => `Роли «${role}» нет. Есть такие:\n${rolesWithNames()}.`,
	unknownScope: (scope: string) =>
		`Ключ бывает «read» (только читать) и «write» (читать и писать), «${scope}» — нет.`,
	scopeOfLoadTest:
		'--scope и --load-test вместе не ставят: ключ для проверки читает и пишет свои документы.',
	tokenName: 'Название программы после --name: от 1 до 60 знаков.',
	words: {
		name: 'имя человека',
		person: 'имя человека или его номер из «user list»',
		organisation: 'название школы или района',
		district: 'название района',
		file: 'имя файла'
	}
} as const;

export const orderTexts: Readonly<Record<OrderRefusal, string>> = {
	'already-set-up': `Школа уже создана, ссылка для создания не нужна. Для входа: ${typed} user link <имя>.`,
	'not-empty':
		'Здесь уже есть настоящие школы. Пример с вымышленными людьми загружают в пустую папку данных.',
	'person-unknown': `Такого человека нет. Кто есть: ${typed} user list.`,
	'person-ambiguous': `Это имя у нескольких людей. Укажите номер из «${typed} user list».`,
	'organisation-unknown': 'Такой школы или управления нет. Проверьте название.',
	'organisation-needed':
		'Организаций несколько или ни одной. Укажите, в какую добавить: --organisation «название».',
	'name-unreadable': 'Имя не подходит: нужно от 2 до 120 знаков в одну строку.',
	'role-held': `Эта роль на это время у человека уже есть. Посмотрите: ${typed} user roles <имя>.`,
	'role-unknown': `Такой действующей роли у человека нет. Посмотрите: ${typed} user roles <имя>.`,
	'term-empty': 'Последний день роли уже прошёл или стоит раньше первого.',
	'storage-full': troubleTexts.storage.full,
	'file-exists': troubleTexts.system.EEXIST,
	'no-backup-here': 'Эти данные живут только в памяти, копировать нечего.',
	'no-data':
		'В папке TROPA_DATA нет данных Тропы. Проверьте путь или запустите Тропу в первый раз.',
	failed: 'Сервер не смог выполнить команду. Подробности — в его журнале.'
};

export const replyTexts = {
	setup: ({ address }: z.infer<typeof shapes.setup>) =>
		`Ссылка для создания школы (30 минут, один раз):\n${address}`,
	demo: ({ added, links }: z.infer<typeof shapes.demo>) =>
		[
			added
				? 'Пример загружен: вымышленный район, 3 школы, 8 пар. Ссылки для входа:'
				: 'Пример уже загружен. Новые ссылки для входа (прежние тоже действуют):',
			...grouped(links)
		].join('\n'),
	userList: ({ people }: z.infer<typeof shapes.userList>) =>
		people.length === 0
			? 'Людей пока нет.'
			: people
					.map(
						(one) =>
							`${one.id}  ${one.name}  (${one.organisation}; ${one.roles.map(nameOfRole).join(', ')})`
					)
					.join('\n'),
	userLink: ({ personId, name, address }: z.infer<typeof shapes.userLink>) =>
		`${name} (${personId}). Ссылка для входа — один раз, 3 дня:\n${address}`,
	copied: (copy: CopyReport) => `Копия готова: ${copy.file}\n${describeCopy(copy)}`,
	verified: (copy: CopyReport) =>
		copy.damagedIds.length === 0
			? copy.damagedFiles === 0
				? `Копия в порядке: ${copy.file}\n${describeCopy(copy)}`
				: `В копии ${copy.file} повреждены вложения: ${copy.damagedFiles}. Документы читаются. Сделайте новую копию.`
			: `В копии ${copy.file} повреждены документы: ${copy.damagedIds.join(', ')}. Остальное читается. Сделайте новую копию.`,
	restored: (
		report: Omit<RestoreReport, 'movedTo'> & { movedTo: string | null; dryRun: boolean }
	) =>
		[
			report.dryRun ? 'Проба: ничего не изменено. Было бы так:' : 'Данные восстановлены из копии.',
			describeCopy(report.copy),
			report.movedTo === null ? undefined : `Прежние данные лежат здесь: ${report.movedTo}`,
			report.erasedIds.length === 0
				? undefined
				: `Стёртое после копии останется стёртым, документов: ${report.erasedIds.length}.`,
			report.areErasuresKnown
				? undefined
				: 'Прежние данные не читаются, поэтому неизвестно, что было стёрто после копии.',
			'Правки, которых нет в копии, устройства дошлют сами.'
		]
			.filter((line) => line !== undefined)
			.join('\n'),
	rebuilt: ({ documents, changed }: z.infer<typeof shapes.rebuilt>) =>
		`Сводки пересчитаны заново: документов ${documents}, изменилось сводок ${changed}.`,
	folded: ({ folded, left }: z.infer<typeof shapes.folded>) =>
		`Сжато документов: ${folded}. Оставлено как есть: ${left}.`,
	doctor: ({ findings }: { readonly findings: readonly Finding[] }) =>
		findings.map(({ state, text }) => `${marks[state]} ${text}`).join('\n')
} as const;

const marks = { ok: '✓', warning: '!', trouble: '✕' } as const;

function describeCopy({ documents, rows, bytes, sha256 }: CopyReport): string {
	return `Документов: ${documents}, записей: ${rows}, размер: ${megabytes(bytes)}, SHA-256: ${sha256}`;
}

function megabytes(bytes: number): string {
	return `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} МБ`;
}

function grouped(links: z.infer<typeof shapes.demo>['links']): readonly string[] {
	const byPlace = Map.groupBy(links, ({ organisation }) => organisation);
	return [...byPlace].flatMap(([place, people]) => [
		`\n${place}`,
		...people.map(({ name, role, address }) => `  ${nameOfRole(role)}: ${name}\n    ${address}`)
	]);
}

export const doctorTexts = {
	built: 'Приложение собрано.',
	notBuilt: 'Приложение не собрано. Соберите его: npm start или npm run build.',
	running: 'Сервер работает и записывает.',
	notRunning: 'Сервер с этой папкой данных сейчас не запущен; его адрес и связь не проверены.',
	notWritable: 'Сервер работает, но не может записывать. Освободите место на диске.',
	noData: (folder: string) => `В папке ${folder} данных ещё нет: они появятся при первом запуске.`,
	unreadable: `Данные не читаются. Восстановите последнюю копию: ${typed} restore <файл> --dry-run.`,
	complaints: `База данных повреждена. Восстановите последнюю копию: ${typed} restore <файл> --dry-run.`,
	damaged: (ids: readonly string[]) =>
		`Повреждены документы: ${ids.join(', ')}. Они только для чтения; восстановите последнюю копию.`,
	damagedFiles: (count: number) =>
		`Повреждены вложения: ${count}. Документы целы; восстановите последнюю копию или прикрепите эти файлы ещё раз.`,
	sound: (documents: number, rows: number, files: number) =>
		`Данные в порядке. Документов: ${documents}, записей: ${rows}, вложений: ${files}.`,
	room: (bytes: number) =>
		`Свободно на диске: ${megabytes(bytes)}.${bytes < 200 * 1024 * 1024 ? ' Этого мало, освободите место.' : ''}`,
	noBackup: `Копий ещё не было. Сделайте первую: ${typed} backup <файл> --verify.`,
	backupAge: (days: number) =>
		`Последняя копия сделана ${days === 0 ? 'сегодня' : `дней назад: ${days}`}.${days > 7 ? ' Сделайте новую.' : ''}`,
	reached: (origin: string) => `Адрес ${origin} отвечает.`,
	notReached: (origin: string) =>
		`Адрес ${origin} не отвечает. Проверьте имя сайта, прокси и сертификат.`,
	someoneElse: (origin: string) =>
		`По адресу ${origin} отвечает не Тропа. Проверьте настройки прокси и TROPA_ORIGIN.`,
	clock: 'Часы сервера и этого компьютера расходятся больше чем на 5 минут. Настройте время.',
	socketThrough: 'Постоянная связь (WebSocket) проходит.',
	socketBlocked:
		'Постоянная связь (WebSocket) не проходит. Приложение обойдётся обычными запросами, но правки других будут приходить медленнее. Разрешите в прокси Upgrade для /sync.'
} as const;
