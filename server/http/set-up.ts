import * as z from 'zod';
import { addressOf } from '../auth/links.ts';
import { RequestError } from './answers.ts';
import { checked, readJson } from './body.ts';
import { begin } from './begin.ts';
import { ownOrigin } from './guard.ts';
import type { HttpParts } from './parts.ts';
import type { Asked, Route } from './route.ts';
import { linkSecret, personName, schoolName } from './shapes.ts';

/** The first page of a new server: «Создать школу» or «Посмотреть на примере». */
export function setupRoutes(parts: HttpParts): readonly Route[] {
	return [
		{
			method: 'POST',
			path: '/api/setup',
			for: 'anybody',
			answer: (asked) => setUp(parts, asked)
		}
	];
}

const schoolShape = z.strictObject({ secret: linkSecret, school: schoolName, curator: personName });
const exampleShape = z.strictObject({ secret: linkSecret, example: z.literal(true) });

async function setUp(parts: HttpParts, asked: Asked): Promise<Response> {
	const body = await readJson(asked.request, z.looseObject({ secret: linkSecret }));
	if (!parts.register.isEmpty()) throw new RequestError('already-set-up');
	const make = making(parts, asked, body);
	const done = await parts.entrance.spend(body.secret, 'setup', make);
	if (done.ok) return done.value;
	throw new RequestError(done.reason === 'link-expired' ? 'setup-expired' : done.reason);
}

function making(
	parts: HttpParts,
	asked: Asked,
	body: Readonly<Record<string, unknown>>
): () => Promise<Response> {
	if (body.example === true) {
		checked(exampleShape, body);
		return () => showExample(parts, asked);
	}
	const names = checked(schoolShape, body);
	return async () => {
		const { personId } = await parts.register.found(names);
		return begin(parts, asked, { personId, proof: 'link' });
	};
}

async function showExample(parts: HttpParts, asked: Asked): Promise<Response> {
	const loaded = await parts.loadDemo();
	if (!loaded.ok) throw new RequestError('already-set-up');
	const district = loaded.value;
	const origin = ownOrigin(asked.request.headers, parts.origin) ?? '';
	const links = district.people.map(({ secret, ...person }) => ({
		...person,
		address: addressOf(origin, 'sign-in', secret)
	}));
	return begin(parts, asked, { personId: district.curatorId, proof: 'link', more: { links } });
}
