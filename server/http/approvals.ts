import * as z from 'zod';
import { can } from '#lib/domain/access.ts';
import { approvalSteps } from '#lib/domain/approvals/approval.ts';
import type { ApprovalRefusal } from '../approvals/approvals.ts';
import { json, RequestError, text } from './answers.ts';
import { readJson } from './body.ts';
import type { HttpParts } from './parts.ts';
import type { AskedBySomebody, Route } from './route.ts';
import { approvalTexts } from './texts.ts';

/** Steps of a document towards its approval, and the plans that they name. */
export function approvalRoutes(parts: HttpParts): readonly Route[] {
	return [
		{
			method: 'GET',
			path: '/api/documents/*/approvals',
			for: 'signed-in',
			tokens: 'read',
			answer: async (asked) => {
				checkReader(parts, asked);
				return json({ records: parts.approvals.recordsOf(asked.part) });
			}
		},
		{
			method: 'POST',
			path: '/api/documents/*/approvals',
			for: 'signed-in',
			answer: (asked) => takeStep(parts, asked)
		},
		{
			method: 'GET',
			path: '/api/documents/*/frozen',
			for: 'signed-in',
			tokens: 'read',
			answer: async (asked) => {
				checkReader(parts, asked);
				const plan = parts.approvals.textOf(asked.part, asked.url.searchParams.get('hash') ?? '');
				if (plan === undefined) throw new RequestError('not-found');
				return text(plan, 'application/json; charset=utf-8');
			}
		}
	];
}

/** The same answer for what is forbidden as for what is not there. */
function checkReader({ facts, now }: HttpParts, { actor, part }: AskedBySomebody): void {
	const resource = facts.resourceOf(part);
	if (!resource || !can(actor, 'read', resource, now())) throw new RequestError('not-found');
}

const line = (most: number) => z.string().trim().max(most);
const stepShape = z.strictObject({
	id: z.string().regex(/^[\w-]{8,64}$/),
	step: z.enum(approvalSteps),
	hash: z.string().regex(/^[0-9a-f]{64}$/),
	words: z
		.strictObject({
			number: line(60).optional(),
			date: z
				.string()
				.regex(/^\d{4}-\d\d-\d\d$/, approvalTexts.date)
				.optional(),
			body: line(200).optional(),
			remark: line(2000).optional(),
			reason: line(2000).optional(),
			lines: z
				.array(
					z.strictObject({
						line: z.string().max(400),
						is: z.enum(['accepted', 'returned']),
						remark: line(2000)
					})
				)
				.max(20_000)
				.optional()
		})
		.default({})
});

async function takeStep(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	const step = await readJson(asked.request, stepShape);
	const taken = await parts.approvals.take({
		...step,
		actor: asked.actor,
		documentId: asked.part
	});
	if (!taken.ok) throw refusalOf(taken.reason);
	return json({ records: taken.value });
}

function refusalOf(reason: ApprovalRefusal): RequestError {
	switch (reason) {
		case 'not-found':
			return new RequestError('not-found');
		case 'forbidden':
			return new RequestError('forbidden', approvalTexts.forbidden);
		case 'not-same':
			return new RequestError('approval-not-same');
		case 'remark-needed':
		case 'reason-needed':
			return new RequestError('malformed', approvalTexts[reason]);
		case 'already-pending':
		case 'nothing-pending':
		case 'other-content':
		case 'already-approved':
		case 'not-approved-yet':
		case 'nothing-changed':
		case 'other-lines':
		case 'line-needs-another':
		case 'id-taken':
			return new RequestError('approval-out-of-turn', approvalTexts[reason]);
	}
}
