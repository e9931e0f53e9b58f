import type * as z from 'zod';
import type * as shapes from './replies.ts';

export const roleTexts = {
	badDay: (name: string, text: string) =>
		`«${text}» — не дата. Напишите её так: --${name} 2027-08-31.`,
	userRoles: ({ personId, name, roles }: z.infer<typeof shapes.userRoles>) =>
		[
			`${name} (${personId})`,
			...(roles.length === 0 ? ['  Ролей нет.'] : roles.map((role) => `  ${lineOf(role)}`))
		].join('\n'),
	schoolUnder: ({ school, district }: z.infer<typeof shapes.schoolUnder>) =>
		`${school}: теперь в составе «${district}».`
} as const;

const states: Readonly<Record<string, string>> = {
	invited: 'приглашение отправлено',
	accepted: 'ждёт подтверждения',
	confirmed: 'действует'
};

function lineOf(role: z.infer<typeof shapes.userRoles>['roles'][number]): string {
	const ended = role.state === 'confirmed' && !role.inForce ? 'не действует' : states[role.state];
	const term = [role.from && `с ${day(role.from, 0)}`, role.to && `по ${day(role.to, -1)}`];
	const words = [role.role, role.organisation, term.filter(Boolean).join(' '), ended];
	return [...words, role.ground || 'назначен без приказа'].filter(Boolean).join('; ');
}

function day(iso: string, later: number): string {
	return new Date(Date.parse(iso) + later).toLocaleDateString('ru');
}
