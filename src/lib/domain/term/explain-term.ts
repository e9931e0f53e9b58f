import { printSaid, printTerm } from './print-term.ts';
import type { Placed } from './occurrences.ts';
import type { Clause, Doubt, OpenReason, Term } from './term.ts';

/** What was understood and what was not, in sentences for the person who wrote the term. */
export function explainTerm(term: Term): string {
	return [understood(term), ...notesOf(term, term.doubts)].join(' ');
}

/** The same for an asked time: what came up only there is said too. */
export function explainPlaced(term: Term, placed: Placed): string {
	const isSaid = placed.doubts.some((doubt) => doubt.kind === 'crosses-school-year');
	const cut = placed.isCut && !isSaid ? ['Часть срока лежит в другом учебном году.'] : [];
	return [...openNote(term, placed), ...cut, ...notesOf(term, placed.doubts)].join(' ');
}

function understood(term: Term): string {
	const { meaning } = term;
	switch (meaning.kind) {
		case 'nothing':
			return meaning.written === 'blank' ? 'Срок ещё не вписан.' : 'Срок не указан.';
		case 'unclear':
			return 'Срок не понят.';
		case 'parts':
			return `Понято как несколько сроков: ${meaning.parts
				.map(
					({ label, term: part }) =>
						(label === null ? '' : `${label}) `) + (printTerm(part) || 'не указан')
				)
				.join('; ')}.`;
		case 'said':
			return `Понято как: ${printTerm(term)}.`;
	}
}

const openSentences: Readonly<Record<OpenReason, string>> = {
	plan: 'Даты — в другом плане или графике',
	need: 'Без дат: по мере надобности',
	event: 'Дата зависит от события',
	agreement: 'Дата по договорённости'
};

function openNote(term: Term, placed: Placed): string[] {
	const { meaning } = term;
	if (meaning.kind === 'nothing' || meaning.kind === 'unclear') return [understood(term)];
	if (meaning.kind === 'parts') return [understood(term)];
	const open = meaning.clauses.flatMap(({ said }: Clause) => {
		if (said.kind === 'open') return [`${openSentences[said.why]}: «${printSaid(said)}».`];
		if (said.kind === 'whole-period' && placed.open)
			return ['Весь период документа; сам период в документе не назван.'];
		return [];
	});
	const isElsewhere = placed.occurrences.length === 0 && !placed.open;
	return isElsewhere ? ['В этом учебном году дат нет.', ...open] : open;
}

function notesOf(term: Term, doubts: readonly Doubt[]): string[] {
	const { remarks } = term;
	const inParts =
		term.meaning.kind === 'parts' ? term.meaning.parts.flatMap((part) => part.term.remarks) : [];
	const beside = [...remarks, ...inParts];
	return [
		...doubts.map(sentenceOf),
		...(beside.length > 0 && term.meaning.kind !== 'unclear'
			? [`Рядом написано: «${beside.join('», «')}».`]
			: [])
	];
}

/** One sentence per doubt: what is unclear, and what to write instead. */
export function sentenceOf(doubt: Doubt): string {
	switch (doubt.kind) {
		case 'unread':
			return `Не понято: «${doubt.words}».`;
		case 'no-such-day':
			return `Такой даты нет: «${doubt.words}».`;
		case 'reversed':
			return `Конец раньше начала: «${doubt.words}».`;
		case 'misspelt':
			return `«${doubt.words}» прочитано как «${doubt.read}», проверьте.`;
		default:
			return plainSentences[doubt.kind](doubt);
	}
}

type PlainDoubt = Exclude<Doubt, { kind: 'unread' | 'no-such-day' | 'reversed' | 'misspelt' }>;

const plainSentences: Readonly<Record<PlainDoubt['kind'], (doubt: Doubt) => string>> = {
	alternatives: () => 'Названо несколько сроков на выбор: уточните, какой из них действует.',
	'one-year-for-two': () =>
		'Год назван один раз и отнесён к последней дате; если он относится к первой, напишите оба года.',
	'short-year': (doubt) =>
		'words' in doubt ? `«${doubt.words}» понято как год; если это день, уточните.` : '',
	'before-or-through-month': () =>
		'Неясно, входит ли названный срок: напишите «до начала», «до конца» или число.',
	'half-of-which-year': () =>
		'Полугодие отнесено к календарному году; если имеется в виду учебный, напишите, например, «2023/2024 учебный год».',
	'end-of-which-year': () =>
		'Неясно, какой год: календарный (до 31 декабря) или учебный (до 31 августа).',
	'part-of-school-year': () => 'Часть учебного года без месяца: уточните месяц.',
	'month-or-quarter': () =>
		'Римские числа поняты как месяцы; если это кварталы, допишите слово «квартал».',
	'which-winter': () => 'Зима лежит в двух годах: напишите месяц и год.',
	'every-other-or-nth': () =>
		'Неясно: через раз или вторая (третья…) в каждом месяце; понято как в каждом месяце.',
	'bare-weekday': () => 'Назван только день недели: понято как каждую неделю.',
	'which-month': () => 'Месяц не назван: понято как каждый месяц.',
	'counted-from-what': () => 'Неясно, от какого дня считать срок.',
	'times-without-dates': () => 'Сказано, сколько раз, но не когда: уточните месяцы.',
	'blank-to-fill': () => 'Оставлено место, чтобы вписать срок.',
	'crosses-school-year': () =>
		'Срок переходит через 1 сентября: неясно, начало это или конец учебного года, допишите год.',
	'year-beside-part': () => 'Рядом стоят целое и его часть: уточните, что из них срок.',
	'no-school-calendar': () => 'Нужны даты четвертей и каникул школы.'
};
