import { isRole, roles } from '#lib/domain/people.ts';
import { roleNames } from '#lib/domain/role-names.ts';

export function nameOfRole(role: string): string {
	return isRole(role) ? roleNames[role] : role;
}

export function rolesWithNames(): string {
	return roles.map((role) => `  ${role} — ${roleNames[role]}`).join('\n');
}
