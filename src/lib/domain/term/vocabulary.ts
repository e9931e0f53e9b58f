import {
	countOf,
	isSchoolWord,
	isYearWord,
	monthNames,
	monthNamesOf,
	monthsByWord,
	ordinalOf,
	seasonOf,
	seasonOfAdjective,
	weekdaysByWord
} from './words.ts';

const keywords = new Set(
	`кв в во с со к ко до по на не от из и или за при раз раза квартал квартала квартале кварталы
	ежеквартально ежемесячно еженедельно ежедневно ежегодно ежегодный полугодие полугодия полугодии
	полугода полгода четверть четверти четвертям триместр триместра триместре месяц месяца месяцы
	неделя неделю недели недель день дня дней каникулы каникул каникулах течение течении период
	периода всего весь реализации внедрения плану план графику график планом согласованию
	согласовании мере необходимости итогам окончании окончания завершении позднее позже реже менее
	более конец конца концу конце начало начала началу начале начиная середина середины середине
	половина половине половины декада декаде декады далее затем числа число постоянно систематически
	регулярно непрерывно запросу требованию каждый каждую каждого каждая каждое каждой включительно
	текущего календарного отдельному после перед протяжении круглый круглогодично`.split(/\s+/)
);

/** Words a term is made of; what is glued together is cut only into these. */
export function isKnownWord(word: string): boolean {
	return (
		keywords.has(word) ||
		monthsByWord.has(word) ||
		weekdaysByWord.has(word) ||
		isYearWord(word) ||
		isSchoolWord(word) ||
		countOf(word) > 0 ||
		ordinalOf(word) !== 0 ||
		seasonOf(word) !== null ||
		seasonOfAdjective(word) !== null
	);
}

const monthWords = [...monthNames, ...monthNamesOf];
const shortestMisspelt = 5;

/** The month a word is one slip away from («сентебрь», «февоаль»); '' for everything else. */
export function misspeltMonth(word: string): string {
	if (word.length < shortestMisspelt || word.length > 9) return '';
	return monthWords.find((month) => month.length >= 6 && isOneSlip(word, month)) ?? '';
}

/** One letter wrong, missing, too much, or two neighbours swapped. */
function isOneSlip(word: string, month: string): boolean {
	let start = 0;
	while (start < word.length && word[start] === month[start]) start++;
	const rest = word.slice(start);
	const due = month.slice(start);
	return (
		rest.slice(1) === due.slice(1) ||
		rest === due.slice(1) ||
		rest.slice(1) === due ||
		(rest.slice(2) === due.slice(2) && rest[0] === due[1] && rest[1] === due[0])
	);
}
