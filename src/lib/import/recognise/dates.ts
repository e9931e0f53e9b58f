import type { RoadmapPeriod } from '#lib/domain/roadmap/proposal.ts';
import { plain } from './words.ts';

const months = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];

/** The first date in a text, ISO; empty where there is none. */
export function dateIn(text: string): string {
	const said = plain(text);
	const digits = /(?<!\d)(\d{1,2})\.(\d{1,2})\.(20\d\d|\d\d)(?!\d)/.exec(said);
	if (digits) return iso(year(digits[3]), Number(digits[2]), Number(digits[1]));
	const worded = /(\d{1,2})\s*[»"”]?\s*([а-я]{3,8})\s*(20\d\d)/.exec(said);
	return worded ? iso(year(worded[3]), monthOf(worded[2] ?? ''), Number(worded[1])) : '';
}

function year(written: string | undefined): number {
	const value = Number(written);
	return value < 100 ? 2000 + value : value;
}

function monthOf(word: string): number {
	return months.findLastIndex((start) => word.startsWith(start)) + 1;
}

function iso(yearNumber: number, month: number, day: number): string {
	const date = new Date(Date.UTC(yearNumber, month - 1, day));
	const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return real ? date.toISOString().slice(0, 10) : '';
}

const fullDates =
	/с\s+(\d{1,2}\.\d{1,2}\.\d{2,4})\s*(?:г\.?|года)?\s*(?:по|до|-)\s*(\d{1,2}\.\d{1,2}\.\d{2,4})(?:\s*(?:г\.?|года))?/iu;
const yearSpan =
	/(20\d\d)\s*(?:г\.?|года?)?\s*(?:\p{Pd}|\/|по|и)\s*(20\d\d|\d\d)(?!\d|\.)\s*(?:гг?\.?\s?г?\.?|годы|годов|года|год)?(?![а-яё])\s*((?:учебн|уч\.?)[а-я]*\.?\s*(?:год[а-я]*|г\.?г?\.?)?)?/iu;
const oneYear = /(?:на|в)\s+(20\d\d)\s*(?:г\.|год)/iu;

/** What years a text is for: a school year runs from September, a calendar one from January. */
export function periodIn(text: string): RoadmapPeriod | null {
	const dates = fullDates.exec(text);
	const from = dateIn(dates?.[1] ?? '');
	const to = dateIn(dates?.[2] ?? '');
	if (dates && from !== '' && to !== '') return { raw: dates[0].trim(), from, to };
	const worded = monthSpan.exec(text);
	if (worded) return monthPeriod(worded);
	const span = yearSpan.exec(text);
	if (span) return spanPeriod(span);
	const one = oneYear.exec(text);
	return one ? { raw: one[0].trim(), from: `${one[1]}-01-01`, to: `${one[1]}-12-31` } : null;
}

const monthSpan =
	/(?<![а-яё])([а-яё]{3,8})\s+(20\d\d)\s*(?:г\.?|года)?\s*(?:\p{Pd}|по|до)\s*([а-яё]{3,8})\s+(20\d\d)(?:\s*(?:г\.?|года))?/iu;

/** «сентябрь 2024 – май 2026»: both months whole. */
function monthPeriod(span: RegExpExecArray): RoadmapPeriod | null {
	const [first, last] = [span[1], span[3]].map((word) => monthOf(plain(word ?? '')));
	if (!first || !last) return null;
	const end = new Date(Date.UTC(Number(span[4]), last, 0)).toISOString().slice(0, 10);
	const from = iso(Number(span[2]), first, 1);
	return from < end ? { raw: span[0].trim(), from, to: end } : null;
}

function spanPeriod(span: RegExpExecArray): RoadmapPeriod | null {
	const first = Number(span[1]);
	const second = year(span[2]);
	if (second < first || second > first + 15) return null;
	const school = span[3] !== undefined || span[0].includes('/');
	return {
		raw: span[0].trim(),
		from: school ? `${first}-09-01` : `${first}-01-01`,
		to: school ? `${second}-08-31` : `${second}-12-31`
	};
}

export function yearsIn(text: string): readonly number[] {
	return (text.match(/(?<!\d)20\d\d(?!\d)/g) ?? []).map(Number);
}
