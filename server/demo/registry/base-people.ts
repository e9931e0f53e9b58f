import type { PersonChange } from '#lib/documents/registry/commands.ts';
import type { Level } from '#lib/domain/competence/areas.ts';

/** People of an invented school who are in no pair yet: candidates, and those who wait. */
export interface BasePerson extends PersonChange {
	readonly name: string;
	/** Their papers are in the folder. */
	readonly hasSigned: boolean;
}

const areas = (levels: Readonly<Record<string, Level>>): ReadonlyMap<string, Level> =>
	new Map(Object.entries(levels));

const teachers = { forms: ['teacher-teacher'], online: true } as const;
const beginner = { formWanted: 'teacher-teacher', online: true, youngSpecialist: true } as const;

/** The same roles in each school, with names of its own. */
export const candidates: readonly Omit<BasePerson, 'name'>[] = [
	{
		...teachers,
		...{ isMentor: true, hasSigned: true, post: 'учитель математики', subjects: 'математика' },
		...{ experienceYears: 24, category: 'высшая', capacity: 2, times: 'среда, пятница' },
		...{ skills: areas({ M1: 3, M2: 3, Y1: 2, N2: 2 }), mentorStatus: 'registered' }
	},
	{
		...teachers,
		...{ isMentor: true, hasSigned: false, post: 'учитель химии', subjects: 'химия, биология' },
		...{ experienceYears: 15, category: 'первая', capacity: 1, times: 'вторник' },
		...{ skills: areas({ M9: 3, P3: 3, Y2: 2 }), mentorStatus: 'candidate' }
	},
	{
		...beginner,
		...{ isMentee: true, hasSigned: true, post: 'учитель математики', subjects: 'математика' },
		...{ experienceYears: 1, times: 'среда', menteeStatus: 'waiting' },
		...{ mainRequest: 'Не хватает времени на уроке, шумно в седьмом классе' },
		...{ needs: areas({ M1: 2, M2: 3, Y1: 3 }) }
	},
	{
		...beginner,
		...{ isMentee: true, hasSigned: false, post: 'учитель географии', subjects: 'география' },
		...{ experienceYears: 0, times: 'понедельник, пятница', menteeStatus: 'identified' },
		...{ mainRequest: 'Как вести документы и говорить с родителями' },
		...{ needs: areas({ N2: 3, N3: 2, K1: 3 }) }
	}
];

export const candidateNames: readonly (readonly string[])[] = [
	[
		...['Рощина Валентина Фёдоровна', 'Ключевский Антон Олегович'],
		...['Березняк Софья Ильинична', 'Пихтин Глеб Александрович']
	],
	[
		...['Журавлёва Зоя Матвеевна', 'Ручейников Олег Викторович'],
		...['Клёнова Анна Сергеевна', 'Ельников Тимур Русланович']
	],
	[
		...['Полесская Ирина Наумовна', 'Осокин Виктор Павлович'],
		...['Сосновская Вера Андреевна', 'Можжевелов Роман Ильич']
	]
];
