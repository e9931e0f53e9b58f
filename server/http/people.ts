import * as z from 'zod';
import { mayAddSchool, rolesKeptBy } from '#lib/domain/access/appointing.ts';
import { asOrganisationId } from '#lib/domain/ids.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import { roles } from '#lib/domain/people.ts';
import type { AppointTrouble } from '../auth/appointments.ts';
import { addressOf } from '../auth/links.ts';
import { standingOf } from '../auth/standing-of.ts';
import { json, RequestError } from './answers.ts';
import { readJson } from './body.ts';
import { ownOrigin } from './guard.ts';
import type { HttpParts } from './parts.ts';
import type { AskedBySomebody, Route } from './route.ts';
import { personName, schoolName } from './shapes.ts';
import { fieldTexts } from './texts.ts';

/** «Люди и роли»: who has which role by which order, and until when. */
export function peopleRoutes(parts: HttpParts): readonly Route[] {
	const { appointments, now } = parts;
	const post = (path: string, answer: (asked: AskedBySomebody) => Promise<Response>): Route => ({
		...({ method: 'POST', path, for: 'signed-in' } as const),
		answer
	});
	return [
		{
			...({ method: 'GET', path: '/api/people', for: 'signed-in' } as const),
			answer: async (asked: AskedBySomebody) => json(registerOf(parts, asked))
		},
		post('/api/schools', (asked) => addSchool(parts, asked)),
		post('/api/people/*/roles', async (asked) => {
			const { organisationId, role, from, to, ground } = await readJson(asked.request, roleShape);
			const term = { from: from ?? now(), to, ground };
			const of = { personId: asked.part, organisationId, role, ...term };
			return told(await appointments.appoint(asked.actor, of));
		}),
		post('/api/roles/*/confirm', async ({ actor, part }) =>
			told(await appointments.confirm(actor, part))
		),
		post('/api/roles/*/end', async ({ actor, part, request }) => {
			const { at } = await readJson(request, endShape);
			return told(await appointments.end(actor, part, at ?? now()));
		}),
		post('/api/roles/*/ground', async ({ actor, part, request }) => {
			const { ground } = await readJson(request, groundShape);
			return told(await appointments.setGround(actor, part, ground));
		})
	];
}

/** Some centuries around now: a year typed wrong must not become a term for ever. */
const moment = z
	.int(fieldTexts.term)
	.min(Date.UTC(1990, 0), fieldTexts.term)
	.max(Date.UTC(2100, 0), fieldTexts.term);
const orderWords = z
	.string(fieldTexts.order)
	.max(200, fieldTexts.order)
	.transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
	.refine((text) => !/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u.test(text), fieldTexts.order);
const roleShape = z.strictObject({
	organisationId: z.string(),
	role: z.enum(roles),
	from: moment.optional(),
	to: moment.nullable(),
	ground: orderWords
});
const endShape = z.strictObject({ at: moment.optional() });
const groundShape = z.strictObject({ ground: orderWords });
const schoolShape = z.strictObject({
	organisationId: z.string(),
	name: schoolName,
	curator: personName
});

function told(outcome: Outcome<string, AppointTrouble>): Response {
	if (!outcome.ok) throw new RequestError(outcome.reason);
	return json({ id: outcome.value });
}

/** The organisations whose roles this person keeps, and who has them. */
function registerOf(
	{ registers, appointments, now }: HttpParts,
	{ actor }: AskedBySomebody
): object {
	const organisations = [...registers.all('organisations')].flatMap(
		({ id, name, kind, parentId }) => {
			const standing = standingOf(registers, id);
			const kept = standing ? rolesKeptBy(actor, standing, now()) : [];
			if (!standing || kept.length === 0) return [];
			const addsSchools =
				kind === 'district' && mayAddSchool(actor, standing.organisationId, now());
			return [{ id, name, kind, parentId, roles: kept, addsSchools }];
		}
	);
	const grants = organisations.flatMap(({ id }) => appointments.keptBy(actor, id));
	const byPerson = Map.groupBy(grants, ({ personId }) => personId);
	const people = [...byPerson].map(([id, theirs]) => ({
		id,
		name: registers.find('people', id)?.name ?? '',
		roles: theirs.map(({ personId: _, ...grant }) => grant)
	}));
	return { organisations, people };
}

async function addSchool(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	const { organisationId, name, curator } = await readJson(asked.request, schoolShape);
	const under = asOrganisationId(organisationId);
	if (!under || !mayAddSchool(asked.actor, under, parts.now())) throw new RequestError('forbidden');
	const made = await parts.register.found({ school: name, curator, parentId: under });
	const secret = await parts.register.linkFor(made.personId);
	const origin = ownOrigin(asked.request.headers, parts.origin) ?? '';
	const person = parts.register.cardOf(made.personId);
	const address = addressOf(origin, 'sign-in', secret);
	return json({ organisationId: made.organisationId, link: { person, address } });
}
