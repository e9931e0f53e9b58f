import * as z from 'zod';
import { json, RequestError } from './answers.ts';
import { readJson } from './body.ts';
import type { HttpParts } from './parts.ts';
import type { Asked, AskedBySomebody, Route } from './route.ts';
import { linkSecret } from './shapes.ts';

/** In and out, and who is signed in here. */
export function entryRoutes(parts: HttpParts): readonly Route[] {
	return [
		{
			method: 'POST',
			path: '/api/enter',
			for: 'anybody',
			answer: (asked) => enter(parts, asked)
		},
		{
			method: 'POST',
			path: '/api/leave',
			for: 'anybody',
			answer: (asked) => leave(parts, asked)
		},
		{
			method: 'GET',
			path: '/api/me',
			for: 'signed-in',
			answer: async ({ session }) => {
				// A load test is nobody; it has its own documents and no account.
				if (session.scope === 'load-test') throw new RequestError('sign-in-needed');
				return json(accountOf(parts, session.personId));
			}
		}
	];
}

const enterShape = z.strictObject({ secret: linkSecret });

async function enter(parts: HttpParts, { request }: Asked): Promise<Response> {
	const { secret } = await readJson(request, enterShape);
	const entered = await parts.entrance.spend(secret, 'sign-in', async ({ personId }) => {
		if (personId === null) throw new RequestError('link-unknown');
		return signIn(parts, request, { personId });
	});
	if (!entered.ok) throw new RequestError(entered.reason);
	return entered.value;
}

/** The answer of every way in: the account, and the cookie of a new session. */
export async function signIn(
	parts: HttpParts,
	request: Request,
	{ personId, ...more }: { readonly personId: string } & Readonly<Record<string, unknown>>
): Promise<Response> {
	const account = accountOf(parts, personId);
	const label = labelOf(request.headers.get('user-agent') ?? '');
	const cookie = await parts.sessions.startInBrowser(personId, label);
	return json({ ...account, ...more }, { 'set-cookie': cookie });
}

/** Works without a session too: whoever wants out is out. What the device keeps is the device's affair. */
async function leave(parts: HttpParts, { session }: Asked | AskedBySomebody): Promise<Response> {
	if (!session) return json({});
	const cookie = await parts.sessions.end(session);
	parts.hub.endSession(session.id);
	return json({}, { 'set-cookie': cookie });
}

function accountOf({ facts, now }: HttpParts, personId: string): object {
	const account = facts.accountOf(personId, now());
	if (!account) throw new RequestError('sign-in-needed');
	return account;
}

/** What a person needs to tell their devices apart, and no more than that. */
function labelOf(userAgent: string): string {
	const kinds = ['Android', 'iPhone', 'iPad', 'Windows', 'Macintosh', 'Linux'];
	return kinds.find((kind) => userAgent.includes(kind)) ?? 'browser';
}
