import * as z from 'zod';
import type { From } from '../auth/credentials.ts';
import { RequestError } from './answers.ts';
import { begin } from './begin.ts';
import { readJson } from './body.ts';
import type { HttpParts } from './parts.ts';
import type { Asked, AskedOnTheWay, Route } from './route.ts';

/** Coming in by login and password, and the second step after it. */
export function signInRoutes(parts: HttpParts): readonly Route[] {
	return [
		{
			method: 'POST',
			path: '/api/sign-in',
			for: 'anybody',
			answer: (asked) => signIn(parts, asked)
		},
		{
			method: 'POST',
			path: '/api/sign-in/code',
			for: 'on-the-way',
			answer: (asked) => enterCode(parts, asked)
		}
	];
}

/** Longer ones are refused before anything is made of them. */
const typed = z.string().max(500);
const signInShape = z.strictObject({ login: typed, password: typed });
const codeShape = z.strictObject({ code: z.string().max(40) });

async function signIn(parts: HttpParts, asked: Asked): Promise<Response> {
	const given = await readJson(asked.request, signInShape);
	const checked = await parts.waysIn.credentials.check(given, fromOf(parts, asked));
	if (!checked.ok) throw new RequestError(checked.reason);
	return begin(parts, asked, { personId: checked.value, proof: 'password' });
}

async function enterCode(parts: HttpParts, asked: AskedOnTheWay): Promise<Response> {
	const { code } = await readJson(asked.request, codeShape);
	const { session } = asked;
	if (session.footing !== 'code-needed') throw new RequestError('forbidden');
	const entered = await parts.waysIn.secondFactor.enter(session, code, fromOf(parts, asked));
	if (!entered.ok) throw new RequestError(entered.reason);
	return begin(parts, asked, { personId: session.personId, proof: 'two-factor' });
}

/** From where somebody tries, for the limits on guessing. */
export function fromOf({ waysIn }: HttpParts, { address, request }: Asked): From {
	return { address, mark: waysIn.deviceCookie.read(request.headers) };
}
