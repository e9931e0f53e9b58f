import type { Role } from './people.ts';

/** What each role is called, on the screens and on the command line alike. */
export const roleNames: Readonly<Record<Role, string>> = {
	director: 'директор',
	deputy: 'заместитель директора',
	curator: 'куратор школы',
	workgroup: 'рабочая группа',
	mentor: 'наставник',
	mentee: 'наставляемый',
	mentee_minor: 'наставляемый до 18 лет',
	parent: 'родитель',
	psychologist: 'психолог',
	methodist: 'методист',
	mun_curator: 'куратор района',
	mun_office: 'управление образования',
	region: 'регион',
	union: 'профсоюз',
	partner: 'партнёр',
	pd_officer: 'ответственный за данные',
	admin: 'администратор сервера',
	jury: 'жюри'
};
