import type { Actor } from '#lib/domain/access.ts';
import { rolesKeptBy } from '#lib/domain/access/appointing.ts';
import { accepted, declined } from '#lib/domain/outcome.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import type { Role } from '#lib/domain/people.ts';
import type { RecordChange, Tables } from '../storage/records.ts';
import type { Registers } from './registers.ts';
import { fingerprintOf } from './secrets.ts';
import type { Chance } from './secrets.ts';
import { standingOf } from './standing-of.ts';
import type { Throttle } from './throttle.ts';
import { fingerprintOfCode, newTypedCode } from './typed-codes.ts';

export type Invitation = Tables['invitations'];

/** What a person holds in their hands: a link or its QR code, or a code to type. */
export type Ticket = { readonly secret: string } | { readonly code: string };

/** Told once, to be printed or sent. */
export interface Invited {
	readonly row: Invitation;
	readonly secret: string;
	readonly code: string;
}

export interface NewInvitations {
	readonly organisationId: string;
	readonly people: readonly { readonly name: string; readonly role: Role }[];
}

export type TicketTrouble =
	| 'link-unknown'
	| 'link-used'
	| 'link-expired'
	/** Taken back by whoever gave it. */
	| 'invitation-revoked';

/** Into a role that waits: for the person to come, and then for the curator to confirm who came. */
export interface Invitations {
	/** All of them or, if one of the roles is not theirs to give, none. */
	invite(by: Actor, asked: NewInvitations): Promise<Outcome<readonly Invited[], 'forbidden'>>;
	/** Those of the roles that this actor keeps. */
	keptBy(by: Actor): readonly Invitation[];
	/** Another link and code; the ones before open nothing any more. */
	again(by: Actor, id: string): Promise<Outcome<Invited, 'not-found' | 'link-used'>>;
	revoke(by: Actor, id: string): Promise<Outcome<true, 'not-found'>>;
	/** Typed codes are short: whoever tries many from one address has to wait. */
	look(ticket: Ticket, address: string): Outcome<Invitation, TicketTrouble>;
	/**
	 * Spends it. `attempt` is made by the device and kept with the ticket: whoever did not hear the answer
	 * may ask again.
	 */
	accept(
		ticket: Ticket,
		from: { readonly address: string; readonly attempt: string }
	): Promise<Outcome<Invitation, TicketTrouble>>;
}

export interface InvitationParts {
	readonly registers: Registers;
	readonly chance: Chance;
	readonly throttle: Throttle;
	readonly now: () => number;
}

/** Over a holiday, on a sheet of paper: it opens nothing before somebody who knows the person confirms. */
const lifetimeMs = 14 * 24 * 60 * 60 * 1000;
const repeatWithinMs = 15 * 60_000;
const mostRepeats = 1_000;

export function createInvitations(parts: InvitationParts): Invitations {
	const { registers, now } = parts;
	const accepting = new Map<string, { readonly attempt: string; readonly until: number }>();
	return {
		invite: (by, asked) => invite(parts, by, asked),
		keptBy: (by) => [...registers.all('invitations')].filter((row) => isKept(parts, by, row)),
		async again(by, id) {
			const row = find(parts, by, id);
			if (!row) return declined('not-found');
			if (row.acceptedAt !== null) return declined('link-used');
			const fresh = newInvitation(parts, { ...row, madeBy: by.personId });
			await registers.change([
				{ table: 'invitations', remove: row.id },
				{ table: 'invitations', put: fresh.row }
			]);
			return accepted(fresh);
		},
		async revoke(by, id) {
			const row = find(parts, by, id);
			if (!row) return declined('not-found');
			await registers.change(() => revoking(parts, row));
			return accepted(true);
		},
		look(ticket, address) {
			return usable(parts, lookUp(parts, ticket, address));
		},
		async accept(ticket, { address, attempt }) {
			const row = lookUp(parts, ticket, address);
			const before = accepting.get(row?.id ?? '');
			if (row && before?.attempt === attempt && now() < before.until) return accepted(row);
			let outcome = usable(parts, row);
			// Decided when its turn has come: of two who hold the same sheet, one is let in.
			await registers.change(() => {
				outcome = usable(parts, row && registers.find('invitations', row.id));
				return outcome.ok ? acceptance(parts, outcome.value) : [];
			});
			const [oldest] = accepting.keys();
			if (accepting.size >= mostRepeats && oldest !== undefined) accepting.delete(oldest);
			if (outcome.ok) {
				accepting.set(outcome.value.id, { attempt, until: now() + repeatWithinMs });
			}
			return outcome;
		}
	};
}

