import type { PairCard } from '#lib/domain/account.ts';
import { accepted, declined, type Outcome } from '#lib/domain/outcome.ts';
import type { BondState } from '#lib/domain/bonds/bond.ts';
import { isSameName } from '#lib/domain/registry/same-person.ts';
import { askServer, fieldIn, textIn } from '#lib/ui/ask-server.ts';
import { pairsTexts } from '#lib/ui/texts/ru/pairs.ts';

/** A person of the base as the server may know them. */
export interface Member {
	readonly name: string;
	readonly accountId: string;
}

export interface Link {
	readonly personId: string;
	readonly name: string;
	readonly address: string;
}

export interface OpenedPair {
	readonly pairId: string;
	readonly links: readonly Link[];
}

/** With whoever has an account already under the same name; only the others are made anew. */
export async function openPair(
	members: { readonly mentor: Member; readonly mentee: Member },
	organisationId: string
): Promise<Outcome<OpenedPair, string>> {
	const [mentor, mentee] = await Promise.all([
		memberFor(members.mentor, organisationId),
		memberFor(members.mentee, organisationId)
	]);
	const answer = await ask('/api/pairs', { mentor, mentee, organisationId });
	if (!answer.ok) return answer;
	const links = fieldIn(answer.value, 'links');
	return accepted({
		pairId: textIn(fieldIn(answer.value, 'pair'), 'id') ?? '',
		links: Array.isArray(links) ? links.map(readLink) : []
	});
}

export async function passToMentor(
	pairId: string,
	{ mentor, instead }: { readonly mentor: Member; readonly instead: string | undefined },
	organisationId: string
): Promise<Outcome<Link, string>> {
	const who = await memberFor(mentor, organisationId);
	const said = { mentor: who, ...(instead === undefined ? {} : { instead }) };
	const answer = await ask(`/api/pairs/${encodeURIComponent(pairId)}/mentor`, said);
	return answer.ok ? accepted(readLink(fieldIn(answer.value, 'link'))) : answer;
}

/** One more of a group; who is in it already stays once. */
export async function joinAppPair(
	pairId: string,
	{ part, member }: { readonly part: 'mentor' | 'mentee'; readonly member: Member },
	organisationId: string
): Promise<Outcome<Link, string>> {
	const who = await memberFor(member, organisationId);
	const answer = await ask(`/api/pairs/${encodeURIComponent(pairId)}/members`, { part, who });
	return answer.ok ? accepted(readLink(fieldIn(answer.value, 'link'))) : answer;
}

export async function setAppState(
	pairId: string,
	state: PairCard['state']
): Promise<Outcome<unknown, string>> {
	return ask(`/api/pairs/${encodeURIComponent(pairId)}/state`, { state });
}

/** What the app should say of a pair whose papers stand so. */
export function appStateOf(state: BondState): PairCard['state'] {
	if (state === 'paused') return 'paused';
	return state === 'completed' || state === 'terminated' || state === 'rejected'
		? 'ended'
		: 'active';
}

async function memberFor(
	{ name, accountId }: Member,
	organisationId: string
): Promise<string | { readonly personId: string }> {
	if (accountId !== '') return { personId: accountId };
	const answer = await askServer('/api/people');
	const people = answer.ok ? fieldIn(answer.value, 'people') : undefined;
	const known = (Array.isArray(people) ? people : []).filter(
		(one: unknown) => isSameName(textIn(one, 'name') ?? '', name) && belongs(one, organisationId)
	);
	const personId = known.length === 1 ? textIn(known[0], 'id') : undefined;
	return personId === undefined ? name : { personId };
}

function belongs(person: unknown, organisationId: string): boolean {
	const roles = fieldIn(person, 'roles');
	return (
		Array.isArray(roles) &&
		roles.some((role: unknown) => textIn(role, 'organisationId') === organisationId)
	);
}

async function ask(path: string, question: object): Promise<Outcome<unknown, string>> {
	const answer = await askServer(path, question);
	if (answer.ok) return accepted(answer.value);
	const otherwise = answer.reason === 'no-network' ? pairsTexts.needsNetwork : pairsTexts.fault;
	return declined(answer.message ?? otherwise);
}

function readLink(link: unknown): Link {
	return {
		personId: textIn(fieldIn(link, 'person'), 'id') ?? '',
		name: textIn(fieldIn(link, 'person'), 'name') ?? '',
		address: textIn(link, 'address') ?? ''
	};
}
