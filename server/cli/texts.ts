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
	shortMetricsToken: 'TROPA_METRICS_TOKEN: нужно не меньше 16 знаков.'
} as const;
