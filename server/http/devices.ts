import { deviceKeysOf } from '../auth/device-keys.ts';
import { isAlive } from '../auth/sessions.ts';
import type { Tables } from '../storage/records.ts';
import { organisationsRunBy } from '../auth/rights.ts';
import { json, RequestError } from './answers.ts';
import type { HttpParts } from './parts.ts';
import type { AskedBySomebody, Route } from './route.ts';

/** Where a person is signed in, and ending it: one device, all others, or those of somebody in one's school. */
export function deviceRoutes(parts: HttpParts): readonly Route[] {
	return [
		{
			method: 'GET',
			path: '/api/devices',
			for: 'signed-in',
			answer: async (asked) => json({ devices: devicesOf(parts, asked) })
		},
		{
			method: 'POST',
			path: '/api/devices/end-others',
			for: 'signed-in',
			answer: async (asked) => {
				await end(parts, (row) => isOwn(row, asked) && row.id !== asked.session.id);
				return json({ devices: devicesOf(parts, asked) });
			}
		},
		{
			method: 'POST',
			path: '/api/devices/*/end',
			for: 'signed-in',
			answer: async (asked) => {
				await end(parts, (row) => isOwn(row, asked) && cardId(row) === asked.part);
				return json({ devices: devicesOf(parts, asked) });
			}
		},
		{
			method: 'POST',
			path: '/api/people/*/sign-out',
			for: 'signed-in',
			answer: (asked) => signOutSomebody(parts, asked)
		}
	];
}

function isOwn(row: Tables['sessions'], { session }: AskedBySomebody): boolean {
	return row.personId === session.personId && row.scope === 'browser';
}

/** Enough to name it, and not what is compared with a cookie. */
export function cardId({ id }: Pick<Tables['sessions'], 'id'>): string {
	return id.slice(0, 24);
}

function devicesOf({ registers, register, now }: HttpParts, asked: AskedBySomebody): object[] {
	return [...registers.all('sessions')]
		.filter((row) => isOwn(row, asked) && isAlive(row, now()))
		.toSorted((a, b) => b.seenAt - a.seenAt)
		.map((row) => ({
			...{ id: cardId(row), label: row.label, createdAt: row.createdAt, seenAt: row.seenAt },
			...{ app: row.app, proof: row.proof ?? 'link', here: row.id === asked.session.id },
			linkFrom: row.madeBy === null ? null : (register.cardOf(row.madeBy)?.name ?? null)
		}));
}

async function end(
	{ registers }: HttpParts,
	isMeant: (row: Tables['sessions']) => boolean
): Promise<void> {
	await registers.change(() =>
		[...registers.all('sessions')].filter(isMeant).flatMap(({ id }) => [
			{ table: 'sessions', remove: id } as const,
			// A lost phone makes no packets any more, and opens none.
			...deviceKeysOf(registers, id).map((row) => {
				return { table: 'deviceKeys', remove: row.id } as const;
			})
		])
	);
}

/** A phone is lost, and its person stands before the curator: out, everywhere, with tokens and links. */
async function signOutSomebody(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	const { registers, now } = parts;
	const person = registers.find('people', asked.part);
	const own = organisationsRunBy(asked.actor, now());
	if (!person || !own.includes(person.organisationId)) throw new RequestError('not-found');
	await end(parts, ({ personId }) => personId === person.id);
	return json({});
}
