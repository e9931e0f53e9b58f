import { accepted, declined, type Outcome } from '#lib/domain/outcome.ts';
import { askServer } from '#lib/ui/ask-server.ts';
import { invitationTexts } from '#lib/ui/texts/ru/invitations.ts';

export interface InvitationRow {
	readonly id: string;
	readonly name: string;
	readonly role: string;
	readonly organisation: string;
	readonly createdAt: number;
	readonly expiresAt: number;
	readonly acceptedAt: number | null;
	readonly revokedAt: number | null;
	readonly confirmed: boolean;
	readonly expired: boolean;
}

/** With what is told once: the address, which is also the QR code, and the code to type. */
export interface Ticket extends InvitationRow {
	readonly address: string;
	readonly code: string;
}

export interface InvitingOrganisation {
	readonly id: string;
	readonly name: string;
	/** To which one may invite there. */
	readonly roles: readonly string[];
}

export interface Given {
	readonly organisations: readonly InvitingOrganisation[];
	readonly invitations: readonly InvitationRow[];
}

export async function readGiven(): Promise<Outcome<Given, string>> {
	return (await ask('/api/invitations')) as Outcome<Given, string>;
}

export async function invite(list: {
	readonly organisationId: string;
	readonly people: readonly { readonly name: string; readonly role: string }[];
}): Promise<Outcome<readonly Ticket[], string>> {
	return ticketsIn(await ask('/api/invitations', list));
}

export async function inviteAgain(id: string): Promise<Outcome<readonly Ticket[], string>> {
	return ticketsIn(await ask(`/api/invitations/${encodeURIComponent(id)}/again`, {}));
}

export async function revoke(id: string): Promise<Outcome<Given, string>> {
	const path = `/api/invitations/${encodeURIComponent(id)}/revoke`;
	return (await ask(path, {})) as Outcome<Given, string>;
}

/** One person on a line; what is empty is no person. */
export function namesIn(text: string): readonly string[] {
	return text
		.split('\n')
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter((line) => line !== '');
}

function ticketsIn(answer: Outcome<unknown, string>): Outcome<readonly Ticket[], string> {
	if (!answer.ok) return answer;
	const { invitations } = answer.value as { invitations: readonly Ticket[] };
	return accepted(invitations);
}

async function ask(path: string, question?: object): Promise<Outcome<unknown, string>> {
	const answer = await askServer(path, question);
	if (answer.ok) return accepted(answer.value);
	const { noNetwork, fault } = invitationTexts;
	return declined(answer.message ?? (answer.reason === 'no-network' ? noNetwork : fault));
}
