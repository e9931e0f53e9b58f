import * as z from 'zod';
import { json, RequestError } from './answers.ts';
import { readJson } from './body.ts';
import type { HttpParts } from './parts.ts';
import type { Asked, AskedBySomebody, Route } from './route.ts';
import { begin, accountOf } from './begin.ts';
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
			tokens: 'read',
			answer: async ({ session }) => {
				// A load test is nobody; it has its own documents and no account.
				if (session.scope === 'load-test') throw new RequestError('sign-in-needed');
				return json(accountOf(parts, session.personId));
			}
		}
	];
}

const enterShape = z.strictObject({ secret: linkSecret });

async function enter(parts: HttpParts, asked: Asked): Promise<Response> {
	const { secret } = await readJson(asked.request, enterShape);
	const entered = await parts.entrance.spend(secret, 'sign-in', async ({ personId, madeBy }) => {
		if (personId === null) throw new RequestError('link-unknown');
		return begin(parts, asked, { personId, proof: 'link', madeBy });
	});
	if (!entered.ok) throw new RequestError(entered.reason);
	return entered.value;
}

/** Works without a session too: whoever wants out is out. What the device keeps is the device's affair. */
async function leave(parts: HttpParts, { session }: Asked | AskedBySomebody): Promise<Response> {
	if (!session) return json({});
	const cookie = await parts.sessions.end(session);
	parts.hub.endSession(session.id);
	return json({}, { 'set-cookie': cookie });
}
