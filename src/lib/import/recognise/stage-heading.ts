import { romanValue } from './words.ts';

export interface StageHeading {
	readonly number: string;
	readonly title: string;
	readonly task: string;
}

const word = '(?:этап|раздел|блок|направление|модуль|шаг|часть)';
const worded = new RegExp(
	`^${word}\\s*№?\\s*([IVXІХ]+|\\d{1,2})(?![\\d])\\s*[.:)–—-]*\\s*(.*)$`,
	'isu'
);
const numberedWord = new RegExp(
	`^([IVXІХ]+|\\d{1,2})(?:-?[а-я]{1,2})?\\s+${word}(?![а-яё])\\s*[.:)–—-]*\\s*(.*)$`,
	'isu'
);
const bareWord = new RegExp(`^${word}\\s*[.:–—-]\\s*(.+)$`, 'isu');
const adjectives =
	/^(?:[\p{L}-]{3,40}(?:ый|ой|ий)(?:,\s+|\s+и\s+|\s+)){1,4}(?:этап|раздел|блок|модуль)[.:]?$/iu;
const longestAdjectives = 120;
const roman = /^([IVXІХ]+)(?:\s*[.)]\s*|\s+[–—-]\s+|\s+|$)(.*)$/su;

/** «Этап 1. …», «I. …», «2 этап – …»; null for a text that says by no word or number that it is one. */
export function stageHeading(text: string): StageHeading | null {
	const said = text.trim();
	const found = worded.exec(said) ?? numberedWord.exec(said) ?? romanHeading(said);
	if (found) return withTask(found[1] ?? '', found[2] ?? '');
	const bare = bareWord.exec(said);
	if (bare) return withTask('', bare[1] ?? '');
	return said.length <= longestAdjectives && adjectives.test(said) ? withTask('', said) : null;
}

function romanHeading(said: string): RegExpExecArray | null {
	const found = roman.exec(said);
	return found && romanValue(found[1] ?? '') > 0 ? found : null;
}

/** A heading without a number of its own kind, such as a merged row. */
export function plainHeading(text: string): StageHeading {
	const numbered = /^(\d{1,2})(?:[.)]\s*|\s+)(?=\D)(.*)$/su.exec(text.trim());
	return stageHeading(text) ?? withTask(numbered?.[1] ?? '', numbered?.[2] ?? text.trim());
}

const task =
	/^(.*?)\s*((?:задач[аи]|цель)\s+(?:данного\s+|этого\s+)?(?:этапа|раздела|блока)(?![а-яё]).*)$/isu;

/** The task is often glued to the title of its stage. */
function withTask(number: string, rest: string): StageHeading {
	const found = task.exec(rest);
	return { number, title: (found?.[1] ?? rest).trim(), task: (found?.[2] ?? '').trim() };
}

export function isTask(text: string): boolean {
	return /^(?:задач[аи]|цел[ьи])(?:\s+(?:данного\s+|этого\s+)?(?:этапа|раздела|блока)(?![а-яё])|\s*[:–—])/iu.test(
		text.trim()
	);
}

export function isNarrative(text: string): boolean {
	return /^(?:описание\s+хода|выработка\s+предложений|вывод[ы]?(?![а-яё])|итог[и]?\s+(?:этапа|раздела)|предложения\s+по)/iu.test(
		text.trim()
	);
}

export function isFooter(text: string): boolean {
	return /^(?:составител|составил|исполнител|исполнил|разработчик|разработал|подготовил|согласован|руководитель|директор|заведующ|председатель|и\.\s?о\.|м\.\s?п\.|дата|подпись|с\s+(?:планом|дорожной\s+картой)\s+ознакомлен|примечани|\*)/iu.test(
		text.trim()
	);
}
