import * as z from 'zod';
import { submissionSteps } from '#lib/domain/monitoring/submission.ts';
import type { SubmitRefusal } from '../submissions/submissions.ts';
import { json, RequestError } from './answers.ts';
import { readJson } from './body.ts';
import type { HttpParts } from './parts.ts';
import type { AskedBySomebody, Route } from './route.ts';
import { submissionTexts } from './texts.ts';

/** Answers to monitoring: what schools send up, and who sees it. */
export function submissionRoutes(parts: HttpParts): readonly Route[] {
	return [
		{
			method: 'GET',
			path: '/api/submissions',
			for: 'signed-in',
			answer: async ({ actor }) => json({ submissions: parts.submissions.seenBy(actor) })
		},
		{
			method: 'POST',
			path: '/api/submissions',
			for: 'signed-in',
			answer: (asked) => take(parts, asked)
		}
	];
}

const mostLetters = 128 * 1024;
const id = z.string().regex(/^[\w-]{8,64}$/);
const shape = z.strictObject({
	id,
	documentId: z.string().max(64),
	requestId: z.string().max(64),
	organisationId: z.string().max(64),
	step: z.enum(submissionSteps),
	hash: z.string().max(64),
	content: z.string().max(mostLetters)
});

async function take(parts: HttpParts, { request, actor }: AskedBySomebody): Promise<Response> {
	const taken = await parts.submissions.take({ ...(await readJson(request, shape)), actor });
	if (!taken.ok) throw refusalOf(taken.reason);
	return json({ submissions: taken.value });
}

function refusalOf(reason: SubmitRefusal): RequestError {
	switch (reason) {
		case 'not-found':
			return new RequestError('not-found', submissionTexts['not-found']);
		case 'forbidden':
			return new RequestError('forbidden');
		case 'ill-formed':
			return new RequestError('malformed', submissionTexts['ill-formed']);
		case 'nothing-new':
		case 'nothing-sent':
		case 'closed':
		case 'id-taken':
			return new RequestError('submission-out-of-turn', submissionTexts[reason]);
	}
}
