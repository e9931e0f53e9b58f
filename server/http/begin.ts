import type { Proof } from '../storage/records.ts';
import { passkeysOf } from '../auth/footing.ts';
import { json, RequestError } from './answers.ts';
import type { HttpParts } from './parts.ts';
import type { Asked } from './route.ts';

export interface Beginning {
	readonly personId: string;
	readonly proof: Proof;
	/** Who gave out the link. */
	readonly madeBy?: string | null;
	/** What else the answer says. */
	readonly more?: Readonly<Record<string, unknown>>;
}

/**
 * The answer of every way in: the cookie of a new session, in the place of the one before, and either
 * the account or the step that is still missing.
 */
export async function begin(
	parts: HttpParts,
	asked: Asked,
	{ personId, proof, madeBy, more = {} }: Beginning
): Promise<Response> {
	const { sessions, waysIn, footingOf } = parts;
	const { headers } = asked.request;
	const label = labelOf(headers.get('user-agent') ?? '');
	const footing = footingOf({ personId, scope: 'browser', proof });
	const known =
		footing === 'full' ? accountOf(parts, personId) : { person: cardOf(parts, personId) };
	const cookie = await sessions.startInBrowser(personId, label, {
		...{ proof, madeBy, instead: asked.session }
	});
	const mark = await waysIn.devices.markWith(personId, waysIn.deviceCookie.read(headers));
	const said = { ...known, footing, mayReturn: mayReturn(parts, personId), ...more };
	const answer = json(said, { 'set-cookie': cookie });
	answer.headers.append('set-cookie', waysIn.deviceCookie.write(mark, markLifetimeMs));
	return answer;
}

const markLifetimeMs = 400 * 24 * 60 * 60 * 1000;

export function accountOf({ facts, now }: HttpParts, personId: string): object {
	const account = facts.accountOf(personId, now());
	if (!account) throw new RequestError('sign-in-needed');
	return account;
}

function cardOf({ register }: HttpParts, personId: string): object {
	const card = register.cardOf(personId);
	if (!card) throw new RequestError('sign-in-needed');
	return card;
}

/** Has this person a way of their own to come in again, or only links? */
export function mayReturn({ registers }: HttpParts, personId: string): boolean {
	const hasPassword = (registers.find('credentials', personId)?.password ?? null) !== null;
	return hasPassword || passkeysOf(registers, personId).length > 0;
}

/** What a person needs to tell their devices apart, and no more than that. */
function labelOf(userAgent: string): string {
	const kinds = ['Android', 'iPhone', 'iPad', 'Windows', 'Macintosh', 'Linux'];
	return kinds.find((kind) => userAgent.includes(kind)) ?? 'browser';
}
