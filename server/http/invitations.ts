import * as z from 'zod';
import { rolesKeptBy } from '#lib/domain/access/appointing.ts';
import { roles } from '#lib/domain/people.ts';
import { invitationCardId } from '../auth/invitations.ts';
import type { Invitation, Invited, Ticket } from '../auth/invitations.ts';
import { addressOf } from '../auth/links.ts';
import { standingOf } from '../auth/standing-of.ts';
import { isTypedCode } from '../auth/typed-codes.ts';
import { json, RequestError } from './answers.ts';
import { begin } from './begin.ts';
import { readJson } from './body.ts';
import { ownOrigin } from './guard.ts';
import type { HttpParts } from './parts.ts';
import type { Asked, AskedBySomebody, Route } from './route.ts';
import { linkSecret, personName } from './shapes.ts';
import { fieldTexts } from './texts.ts';

/** Inviting a whole list of people, and coming by an invitation. */
export function invitationRoutes(parts: HttpParts): readonly Route[] {
	const inPerson = (
		path: string,
		answer: (asked: AskedBySomebody) => Promise<Response>
	): Route => ({
		...{ method: 'POST', path, for: 'signed-in', answer }
	});
	return [
		{
			method: 'GET',
			path: '/api/invitations',
			for: 'signed-in',
			answer: async (asked) => json(listFor(parts, asked))
		},
		inPerson('/api/invitations', (asked) => invite(parts, asked)),
		inPerson('/api/invitations/*/again', (asked) => again(parts, asked)),
		inPerson('/api/invitations/*/revoke', (asked) => revoke(parts, asked)),
		{
			method: 'POST',
			path: '/api/join/look',
			for: 'anybody',
			answer: (asked) => look(parts, asked)
		},
		{ method: 'POST', path: '/api/join', for: 'anybody', answer: (asked) => join(parts, asked) }
	];
}

/** A sheet of paper has its limits, and so has a request. */
const mostAtOnce = 200;

const inviteShape = z.strictObject({
	organisationId: z.string(),
	people: z
		.array(z.strictObject({ name: personName, role: z.enum(roles) }))
		.min(1)
		.max(mostAtOnce)
});

async function invite(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	const list = await readJson(asked.request, inviteShape);
	const invited = await parts.waysIn.invitations.invite(asked.actor, list);
	if (!invited.ok) throw new RequestError(invited.reason);
	return json({ invitations: invited.value.map((one) => ticketFor(parts, asked, one)) });
}

async function again(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	const made = await parts.waysIn.invitations.again(asked.actor, asked.part);
	if (!made.ok) throw new RequestError(made.reason);
	return json({ invitations: [ticketFor(parts, asked, made.value)] });
}

async function revoke(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	const revoked = await parts.waysIn.invitations.revoke(asked.actor, asked.part);
	if (!revoked.ok) throw new RequestError(revoked.reason);
	return json(listFor(parts, asked));
}

function ticketFor(parts: HttpParts, { request }: Asked, { row, secret, code }: Invited): object {
	const origin = ownOrigin(request.headers, parts.origin) ?? '';
	return { ...cardOf(parts, row), address: addressOf(origin, 'invitation', secret), code };
}

function cardOf({ registers, register, now }: HttpParts, row: Invitation): object {
	const grant = registers.find('grants', row.grantId);
	const { createdAt, expiresAt, acceptedAt, revokedAt } = row;
	return {
		id: invitationCardId(row.id),
		name: register.cardOf(row.personId)?.name ?? '',
		role: grant?.role ?? 'mentee',
		organisation: registers.find('organisations', grant?.organisationId ?? '')?.name ?? '',
		madeBy: register.cardOf(row.madeBy)?.name ?? '',
		...{ createdAt, expiresAt, acceptedAt, revokedAt },
		confirmed: grant?.state === 'confirmed',
		expired: now() >= expiresAt
	};
}

/** The invitations that were given out, and where this person may invite to which role. */
function listFor(parts: HttpParts, { actor }: AskedBySomebody): object {
	const { registers, waysIn, now } = parts;
	const organisations = [...registers.all('organisations')].flatMap(({ id, name }) => {
		const standing = standingOf(registers, id);
		const kept = standing ? rolesKeptBy(actor, standing, now()) : [];
		return kept.length > 0 ? [{ id, name, roles: kept }] : [];
	});
	const rows = waysIn.invitations.keptBy(actor).toSorted((a, b) => b.createdAt - a.createdAt);
	return { organisations, invitations: rows.map((row) => cardOf(parts, row)) };
}

const typedCode = z.string(fieldTexts.code).refine(isTypedCode, fieldTexts.code);
const lookShape = z.union([
	z.strictObject({ secret: linkSecret }),
	z.strictObject({ code: typedCode })
]);
const joinShape = z.union([
	z.strictObject({ secret: linkSecret, attempt: linkSecret }),
	z.strictObject({ code: typedCode, attempt: linkSecret })
]);

async function look(parts: HttpParts, asked: Asked): Promise<Response> {
	const ticket: Ticket = await readJson(asked.request, lookShape);
	const found = parts.waysIn.invitations.look(ticket, asked.address);
	if (!found.ok) throw new RequestError(found.reason);
	return json(cardOf(parts, found.value));
}

async function join(parts: HttpParts, asked: Asked): Promise<Response> {
	const { attempt, ...ticket } = await readJson(asked.request, joinShape);
	const from = { address: asked.address, attempt };
	const joined = await parts.waysIn.invitations.accept(ticket, from);
	if (!joined.ok) throw new RequestError(joined.reason);
	const { personId, madeBy } = joined.value;
	return begin(parts, asked, { personId, proof: 'link', madeBy });
}
