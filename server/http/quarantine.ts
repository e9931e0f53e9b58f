import * as z from 'zod';
import { createDecisions } from '../quarantine/decisions.ts';
import { json, RequestError } from './answers.ts';
import { readJson } from './body.ts';
import type { HttpParts } from './parts.ts';
import type { Route } from './route.ts';
import { fieldTexts } from './texts.ts';

/** «Требует решения»: edits that came when their author had no right any more. */
export function quarantineRoutes({ facts, hub, now }: HttpParts): readonly Route[] {
	const decisions = createDecisions({ facts, now, release: (edit) => hub.release(edit) });
	return [
		{
			method: 'GET',
			path: '/api/decisions',
			for: 'signed-in',
			answer: async ({ actor }) =>
				json({ toDecide: decisions.toDecide(actor), mine: decisions.ofAuthor(actor) })
		},
		{
			method: 'POST',
			path: '/api/decisions',
			for: 'signed-in',
			answer: async ({ actor, request }) => {
				const { documentId, authorId, decision, word } = await readJson(request, decisionShape);
				const done = await decisions.decide(actor, { documentId, authorId }, { decision, word });
				if (!done.ok) throw new RequestError(done.reason);
				return json({});
			}
		},
		{
			method: 'POST',
			path: '/api/decisions/*/close',
			for: 'signed-in',
			answer: async ({ actor, part }) => {
				await decisions.close(actor, part);
				return json({});
			}
		}
	];
}

const decisionShape = z.strictObject({
	documentId: z.string(),
	authorId: z.string(),
	decision: z.enum(['apply', 'return', 'discard']),
	word: z
		.string(fieldTexts.word)
		.max(500, fieldTexts.word)
		.transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
});
