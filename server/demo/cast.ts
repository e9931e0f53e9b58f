import type { Role } from '#lib/domain/people.ts';
import type { StoryName } from './stories.ts';

/** Everybody and everything here is invented. */
export interface DemoSchool {
	readonly name: string;
	readonly curator: string;
	readonly director: string;
	readonly pairs: readonly DemoPair[];
	/** Who works in the school beside them. */
	readonly others?: readonly { readonly name: string; readonly role: Role }[];
}

export interface DemoPair {
	readonly mentor: string;
	readonly mentee: string;
	/** What they teach, as it stands in «урок …». */
	readonly lesson: string;
	readonly story: StoryName;
	/** How long ago they began. */
	readonly days: number;
}

export const demoDistrict = {
	name: 'Управление образования Кедрогорского района',
	curator: 'Ветлугина Раиса Аркадьевна'
} as const;

export const demoSchools: readonly DemoSchool[] = [
	{
		name: 'Школа № 1 города Заречный Лог',
		curator: 'Тополева Нина Степановна',
		director: 'Рябинкина Галина Петровна',
		pairs: [
			{
				mentor: 'Кедрина Ольга Павловна',
				mentee: 'Лугинин Артём Денисович',
				lesson: 'физики',
				story: 'first-year',
				days: 80
			},
			{
				mentor: 'Стрижевская Людмила Ильинична',
				mentee: 'Верескова Дарья Олеговна',
				lesson: 'русского языка',
				story: 'attention',
				days: 66
			},
			{
				mentor: 'Камышов Игорь Валентинович',
				mentee: 'Полынцева Алина Романовна',
				lesson: 'информатики',
				story: 'digital',
				days: 51
			}
		]
	},
	{
		name: 'Школа села Верхние Кедры',
		curator: 'Зарянская Вера Тимофеевна',
		director: 'Осинский Павел Андреевич',
		pairs: [
			{
				mentor: 'Ясенкова Тамара Львовна',
				mentee: 'Родниковская Полина Егоровна',
				lesson: 'математики',
				story: 'first-year',
				days: 73
			},
			{
				mentor: 'Берестов Геннадий Фомич',
				mentee: 'Иволгин Кирилл Маркович',
				lesson: 'технологии',
				story: 'class-teacher',
				days: 58
			}
		]
	},
	{
		name: 'Лицей «Перемена» города Заречный Лог',
		curator: 'Листвицын Аркадий Юрьевич',
		director: 'Калинова Светлана Борисовна',
		pairs: [
			{
				mentor: 'Чабрецова Инна Захаровна',
				mentee: 'Осокина Маргарита Глебовна',
				lesson: 'английского языка',
				story: 'attention',
				days: 87
			},
			{
				mentor: 'Дубравина Елизавета Савельевна',
				mentee: 'Травницкий Матвей Арсеньевич',
				lesson: 'истории',
				story: 'digital',
				days: 45
			},
			{
				mentor: 'Каменкин Лев Борисович',
				mentee: 'Снегирёва Ульяна Захаровна',
				lesson: 'биологии',
				story: 'class-teacher',
				days: 31
			}
		]
	}
];
