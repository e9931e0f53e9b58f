import { roles, type Role } from '#lib/domain/people.ts';

const names: Readonly<Record<Role, string>> = {
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

export function nameOfRole(role: string): string {
	return Object.hasOwn(names, role) ? names[role as Role] : role;
}

export function rolesWithNames(): string {
	return roles.map((role) => `  ${role} — ${names[role]}`).join('\n');
}
