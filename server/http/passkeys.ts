import * as z from 'zod';
import { json, RequestError } from './answers.ts';
import { begin } from './begin.ts';
import { readJson } from './body.ts';
import { ownOrigin } from './guard.ts';
import type { HttpParts } from './parts.ts';
import type { Asked, Route } from './route.ts';

/** Coming in by a key of the device. */
export function passkeyRoutes(parts: HttpParts): readonly Route[] {
	return [
		{
			method: 'POST',
			path: '/api/sign-in/passkey/options',
			for: 'anybody',
			answer: async (asked) => json(await parts.waysIn.passkeys.ask(siteOf(parts, asked)))
		},
		{
			method: 'POST',
			path: '/api/sign-in/passkey',
			for: 'anybody',
			answer: (asked) => signIn(parts, asked)
		}
	];
}

/** What the browser says is read by the library, which refuses whatever is not as it should be. */
export const passkeyResponse = z.looseObject({ id: z.string().max(2_000) });
const shownShape = z.strictObject({ response: passkeyResponse });

async function signIn(parts: HttpParts, asked: Asked): Promise<Response> {
	const { response } = await readJson(asked.request, shownShape);
	const checked = await parts.waysIn.passkeys.check(response, siteOf(parts, asked));
	if (!checked.ok) throw new RequestError(checked.reason);
	return begin(parts, asked, { personId: checked.value, proof: 'two-factor' });
}

/** A passkey belongs to a host: without knowing ours there is none. */
export function siteOf({ origin }: HttpParts, { request }: Asked): { readonly origin: string } {
	const own = ownOrigin(request.headers, origin);
	if (own === undefined) throw new RequestError('foreign-origin');
	return { origin: own };
}
