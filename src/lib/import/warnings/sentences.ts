import type { Place, RoadmapWarning, WarningCode } from '#lib/domain/roadmap/proposal.ts';

/** What a person reads; `{…}` stand for the texts of the warning, in order. */
const sentences: Readonly<Record<WarningCode, string>> = {
	'number-doubled': 'Номер «{0}» стоит у двух мероприятий.',
	'number-skipped': 'Пропущены номера: {0}.',
	'number-missing': 'У мероприятия «{0}» нет номера.',
	'number-out-of-order': 'Номер «{0}» стоит после «{1}».',
	'stage-heading-missing': 'Нет строки с названием этапа {0}, а мероприятия с таким номером есть.',
	'people-similar': 'Это один человек? «{0}» и «{1}».',
	'posts-similar': 'Это одна должность? «{0}» и «{1}».',
	'words-glued': 'Похоже, слова слиплись: «{0}».',
	'word-split': 'Похоже, слово разорвано: «{0}».',
	'term-empty': 'Срок не указан.',
	'term-unclear': 'Срок не понят: «{0}». Он останется как написан.',
	'term-guessed': 'В сроке «{0}» есть описка. Проверьте, так ли он понят.',
	'term-outside-period': 'Срок «{0}» вне периода дорожной карты ({1}).',
	'date-odd': 'Дата «{0}» стоит среди «{1}». Нет ли опечатки?',
	'years-contradict': 'Годы расходятся: в названии «{0}», в строках «{1}».',
	mojibake: 'Текст испорчен при сохранении: «{0}».',
	'responsible-empty': 'Ответственный не указан.',
	'responsible-in-result': 'Похоже, в столбец результата попали ответственные: «{0}».',
	'responsible-repeated': '«{0}» стоит в ячейке дважды.',
	'responsible-unfinished': 'Список ответственных обрывается: «{0}».',
	'title-empty': 'Нет названия мероприятия.',
	'title-truncated': 'Похоже, название неполное: «{0}».',
	'text-unfinished': 'Текст обрывается: «…{0}».',
	'text-tail': 'Начало, похоже, относится к предыдущей строке: «{0}».',
	'page-number': '«{0}» в конце ячейки похоже на номер страницы.',
	'row-joined': 'Строка продолжалась на другой странице, части соединены: «{0}».',
	'columns-by-content': 'Столбцы определены по содержанию: {0}. Проверьте их.',
	'column-doubtful': 'Столбец «{0}» не похож на сроки. Проверьте столбцы.',
	'roadmap-title-missing': 'Название дорожной карты не найдено.'
};

export const warningCodes = Object.keys(sentences) as readonly WarningCode[];

export function warn(
	code: WarningCode,
	places: readonly Place[],
	...texts: readonly string[]
): RoadmapWarning {
	const sentence = sentences[code].replace(/\{(\d)\}/g, (_, at: string) => texts[Number(at)] ?? '');
	return { code, sentence, places, texts };
}

/** The first words of a long text, enough to find it again. */
export function short(text: string, length = 60): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length <= length ? line : `${line.slice(0, length).trimEnd()}…`;
}
