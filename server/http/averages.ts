import { can } from '#lib/domain/access.ts';
import { averageOf } from '#lib/domain/feedback.ts';
import type { Average, Given } from '#lib/domain/feedback.ts';
import { readGiven } from '#lib/documents/feedback/read.ts';
import { documentInLog } from '../approvals/plan-in-log.ts';
import { json, RequestError } from './answers.ts';
import type { HttpParts } from './parts.ts';
import type { AskedBySomebody, Route } from './route.ts';

/** What all marks of a pair's meetings come to. The marks themselves leave the server to nobody but who gave them. */
export function averageRoutes(parts: HttpParts): readonly Route[] {
	return [
		{
			method: 'GET',
			path: '/api/pairs/*/averages',
			for: 'signed-in',
			answer: async (asked) => json(await averagesOf(parts, asked))
		}
	];
}

async function averagesOf(parts: HttpParts, { actor, part: pairId }: AskedBySomebody) {
	const { facts, storage, now } = parts;
	const rows = [...facts.all('documents')].filter(
		(row) => row.kind === 'marks' && row.pairId === pairId && row.erasedAt === null
	);
	const mayHear = ({ id }: { readonly id: string }): boolean => {
		const resource = facts.resourceOf(id);
		return resource !== undefined && can(actor, 'summarise', resource, now());
	};
	// The same answer for a stranger as for a pair that is not there: it must not tell who exists.
	if (rows.length === 0 || !rows.every(mayHear)) throw new RequestError('not-found');
	const useful: Given[] = [];
	const ready: Given[] = [];
	for (const { id } of rows) {
		const doc = await documentInLog(storage.log, id);
		useful.push(...readGiven(doc, 'useful'));
		ready.push(...readGiven(doc, 'ready'));
		doc.destroy();
	}
	return { useful: told(averageOf(useful)), ready: told(averageOf(ready)) };
}

const told = (average: Average | undefined): Average | null => average ?? null;
