import { plain } from './words.ts';

const month =
	'январ[а-я]*|феврал[а-я]*|март[а-я]*|апрел[а-я]*|ма[йяюе]|июн[а-я]*|июл[а-я]*|август[а-я]*|сентябр[а-я]*|октябр[а-я]*|ноябр[а-я]*|декабр[а-я]*';

/** A month, a date, a year, a quarter: what can only be a time. */
const dated = new RegExp(
	`(?<![а-я])(?:${month})(?![а-я])|\\d{1,2}\\.\\d{1,2}(?:\\.\\d{2,4})?|20\\d\\d|квартал|полугоди|четверт[ьи]`
);

const timed =
	/ежегодн|ежемесяч|ежеквартал|еженедел|ежедневн|в течени|постоянно|систематич|регулярно|раз(?:а)? в |весь (?:период|срок)|на протяжении|учебн\S* год|по (?:отдельному|плану|графику|мере|итогам|необходимости|запросу|согласованию|окончании|факту|завершении)|в соответствии с|до начала|каникул|период/;

/** How many months, dates, years and quarters a text names: it has no more terms than these. */
export function datesIn(text: string): number {
	return plain(text).match(eachDate)?.length ?? 0;
}

const eachDate = new RegExp(dated.source, 'g');

export function isDated(text: string): boolean {
	return dated.test(plain(text));
}

export function looksLikeTerm(text: string): boolean {
	const said = plain(text);
	return said.length <= 160 && (dated.test(said) || timed.test(said));
}

const personPattern =
	/[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?[\s\u00a0]+[А-ЯЁ]\.[\s\u00a0]?[А-ЯЁ]\.?(?![а-яё])|[А-ЯЁ]\.[\s\u00a0]?[А-ЯЁ]\.[\s\u00a0]?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ][а-яё]+[\s\u00a0]+[А-ЯЁ][а-яё]+[\s\u00a0]+[А-ЯЁ][а-яё]+(?:вич|вна|ична|ыч)(?![а-яё])/;

export const eachPerson = new RegExp(personPattern.source, 'g');

export function personsIn(text: string): readonly string[] {
	return text.match(eachPerson) ?? [];
}

const numberShape = /^(?:\d{1,3}(?:[.,]\d{1,3}){0,3}|[IVXІХ]{1,6})\s?[.)]?$/;

export function looksLikeNumber(text: string): boolean {
	return numberShape.test(text.trim());
}

const documentNouns =
	/^(?:[-–—•]|\d+[.)])?\s*(?:приказ|положени|отчет|справк|анкет|баз[аы]|план|протокол|информаци|программ|банк|реестр|сформирован|методическ|аналитическ|публикац|список|договор|соглашени|сертификат|пресс|распоряж|рекомендац|мониторинг|создан|получен|обеспечен|разработан|утвержден|дорожн|пакет|материал|запис|график|перечень|локальн)/;

export function looksLikeResult(text: string): boolean {
	return documentNouns.test(plain(text));
}
