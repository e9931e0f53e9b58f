import * as z from 'zod';
import type { PairCard, PersonCard } from '#lib/domain/account.ts';
import { addressOf } from '../auth/links.ts';
import type { PairMember } from '../auth/pairing.ts';
import { organisationsRunBy } from '../auth/rights.ts';
import { json, RequestError } from './answers.ts';
import { readJson } from './body.ts';
import { ownOrigin } from './guard.ts';
import type { HttpParts } from './parts.ts';
import type { AskedBySomebody, Route } from './route.ts';
import { personName } from './shapes.ts';

/** What a curator does for the people of their own school: pairs, and links to come in by. */
export function pairRoutes(parts: HttpParts): readonly Route[] {
	return [
		{
			method: 'GET',
			path: '/api/pairs',
			for: 'signed-in',
			answer: async (asked) => json({ pairs: pairsOf(parts, asked) })
		},
		{
			method: 'POST',
			path: '/api/pairs',
			for: 'signed-in',
			answer: (asked) => pairUp(parts, asked)
		},
		{
			method: 'POST',
			path: '/api/pairs/*/state',
			for: 'signed-in',
			answer: (asked) => setState(parts, asked)
		},
		{
			method: 'POST',
			path: '/api/pairs/*/mentor',
			for: 'signed-in',
			answer: (asked) => setMentor(parts, asked)
		},
		{
			method: 'POST',
			path: '/api/pairs/*/members',
			for: 'signed-in',
			answer: (asked) => join(parts, asked)
		},
		{
			method: 'POST',
			path: '/api/people/*/link',
			for: 'signed-in',
			answer: (asked) => freshLink(parts, asked)
		}
	];
}

/** Somebody new by a name, or somebody of the school by their id. */
const memberShape = z.union([personName, z.strictObject({ personId: z.string().max(64) })]);

const pairShape = z.strictObject({
	mentor: memberShape,
	mentee: memberShape,
	/** Needed only by who keeps the registers of several schools. */
	organisationId: z.string().optional()
});

async function pairUp(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	const own = organisationsRunBy(asked.actor, parts.now());
	if (own.length === 0) throw new RequestError('forbidden');
	const {
		mentor,
		mentee,
		organisationId = own[0] ?? ''
	} = await readJson(asked.request, pairShape);
	if (!own.includes(organisationId)) throw new RequestError('forbidden');
	for (const who of [mentor, mentee]) checkMember(parts, who, own);
	const authorId = asked.session.personId;
	const pair = await parts.register.pairUp({ organisationId, mentor, mentee, authorId });
	const links = [
		await linkFor(parts, asked, pair.mentorId),
		await linkFor(parts, asked, pair.menteeId)
	];
	return json({ pair: pairsOf(parts, asked).find(({ id }) => id === pair.id), links });
}

/** Whoever is of no school that one keeps is as if they did not exist. */
function checkMember({ registers }: HttpParts, who: PairMember, own: readonly string[]): void {
	if (typeof who === 'string') return;
	const person = registers.find('people', who.personId);
	if (!person || !own.includes(person.organisationId)) throw new RequestError('not-found');
}

function checkPair(parts: HttpParts, { actor, part }: AskedBySomebody): readonly string[] {
	const pair = parts.registers.find('pairs', part);
	const own = organisationsRunBy(actor, parts.now());
	if (!pair || !own.includes(pair.organisationId)) throw new RequestError('not-found');
	return own;
}

const stateShape = z.strictObject({ state: z.enum(['active', 'paused', 'ended']) });

async function setState(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	checkPair(parts, asked);
	const { state } = await readJson(asked.request, stateShape);
	await parts.register.setPairState(asked.part, state);
	return json({ pair: pairsOf(parts, asked).find(({ id }) => id === asked.part) });
}

const mentorShape = z.strictObject({
	mentor: memberShape,
	instead: z.string().max(64).optional()
});

async function setMentor(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	const own = checkPair(parts, asked);
	const { mentor, instead } = await readJson(asked.request, mentorShape);
	checkMember(parts, mentor, own);
	const authorId = asked.session.personId;
	const done = await parts.register.changeMentor({
		...{ pairId: asked.part, mentor, instead, authorId }
	});
	if (!done.ok) throw new RequestError(done.reason);
	const pair = pairsOf(parts, asked).find(({ id }) => id === asked.part);
	return json({ pair, link: await linkFor(parts, asked, done.value) });
}

const joinShape = z.strictObject({ part: z.enum(['mentor', 'mentee']), who: memberShape });

async function join(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	const own = checkPair(parts, asked);
	const { part, who } = await readJson(asked.request, joinShape);
	checkMember(parts, who, own);
	const of = { pairId: asked.part, part, who, authorId: asked.session.personId };
	const done = await parts.register.joinPair(of);
	if (!done.ok) throw new RequestError(done.reason);
	const pair = pairsOf(parts, asked).find(({ id }) => id === asked.part);
	return json({ pair, link: await linkFor(parts, asked, done.value) });
}

async function freshLink(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	const person = parts.registers.find('people', asked.part);
	const own = organisationsRunBy(asked.actor, parts.now());
	// The same answer for a stranger as for nobody: it must not tell who exists.
	if (!person || !own.includes(person.organisationId)) throw new RequestError('not-found');
	return json(await linkFor(parts, asked, person.id));
}

async function linkFor(parts: HttpParts, { request, session }: AskedBySomebody, personId: string) {
	const secret = await parts.register.linkFor(personId, session.personId);
	const origin = ownOrigin(request.headers, parts.origin) ?? '';
	return { person: parts.register.cardOf(personId), address: addressOf(origin, 'sign-in', secret) };
}

function pairsOf(parts: HttpParts, { actor }: AskedBySomebody): readonly PairCard[] {
	const own = organisationsRunBy(actor, parts.now());
	const pairs = [...parts.registers.all('pairs')].filter((pair) =>
		own.includes(pair.organisationId)
	);
	return pairs.map(({ id, organisationId, state }) => ({
		id,
		organisationId,
		state,
		mentors: membersOf(parts, id, 'mentor'),
		mentees: membersOf(parts, id, 'mentee')
	}));
}

function membersOf(
	{ register, registers }: HttpParts,
	pairId: string,
	part: 'mentor' | 'mentee'
): readonly PersonCard[] {
	return [...registers.all('pairMembers')]
		.filter((member) => member.pairId === pairId && member.part === part)
		.flatMap((member) => register.cardOf(member.personId) ?? []);
}
