import { counted, formFor, nouns } from '../plural.ts';

export const clashTexts = {
	bothChanged: (field: string) => `Вы оба изменили: ${field.toLowerCase()}`,
	otherChanged: (field: string) => `Двое изменили: ${field.toLowerCase()}`,
	now: (value: string) => `Сейчас: ${value}`,
	mine: (value: string) => `Ваш вариант: ${value}`,
	theirs: (name: string, value: string) => `Вариант (${name}): ${value}`,
	nothing: 'пусто',
	takeMine: 'Вернуть мой',
	take: 'Взять этот',
	keep: 'Оставить как сейчас',
	somebody: 'второй участник'
} as const;

const edits = (count: number): string => counted(count, ['правка', 'правки', 'правок']);

export const mergeTexts = {
	/** The names stay as they are: nobody has said how they are declined. */
	apart: (own: number, others: readonly { readonly name: string; readonly edits: number }[]) =>
		`Объединено: ${formFor(own, ['ваша', 'ваши', 'ваши'])} ${edits(own)} и ${others
			.map(({ name, edits: count }) => `${edits(count)}${name === '' ? '' : ` (${name})`}`)
			.join(', ')}`,
	merged:
		'Объединено: здесь писали двое, не видя правок друг друга. Слова обоих на месте; прочитайте и поправьте, если нужно.',
	checked: 'Проверено',
	checkedOf: (label: string) => `Проверено: ${label.toLowerCase()}`,
	part: 'объединено, проверьте'
} as const;

export const newsTexts = {
	title: 'Что изменилось',
	since: 'С прошлого раза на этом устройстве',
	understood: 'Понятно',
	more: (count: number) => `Ещё ${counted(count, nouns.edit)}`,
	whole: 'Программа',
	added: 'добавлено',
	removed: 'удалено',
	restored: 'возвращено',
	moved: 'переставлено',
	text: 'правка текста',
	remark: 'новое сообщение',
	mention: 'обращаются к вам',
	toTalk: 'Открыть обсуждение'
} as const;

export const doubtTexts = {
	title: (name: string, what: string) =>
		`Удалено${name === '' ? '' : ` (${name})`}, но после этого дописано: «${what}»`,
	keep: 'Оставить',
	bin: 'В корзину'
} as const;

export const binTexts = {
	empty: 'В корзине пусто',
	note: 'Удалённое хранится здесь и возвращается целиком',
	restore: 'Вернуть',
	restored: 'Возвращено',
	by: (name: string) => `Кто удалил: ${name}`
} as const;

export const historyTexts = {
	empty: 'Изменений пока нет',
	note: 'Дни и часы — по устройству того, кто писал',
	restore: 'Вернуть, как было',
	restored: 'Возвращено. Это новая правка, её тоже можно отменить',
	restoreDay: 'Вернуть программу, какой она была до этого дня',
	restoreWhole: 'Вернуть всю программу',
	before: (value: string) => `было: ${value}`,
	wasEmpty: 'было пусто',
	more: 'Показать раньше'
} as const;

export const reviewTexts = {
	title: 'Замечания куратора',
	note: 'Их читает пара. Отметить решённым может тот, кто ведёт пару',
	about: 'О чём',
	text: 'Замечание',
	whole: 'Вся программа',
	task: (title: string) => `Задача «${title}»`,
	step: (title: string) => `Шаг «${title}»`,
	talk: 'Обсудить',
	talkCount: (count: number) => `Обсуждение: ${count}`,
	talkOf: (title: string) => `Обсуждение: «${title}»`
} as const;

export const remarkTexts = {
	what: 'Здесь спрашивают и договариваются о программе',
	text: 'Сообщение',
	call: 'Обратиться к',
	nobody: 'ко всем',
	say: 'Написать',
	wrong: 'Напишите хотя бы одно слово.',
	settle: 'Отметить решённым',
	open: 'Открыть снова',
	settledBy: (name: string) => `Решено: ${name}`,
	remove: 'Удалить сообщение',
	removed: 'Сообщение удалено',
	to: (names: string) => `Кому: ${names}`,
	settled: 'Решённые'
} as const;
