import * as z from 'zod';
import type { YearRefusal } from '../roadmaps/next-year.ts';
import { json, RequestError } from './answers.ts';
import { readJson } from './body.ts';
import type { HttpParts } from './parts.ts';
import type { AskedBySomebody, Route } from './route.ts';
import { yearTexts } from './texts.ts';

/** The roadmap of the next school year, made of one that there is. */
export function roadmapRoutes(parts: HttpParts): readonly Route[] {
	return [
		{
			method: 'POST',
			path: '/api/roadmaps',
			for: 'signed-in',
			answer: (asked) => rollYear(parts, asked)
		}
	];
}

const yearShape = z.strictObject({
	id: z.uuid(),
	from: z.string().max(64),
	year: z.int().min(2000).max(2100),
	hash: z.string().regex(/^[0-9a-f]{64}$/)
});

async function rollYear(parts: HttpParts, { request, actor }: AskedBySomebody): Promise<Response> {
	const asked = await readJson(request, yearShape);
	const made = await parts.rollYear({ ...asked, actor });
	if (!made.ok) throw refusalOf(made.reason);
	return json({ documentId: made.value });
}

function refusalOf(reason: YearRefusal): RequestError {
	switch (reason) {
		case 'not-found':
			return new RequestError('not-found');
		case 'forbidden':
			return new RequestError('forbidden', yearTexts.forbidden);
		case 'not-same':
			return new RequestError('approval-not-same');
		case 'year-exists':
		case 'id-taken':
			return new RequestError('approval-out-of-turn', yearTexts.exists);
	}
}
