import { counted, type Forms } from '../plural.ts';

const activityForms: Forms = ['мероприятие', 'мероприятия', 'мероприятий'];

/** «2026/27». */
export function yearText(year: number): string {
	return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

export const nextYearTexts = {
	years: 'Карта какого года',
	yearless: 'Без года',
	current: 'сейчас',
	from: 'С какого учебного года переносим',
	into: (year: number) => `Получится отдельная дорожная карта на ${yearText(year)} учебный год`,
	old: (year: number) =>
		`Карта ${yearText(year)} года останется как есть: её можно открыть, напечатать и показать при проверке.`,
	counts: (moved: number, same: number) =>
		`Сроки сдвинутся: ${counted(moved, activityForms)}; без изменений: ${same}`,
	unclear: (count: number) => `Сроки, которые нужно проверить: ${counted(count, activityForms)}`,
	cleared:
		'Фамилии, отметки о выполнении, номера документов и описания хода этапов в новой карте очистятся. Должности останутся.',
	table: 'Что изменится',
	activity: 'Мероприятие',
	term: 'Срок',
	people: 'Ответственные',
	nobody: 'назначить заново',
	check: 'проверьте срок',
	make: (year: number) => `Создать карту на ${yearText(year)} год`,
	making: 'Создаём…',
	offline: 'Новую карту создаёт сервер, нужна связь с ним. Посмотреть, что изменится, можно и так.',
	noAnswer: 'Сервер не ответил. Проверьте связь и нажмите ещё раз: вторая карта не появится.',
	fault: 'На сервере ошибка. Попробуйте ещё раз через минуту.',
	notSent: 'Последние правки ещё не на сервере. Дождитесь отправки и повторите.',
	exists: (year: number) => `Карта на ${yearText(year)} год уже есть`,
	open: 'Открыть',
	empty: 'В этой дорожной карте пока нечего переносить',
	readOnly: 'Переносить может тот, кто ведёт дорожную карту'
} as const;