async function invite(
	parts: InvitationParts,
	by: Actor,
	{ organisationId, people }: NewInvitations
): Promise<Outcome<readonly Invited[], 'forbidden'>> {
	const standing = standingOf(parts.registers, organisationId);
	const kept = standing ? rolesKeptBy(by, standing, parts.now()) : [];
	if (people.some(({ role }) => !kept.includes(role))) return declined('forbidden');
	const changes: RecordChange[] = [];
	const invited = people.map(({ name, role }) => {
		const [personId, grantId] = [parts.chance.id(), parts.chance.id()];
		const waiting = { ground: '', state: 'invited', from: parts.now(), to: null } as const;
		const made = newInvitation(parts, { personId, grantId, madeBy: by.personId });
		changes.push(
			{ table: 'people', put: { id: personId, name, organisationId } },
			{ table: 'grants', put: { id: grantId, personId, organisationId, role, ...waiting } },
			{ table: 'invitations', put: made.row }
		);
		return made;
	});
	await parts.registers.change(changes);
	return accepted(invited);
}

function newInvitation(
	{ chance, now }: InvitationParts,
	{ personId, grantId, madeBy }: Pick<Invitation, 'personId' | 'grantId' | 'madeBy'>
): Invited {
	const secret = chance.secret();
	const code = newTypedCode();
	const times = { createdAt: now(), expiresAt: now() + lifetimeMs };
	const ids = { id: fingerprintOf(secret), codeId: fingerprintOfCode(code, 'invitation') };
	const row = { ...ids, personId, grantId, madeBy, ...times, acceptedAt: null, revokedAt: null };
	return { row, secret, code };
}

function find(parts: InvitationParts, by: Actor, cardId: string): Invitation | undefined {
	const rows = [...parts.registers.all('invitations')];
	const row = rows.find(({ id }) => invitationCardId(id) === cardId);
	return row && isKept(parts, by, row) ? row : undefined;
}

/** Enough to name it, and not what a secret is compared with. */
export function invitationCardId(id: string): string {
	return id.slice(0, 24);
}

function isKept({ registers, now }: InvitationParts, by: Actor, row: Invitation): boolean {
	const grant = registers.find('grants', row.grantId);
	const standing = grant && standingOf(registers, grant.organisationId);
	return standing !== undefined && rolesKeptBy(by, standing, now()).includes(grant!.role);
}

/** The role that waited goes with it; what was accepted already is ended where roles are kept. */
function revoking({ registers, now }: InvitationParts, row: Invitation): readonly RecordChange[] {
	const still = registers.find('invitations', row.id);
	if (!still || still.revokedAt !== null || still.acceptedAt !== null) return [];
	return [{ table: 'invitations', put: { ...still, revokedAt: now() } }];
}

function lookUp(
	{ registers, throttle }: InvitationParts,
	ticket: Ticket,
	address: string
): Invitation | undefined {
	if ('secret' in ticket) return registers.find('invitations', fingerprintOf(ticket.secret));
	const attempt = throttle.admit({ address });
	const codeId = fingerprintOfCode(ticket.code, 'invitation');
	const row = [...registers.all('invitations')].find((one) => one.codeId === codeId);
	if (row) attempt.succeed();
	return row;
}

function usable(
	{ registers, now }: InvitationParts,
	row: Invitation | undefined
): Outcome<Invitation, TicketTrouble> {
	if (!row) return declined('link-unknown');
	if (row.acceptedAt !== null) return declined('link-used');
	if (row.revokedAt !== null) return declined('invitation-revoked');
	if (now() >= row.expiresAt) return declined('link-expired');
	if (registers.find('grants', row.grantId)?.state !== 'invited') {
		return declined('invitation-revoked');
	}
	return accepted(row);
}

function acceptance({ registers, now }: InvitationParts, row: Invitation): readonly RecordChange[] {
	const grant = registers.find('grants', row.grantId);
	if (!grant) return [];
	return [
		{ table: 'invitations', put: { ...row, acceptedAt: now() } },
		{ table: 'grants', put: { ...grant, state: 'accepted' } }
	];
}
