/**
 * What a mentor helps with and a mentee asks for. The codes are what records keep; the words are the
 * first proposal, which a school may write otherwise.
 */
export interface CompetenceBlock {
	readonly code: string;
	readonly title: string;
	readonly areas: readonly CompetenceArea[];
	/** For whom the block is shown. */
	readonly audience: 'teachers' | 'pupils';
}

export interface CompetenceArea {
	readonly code: string;
	readonly title: string;
}

/** 0 is «уверен» of a mentee and «не помогаю» of a mentor; 3 is the most on both sides. */
export type Level = 0 | 1 | 2 | 3;

export const competenceBlocks: readonly CompetenceBlock[] = [
	block('N', 'Нормативно-правовые', [
		'ФГОС и ФОП',
		'Рабочая программа, КТП',
		'Электронный журнал и оценки',
		'Права и обязанности, аттестация',
		'Персональные данные, безопасность'
	]),
	block('P', 'Предметные', [
		'Содержание предмета',
		'Трудные темы',
		'Подготовка к ВПР, ОГЭ, ЕГЭ',
		'Олимпиады, проекты',
		'Функциональная грамотность',
		'Второй предмет, совмещение'
	]),
	block('M', 'Методические', [
		'Цель и план урока',
		'Структура и темп',
		'Активные методы',
		'Критериальное оценивание, обратная связь',
		'Разные уровни в одном классе',
		'Класс-комплект, малокомплектная школа',
		'Самоанализ урока',
		'Внеурочная деятельность',
		'Лабораторные и практические',
		'Развивающая среда группы',
		'Программа кружка'
	]),
	block('Y', 'Психолого-педагогические', [
		'Дисциплина и контакт с классом',
		'Мотивация',
		'ОВЗ, инклюзия',
		'Одарённые',
		'Трудные ситуации, травля',
		'Возрастные особенности',
		'Адаптация ребёнка',
		'Профилактика выгорания'
	]),
	block('K', 'Коммуникативные', [
		'Родители, собрания',
		'Коллеги, вхождение в коллектив',
		'Конфликты',
		'Публичное выступление'
	]),
	block('V', 'Воспитание и классное руководство', [
		'План воспитательной работы',
		'«Разговоры о важном», события',
		'Самоуправление',
		'Профориентация'
	]),
	block('C', 'Цифровые', [
		'ФГИС «Моя школа», журнал, Сферум',
		'Презентации, тесты, доски',
		'Дистанционный урок',
		'Цифровая безопасность',
		'Работа без интернета'
	]),
	block('R', 'Развитие', [
		'ИОМ, курсы',
		'Конкурсы',
		'Категория',
		'Обобщение опыта, публикация',
		'Исследование, проект'
	]),
	{
		...block('U', 'Для учеников', [
			'Учёба по предмету',
			'Новый класс или школа',
			'Общение',
			'Проект, олимпиада',
			'Профориентация',
			'Самоорганизация',
			'Творчество, спорт',
			'Подготовка к экзамену'
		]),
		audience: 'pupils'
	}
];

/** What young teachers find hardest comes first: documents, the modern lesson, pupils and parents. */
export const hardestFirst: readonly string[] = ['N2', 'N3', 'M1', 'M2', 'Y1', 'K1'];

export function areaTitle(code: string): string {
	return titles.get(code) ?? code;
}

const titles = new Map(
	competenceBlocks.flatMap(({ areas }) => areas.map((area) => [area.code, area.title] as const))
);

function block(code: string, title: string, areas: readonly string[]): CompetenceBlock {
	return {
		code,
		title,
		audience: 'teachers',
		areas: areas.map((area, at) => ({ code: `${code}${at + 1}`, title: area }))
	};
}
