/** How a command is typed: what a sentence names can be copied as it stands. */
export const typed = 'npm run -s tropa --';

export const helpText = `Тропа: управление сервером.

  ${typed} <команда>

Люди и вход
  setup                          ссылка, по которой создают школу (пока её нет)
  demo [--district <n>]          вымышленный район с историей и ссылки для входа; <n> — сколько школ
  user list                      кто есть
  user add <имя> --role <роль> [--organisation <название>]
      какие бывают роли, покажет --role ?
  user link <имя или номер>      новая ссылка для входа
  user roles <имя или номер>     роли человека, сроки и приказы
  user appoint <имя> --role <роль> [--organisation <название>]
      [--from 2026-09-01] [--last-day 2027-08-31] [--order <приказ>]
  user confirm <имя>             подтвердить принятые роли
  user end <имя> --role <роль> [--last-day 2027-08-31]
  school add <название> --curator <имя> [--district <название>]
  school under <школа> <район>   отнести школу к району
  district add <название> --curator <имя>
  token <имя или номер> [--scope read|write] [--name <программа>] [--load-test]
                                 ключ для программ; печатает только его

Персональные данные
  audit [--person <имя>] [--limit 50]
                                 журнал событий и целость его цепочки
  person export <имя> --to <файл>
                                 всё, что хранится о человеке
  person erase <имя> [--act <файл>] [--keep-pair-papers]
                                 уничтожить; без --act только показать, что будет уничтожено

Данные
  backup <файл> [--verify]       копия, сервер при этом работает
  verify <файл>                  проверить копию
  restore <файл> [--dry-run]     вернуть копию, сервер при этом остановлен
  doctor                         проверить всё, ничего не меняя
  rebuild                        пересчитать сводки заново из документов
  fold                           сжать историю документов (то же: compact)

Документы
  import-roadmap <файл>          прочитать дорожную карту из Word, Excel или текста
  term [--school-year 2026]      понять сроки, по одному на строку ввода

Об одной команде: ${typed} <команда> --help. У всех команд есть --json.
Папка данных: TROPA_DATA (сейчас ./data).
Коды завершения: 0 — сделано, 1 — не получилось, 2 — неверная команда или настройка,
3 — папку данных держит другой процесс, 4 — найдены повреждения.`;

/** What the help says of one command, or of all that begin with the same word. */
export function helpOf(words: readonly string[]): string | undefined {
	const lines = helpText.split('\n');
	const said = [words.slice(0, 2).join(' '), words[0] ?? '']
		.map((command) => lines.filter((_, at) => commandAt(lines, at).startsWith(`${command} `)))
		.find((found) => found.length > 0);
	return said && [...said, '', `Все команды: ${typed} help`].join('\n');
}

/** The command to which a line belongs: what is set in deeper goes on with the line above. */
function commandAt(lines: readonly string[], at: number): string {
	const line = lines[at] ?? '';
	if (/^ {3,}/.test(line)) return commandAt(lines, at - 1);
	return /^ {2}[a-z]/.test(line) ? `${line.trim()} ` : '';
}
