import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Since } from '../projections/progress.ts';
import { json } from './answers.ts';
import type { HttpParts } from './parts.ts';
import type { AskedBySomebody, Route } from './route.ts';

const pack = promisify(gzip);
/** Below that packing saves nothing worth the time. */
const leastPackedBytes = 1400;

/** How far schools are: of the own school its facts, of those below what they come to. */
export function progressRoutes({ progress }: HttpParts): readonly Route[] {
	return [
		{
			method: 'GET',
			path: '/api/progress',
			for: 'signed-in',
			answer: async (asked: AskedBySomebody) =>
				packed(json(progress.answer(asked.actor, sinceIn(asked.url))), asked.request)
		}
	];
}

function sinceIn({ searchParams }: URL): Since | undefined {
	const run = searchParams.get('run');
	const revision = Number(searchParams.get('revision') ?? Number.NaN);
	return run !== null && Number.isSafeInteger(revision) ? { run, revision } : undefined;
}

async function packed(answer: Response, request: Request): Promise<Response> {
	const takesGzip = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
	const bytes = new Uint8Array(await answer.arrayBuffer());
	const headers = new Headers(answer.headers);
	headers.append('vary', 'accept-encoding');
	if (!takesGzip || bytes.length < leastPackedBytes) return new Response(bytes, { headers });
	headers.set('content-encoding', 'gzip');
	return new Response(new Uint8Array(await pack(bytes)), { headers });
}
