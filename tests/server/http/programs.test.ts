import { describe, expect, test } from 'vitest';
import type { Route } from '../../../server/http/route.ts';
import { routesOf } from '../../../server/http/routes.ts';
import { photo } from '../files/make-file.ts';
import { openHouse, post, refusalOf } from './house.ts';

/** All that a program may ask for, beside `/sync`; everything else is a person's. */
const openToPrograms: Readonly<Record<string, 'read' | 'write'>> = {
	'GET /api/me': 'read',
	'POST /api/exchange': 'read',
	'GET /api/documents/*/approvals': 'read',
	'GET /api/documents/*/frozen': 'read',
	'GET /api/documents/*/files/content': 'read',
	'POST /api/documents/*/files': 'write',
	'POST /api/documents/*/files/piece': 'write'
};

async function school() {
	const house = await openHouse();
	const { organisationId } = await house.register.found({ school: 'Школа № 5', curator: 'Анна' });
	const { id } = await house.signedIn({ name: 'Вера', organisationId, role: 'curator' });
	const bearer = async (scope: 'api' | 'api-read' | 'load-test') => {
		const token = await house.sessions.mintToken(id, scope, 'integration');
		return { authorization: `Bearer ${token}` };
	};
	const ask = (route: Route, headers: Record<string, string>): Promise<Response> => {
		const path = route.path.replace('*', 'anything');
		return route.method === 'GET'
			? house.get(path, headers)
			: house.ask(post(path, {}, { 'content-type': 'application/json', ...headers }));
	};
	return { house, organisationId, curatorId: id, bearer, ask, routes: routesOf(house.parts) };
}

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

describe('a curator’s token', () => {
	test('opens the addresses that say so, and these are all of them', async () => {
		const { routes } = await school();
		const open = routes.flatMap((route) =>
			route.for === 'signed-in' && route.tokens ? [[nameOf(route), route.tokens]] : []
		);
		expect(Object.fromEntries(open)).toEqual(openToPrograms);
	});

	test.each(['api', 'api-read', 'load-test'] as const)(
		'made as «%s» is refused by every other address, and changes nothing there',
		async (scope) => {
			const { house, routes, bearer, ask } = await school();
			const headers = await bearer(scope);
			let changes = 0;
			house.facts.onChange(() => (changes += 1));
			const refused: string[] = [];
			for (const route of routes) {
				const needs = openToPrograms[nameOf(route)];
				const isOpen = needs === 'read' || (needs === 'write' && scope !== 'api-read');
				// What anybody may read says nothing of anybody.
				if (isOpen || (route.for === 'anybody' && route.method === 'GET')) continue;
				expect([nameOf(route), await refusalOf(await ask(route, headers))]).toEqual([
					nameOf(route),
					'not-for-programs'
				]);
				refused.push(nameOf(route));
			}
			expect(changes).toBe(0);
			expect(refused).toEqual(
				expect.arrayContaining([
					'POST /api/people/*/link',
					'POST /api/pairs',
					'POST /api/people/*/roles',
					'POST /api/publications',
					'POST /api/me/data'
				])
			);
		}
	);

	test('makes no way in for anybody, though its person may', async () => {
		const { house, curatorId, bearer } = await school();
		const path = `/api/people/${curatorId}/link`;
		const before = [...house.facts.all('links')].length;
		expect(await refusalOf(await house.post(path, {}, await bearer('api')))).toBe(
			'not-for-programs'
		);
		expect([...house.facts.all('links')]).toHaveLength(before);
	});
});

test('a token for reading only fetches a file and sends none', async () => {
	const { house, organisationId } = await school();
	const file = photo(3000);
	const names = { mentor: 'Кедрина Ольга', mentee: 'Лугинин Артём' };
	const pair = await house.register.pairUp({ organisationId, authorId: 'a', ...names });
	const tokenOf = async (scope: 'api' | 'api-read') => {
		const token = await house.sessions.mintToken(pair.mentorId, scope, 'integration');
		return { authorization: `Bearer ${token}` };
	};
	const [writing, reading] = [await tokenOf('api'), await tokenOf('api-read')];
	const files = `/api/documents/${pair.journalId}/files`;
	const offer = { sha256: file.sha256, bytes: file.bytes };
	const piece = `${files}/piece?sha256=${file.sha256}&from=0`;
	expect(await refusalOf(await house.post(files, offer, reading))).toBe('not-for-programs');
	expect((await house.post(files, offer, writing)).status).toBe(200);
	expect(await refusalOf(await house.post(piece, file.content, reading))).toBe('not-for-programs');
	expect((await house.post(piece, file.content, writing)).status).toBe(200);
	const content = `${files}/content?sha256=${file.sha256}`;
	expect((await house.get(content, reading)).status).toBe(200);
});
