import type { Role } from '#lib/domain/people.ts';
import type { DemoPair, DemoSchool } from './cast.ts';
import { storyNames } from './stories.ts';

/** Names that nobody has: surnames out of trees and birds, put together by number. */
const roots = [
	...['Берест', 'Кедр', 'Ясен', 'Ольх', 'Рябин', 'Ивол', 'Тополь', 'Клёнов', 'Осок', 'Лиственн'],
	...['Пихт', 'Черёмух', 'Жимолост', 'Вересков', 'Багульн', 'Снегир', 'Зяблик', 'Синич', 'Щегл'],
	...['Дрозд', 'Кулик', 'Журавл', 'Ласточк', 'Камышов', 'Родник', 'Тропинк']
];
const endings = ['инский', 'овецкий', 'евский'] as const;
const given = {
	he: ['Артём', 'Глеб', 'Илья', 'Матвей', 'Тимур', 'Олег', 'Роман', 'Фёдор', 'Лев', 'Марк'],
	she: ['Алина', 'Вера', 'Дарья', 'Зоя', 'Инна', 'Майя', 'Нина', 'Полина', 'Ульяна', 'Яна']
} as const;
const fathers = [
	...(['Андре', 'Серге', 'Матве', 'Арсень'] as const).map((stem) => [`${stem}евич`, `${stem}евна`]),
	...(['Павл', 'Роман', 'Олег', 'Марк'] as const).map((stem) => [`${stem}ович`, `${stem}овна`])
] as const;
const places = [
	...['Верхние Кедры', 'Заречье', 'Тихий Плёс', 'Малая Берёзовка', 'Ясный Лог', 'Старый Брод'],
	...['Лесная Поляна', 'Дальний Кордон', 'Белый Ключ', 'Сосновка-2']
];
const lessons = ['физики', 'математики', 'истории', 'биологии', 'географии', 'технологии'];
const others: readonly Role[] = ['deputy', 'psychologist', 'methodist'];

/** Of every two schools one has twelve pairs and one thirteen. */
const fewestPairs = 12;

/** Many invented schools: forty of them have five hundred pairs and twelve hundred people. */
export function crowdSchools(count: number): readonly DemoSchool[] {
	const name = namer();
	return Array.from({ length: count }, (_, at) => ({
		name: `Школа № ${at + 1} (${places[at % places.length]})`,
		curator: name(),
		director: name(),
		others: others.map((role) => ({ name: name(), role })),
		pairs: Array.from({ length: fewestPairs + (at % 2) }, (__, pair) => pairAt(at + pair, name))
	}));
}

function pairAt(at: number, name: () => string): DemoPair {
	return {
		mentor: name(),
		mentee: name(),
		lesson: lessons[at % lessons.length] ?? '',
		story: storyNames[at % storyNames.length] ?? 'first-year',
		days: 20 + ((at * 17) % 90)
	};
}

function namer(): () => string {
	let at = 0;
	return () => {
		at += 1;
		const isShe = at % 3 !== 0;
		const root = roots[at % roots.length] ?? '';
		const ending = endings[Math.floor(at / roots.length) % endings.length] ?? '';
		const surname = root + (isShe ? ending.replace(/ий$/, 'ая') : ending);
		const names = isShe ? given.she : given.he;
		const first = names[Math.floor(at / 7) % names.length] ?? '';
		const father = fathers[Math.floor(at / 5) % fathers.length]?.[isShe ? 1 : 0] ?? '';
		return `${surname} ${first} ${father}`;
	};
}
