import * as z from 'zod';
import { putToRest, restingUnder } from '../auth/resting.ts';
import { json, RequestError } from './answers.ts';
import { readJson } from './body.ts';
import type { HttpParts } from './parts.ts';
import type { Asked, Route } from './route.ts';
import { linkSecret } from './shapes.ts';

/** A shared phone changes hands: the session of one person waits under their PIN for their return. */
export function restingRoutes(parts: HttpParts): readonly Route[] {
	return [
		{
			method: 'POST',
			path: '/api/rest',
			for: 'anybody',
			answer: (asked) => rest(parts, asked)
		},
		{
			method: 'POST',
			path: '/api/resume',
			for: 'anybody',
			answer: (asked) => resume(parts, asked)
		}
	];
}

const restShape = z.strictObject({ key: z.string().regex(/^[0-9a-f]{64}$/) });
const resumeShape = z.strictObject({ secret: linkSecret });

/** Asked again until it is answered, so whoever has no session has put it to rest already. */
async function rest(parts: HttpParts, { request, session }: Asked): Promise<Response> {
	const { key } = await readJson(request, restShape);
	if (!session) return json({});
	await putToRest(parts.registers, session, key);
	parts.hub.endSession(session.id);
	return json({}, { 'set-cookie': parts.sessions.forget() });
}

/** The same secret each time: an answer that was lost on the way costs nobody their session. */
async function resume(parts: HttpParts, { request }: Asked): Promise<Response> {
	const { secret } = await readJson(request, resumeShape);
	const resting = restingUnder(parts.registers, secret, parts.now());
	if (!resting) throw new RequestError('sign-in-needed');
	const cookie = parts.sessions.take(secret, resting.lastsMs);
	return json({ personId: resting.personId }, { 'set-cookie': cookie });
}
