/** The cases in which papers name people, beside the first. Proposed here; a person puts them right. */
export const nameCases = ['genitive', 'dative', 'instrumental'] as const;
export type NameCase = (typeof nameCases)[number];
export type CasedName = Readonly<Record<NameCase, string>>;

type Endings = readonly [genitive: string, dative: string, instrumental: string];
type Gender = 'm' | 'f';

/** «Фамилия Имя Отчество» in another case, as far as endings tell. */
export function proposedCase(fullName: string, nameCase: NameCase): string {
	const words = fullName.trim().split(/\s+/);
	const gender = genderOf(words);
	const at = nameCases.indexOf(nameCase);
	return words
		.map((word, place) => {
			const rules = place === 0 ? surnames[gender] : place === 1 ? names[gender] : patronymics;
			return word
				.split('-')
				.map((part) => ended(part, rules, at))
				.join('-');
		})
		.join(' ');
}

/** «Кедрина О. П.» */
export function briefName(fullName: string): string {
	const [surname = '', ...others] = fullName.trim().split(/\s+/);
	return [surname, ...others.map((name) => `${name.slice(0, 1)}.`)].join('\u00a0');
}

const menInA = new Set(['никита', 'илья', 'лука', 'фома', 'кузьма', 'савва', 'данила']);

function genderOf([surname = '', name = '', patronymic = '']: readonly string[]): Gender {
	if (/(?:вна|чна|кызы)$/i.test(patronymic)) return 'f';
	if (/(?:ич|оглы)$/i.test(patronymic)) return 'm';
	if (/(?:ова|ева|ёва|ина|ына|ая)$/i.test(surname)) return 'f';
	return /[ая]$/i.test(name) && !menInA.has(name.toLowerCase()) ? 'f' : 'm';
}

type Rule = readonly [ending: RegExp, cut: number, endings: Endings];

const unchanged: Endings = ['', '', ''];
const hardA: Rule = [/а$/i, 1, ['ы', 'е', 'ой']];
const softA: readonly Rule[] = [
	[/[гкх]а$/i, 1, ['и', 'е', 'ой']],
	[/[жшчщ]а$/i, 1, ['и', 'е', 'ей']],
	[/ца$/i, 1, ['ы', 'е', 'ей']]
];
const noun: readonly Rule[] = [
	[/[жшчщц]$/i, 0, ['а', 'у', 'ем']],
	[/[бвгдзклмнпрстфх]$/i, 0, ['а', 'у', 'ом']],
	[/[йь]$/i, 1, ['я', 'ю', 'ем']]
];

const surnames: Readonly<Record<Gender, readonly Rule[]>> = {
	m: [
		[/(?:ых|их|о|е|и|у|ю|э)$/i, 0, unchanged],
		[/(?:ов|ев|ёв|ин|ын)$/i, 0, ['а', 'у', 'ым']],
		[/[гкх](?:ий|ой)$/i, 2, ['ого', 'ому', 'им']],
		[/(?:ый|ой)$/i, 2, ['ого', 'ому', 'ым']],
		[/[жшчщ]ий$/i, 2, ['его', 'ему', 'им']],
		...softA,
		hardA,
		[/я$/i, 1, ['и', 'е', 'ей']],
		...noun
	],
	f: [
		[/(?:ова|ева|ёва|ина|ына)$/i, 1, ['ой', 'ой', 'ой']],
		[/[жшчщ]ая$/i, 2, ['ей', 'ей', 'ей']],
		[/ая$/i, 2, ['ой', 'ой', 'ой']],
		[/яя$/i, 2, ['ей', 'ей', 'ей']],
		...softA,
		hardA,
		[/я$/i, 1, ['и', 'е', 'ей']],
		[/./i, 0, unchanged]
	]
};

const names: Readonly<Record<Gender, readonly Rule[]>> = {
	m: [
		[/^лев$/i, 2, ['ьва', 'ьву', 'ьвом']],
		[/^павел$/i, 2, ['ла', 'лу', 'лом']],
		[/^п[её]тр$/i, 3, ['етра', 'етру', 'етром']],
		[/^илья$/i, 1, ['и', 'е', 'ёй']],
		...softA,
		hardA,
		[/я$/i, 1, ['и', 'е', 'ей']],
		...noun
	],
	f: [
		[/ия$/i, 1, ['и', 'и', 'ей']],
		[/вь$/i, 1, ['и', 'и', 'ью']],
		...softA,
		hardA,
		[/я$/i, 1, ['и', 'е', 'ей']],
		[/./i, 0, unchanged]
	]
};

const patronymics: readonly Rule[] = [
	[/ич$/i, 0, ['а', 'у', 'ем']],
	[/на$/i, 1, ['ы', 'е', 'ой']]
];

function ended(word: string, rules: readonly Rule[], at: number): string {
	const rule = rules.find(([ending]) => ending.test(word));
	if (!rule) return word;
	const [, cut, endings] = rule;
	return word.slice(0, word.length - cut) + (endings[at] ?? '');
}
