import * as z from 'zod';
import { needsSecondFactor } from '#lib/domain/sign-in/second-factor.ts';
import { endOf, isAlive } from '../auth/sessions.ts';
import type { TokenScope } from '../auth/sessions.ts';
import type { Tables } from '../storage/records.ts';
import { json, RequestError } from './answers.ts';
import { readJson } from './body.ts';
import { cardId } from './devices.ts';
import type { HttpParts } from './parts.ts';
import { refuseUnlessFresh } from './protection.ts';
import type { AskedBySomebody, Route } from './route.ts';
import { fieldTexts } from './texts.ts';

/**
 * «Доступ для программ»: a person's own tokens. Made only by those whose sign-in has two steps, right
 * after they have shown who they are; ended by anybody who has one, at once.
 */
export function tokenRoutes(parts: HttpParts): readonly Route[] {
	return [
		{
			method: 'GET',
			path: '/api/tokens',
			for: 'signed-in',
			answer: async (asked) => json(listed(parts, asked))
		},
		{
			method: 'POST',
			path: '/api/tokens',
			for: 'signed-in',
			answer: (asked) => make(parts, asked)
		},
		{
			method: 'POST',
			path: '/api/tokens/*/revoke',
			for: 'signed-in',
			answer: (asked) => revoke(parts, asked)
		}
	];
}

/** More than anybody tells apart. */
const mostTokens = 20;

const tokenShape = z.strictObject({
	name: z
		.string()
		.transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
		.pipe(z.string().min(1, fieldTexts.tokenName).max(60, fieldTexts.tokenName)),
	scope: z.enum(['read', 'write'])
});

async function make(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	if (!mayMake(parts, asked)) throw new RequestError('forbidden');
	refuseUnlessFresh(parts, asked);
	const { name, scope } = await readJson(asked.request, tokenShape);
	if (tokensOf(parts, asked).length >= mostTokens) throw new RequestError('too-many-tokens');
	const { personId } = asked.session;
	const as: TokenScope = scope === 'read' ? 'api-read' : 'api';
	const token = await parts.sessions.mintToken(personId, as, name);
	return json({ token, ...listed(parts, asked) });
}

async function revoke(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	const { registers } = parts;
	await registers.change(() =>
		tokensOf(parts, asked)
			.filter((row) => cardId(row) === asked.part)
			.map(({ id }) => ({ table: 'sessions', remove: id }) as const)
	);
	return json(listed(parts, asked));
}

/** Who signs in by a password alone gives no program a way past it. */
function mayMake({ now }: HttpParts, { actor }: AskedBySomebody): boolean {
	return needsSecondFactor(actor.grants, now());
}

function tokensOf({ registers, now }: HttpParts, { session }: AskedBySomebody) {
	return [...registers.all('sessions')].filter(
		(row) => row.personId === session.personId && row.scope !== 'browser' && isAlive(row, now())
	);
}

function listed(parts: HttpParts, asked: AskedBySomebody): object {
	const tokens = tokensOf(parts, asked)
		.toSorted((a, b) => b.createdAt - a.createdAt)
		.map(cardOf);
	return { mayMake: mayMake(parts, asked), tokens };
}

function cardOf(row: Tables['sessions']): object {
	const { label, createdAt, seenAt } = row;
	return {
		...{ id: cardId(row), name: label, scope: wordOf[row.scope], createdAt },
		usedAt: seenAt === createdAt ? null : seenAt,
		endsAt: endOf(row)
	};
}

const wordOf: Readonly<Record<Tables['sessions']['scope'], string>> = {
	browser: '',
	api: 'write',
	'api-read': 'read',
	'load-test': 'load-test'
};
