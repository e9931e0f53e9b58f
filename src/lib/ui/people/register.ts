import { accepted, declined, type Outcome } from '#lib/domain/outcome.ts';
import { isRole, type Role } from '#lib/domain/people.ts';
import { askServer, fieldIn, textIn } from '#lib/ui/ask-server.ts';
import { peopleTexts } from '#lib/ui/texts/ru/people.ts';

export interface KeptOrganisation {
	readonly id: string;
	readonly name: string;
	/** The roles that this person gives there. */
	readonly roles: readonly Role[];
	readonly addsSchools: boolean;
}

export interface HeldRole {
	readonly id: string;
	readonly role: Role;
	readonly organisationId: string;
	readonly from: number;
	readonly to: number | undefined;
	readonly ground: string;
	readonly state: string;
}

export interface RegisteredPerson {
	readonly id: string;
	readonly name: string;
	readonly roles: readonly HeldRole[];
}

export interface Register {
	readonly organisations: readonly KeptOrganisation[];
	readonly people: readonly RegisteredPerson[];
}

export interface NewRole {
	readonly organisationId: string;
	readonly role: string;
	readonly from?: number;
	readonly to: number | null;
	readonly ground: string;
}

/** The reason is a sentence for the screen. */
export async function readRegister(): Promise<Outcome<Register, string>> {
	const answer = await ask('/api/people');
	if (!answer.ok) return answer;
	return accepted({
		organisations: listIn(answer.value, 'organisations').map(readOrganisation),
		people: listIn(answer.value, 'people').map(readPerson)
	});
}

export function giveRole(personId: string, role: NewRole): Promise<Outcome<unknown, string>> {
	return ask(`/api/people/${encodeURIComponent(personId)}/roles`, role);
}

export function changeRole(
	roleId: string,
	what: 'confirm' | 'end' | 'ground',
	more: object = {}
): Promise<Outcome<unknown, string>> {
	return ask(`/api/roles/${encodeURIComponent(roleId)}/${what}`, more);
}

export async function addSchool(
	school: Readonly<Record<'organisationId' | 'name' | 'curator', string>>
): Promise<Outcome<string, string>> {
	const answer = await ask('/api/schools', school);
	if (!answer.ok) return answer;
	return accepted(textIn(fieldIn(answer.value, 'link'), 'address') ?? '');
}

async function ask(path: string, question?: object): Promise<Outcome<unknown, string>> {
	const answer = await askServer(path, question);
	if (answer.ok) return accepted(answer.value);
	const otherwise = answer.reason === 'no-network' ? peopleTexts.needsNetwork : peopleTexts.fault;
	return declined(answer.message ?? otherwise);
}

function listIn(value: unknown, name: string): readonly unknown[] {
	const list = fieldIn(value, name);
	return Array.isArray(list) ? list : [];
}

function readOrganisation(value: unknown): KeptOrganisation {
	return {
		id: textIn(value, 'id') ?? '',
		name: textIn(value, 'name') ?? '',
		roles: listIn(value, 'roles').filter(isRole),
		addsSchools: fieldIn(value, 'addsSchools') === true
	};
}

function readPerson(value: unknown): RegisteredPerson {
	return {
		id: textIn(value, 'id') ?? '',
		name: textIn(value, 'name') ?? '',
		roles: listIn(value, 'roles').flatMap(readRole)
	};
}

function readRole(value: unknown): readonly HeldRole[] {
	const role = fieldIn(value, 'role');
	if (!isRole(role)) return [];
	const from = fieldIn(value, 'from');
	const to = fieldIn(value, 'to');
	return [
		{
			id: textIn(value, 'id') ?? '',
			role,
			organisationId: textIn(value, 'organisationId') ?? '',
			from: typeof from === 'number' ? from : 0,
			to: typeof to === 'number' ? to : undefined,
			ground: textIn(value, 'ground') ?? '',
			state: textIn(value, 'state') ?? ''
		}
	];
}
