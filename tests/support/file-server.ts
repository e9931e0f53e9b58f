import type { HttpReply, HttpRequest } from '#lib/device/wire/http.ts';
import { defaultFileLimits } from '../../server/files/limits.ts';
import { FileRefused, FileShelf } from '../../server/files/shelf.ts';
import { refuse, RequestError } from '../../server/http/answers.ts';
import { fileRoutes } from '../../server/http/files.ts';
import { routesAt } from '../../server/http/route.ts';
import { StorageError } from '../../server/storage/storage.ts';
import type { School } from '../server/hub/school.ts';

const shelves = new WeakMap<School, FileShelf>();

function shelfOf(school: School): FileShelf {
	const known = shelves.get(school);
	if (known) return known;
	const shelf = new FileShelf({
		storage: school.storage,
		organisationOf: (id) => school.facts.find('documents', id)?.organisationId,
		limits: defaultFileLimits,
		now: () => school.clock.now
	});
	shelves.set(school, shelf);
	return shelf;
}

/** The real addresses of files, as the server answers them to this person. */
export async function answerFiles(
	school: School,
	personId: string,
	{ method, path, body, headers }: HttpRequest
): Promise<HttpReply> {
	const url = new URL(path, 'http://localhost');
	const { facts, storage, clock } = school;
	const parts = { files: shelfOf(school), facts, storage, now: () => clock.now };
	const match = routesAt(fileRoutes(parts), url.pathname).find(
		(one) => one.route.method === method
	);
	const { actor } = school.speaker(personId, { every: true });
	if (match?.route.for !== 'signed-in') throw new Error(`no such address: ${path}`);
	const sent = body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body?.json);
	const request = new Request(url, {
		method,
		...(method === 'POST' ? { body: sent } : {}),
		headers: { ...headers }
	});
	const session = { id: 's', personId, scope: 'browser' } as never;
	const around = { fromThisComputer: true, address: '127.0.0.1' };
	const asked = { request, url, part: match.part, session, actor, ...around };
	return replyOf(await match.route.answer(asked).catch(refusalOf));
}

function refusalOf(error: unknown): Response {
	if (error instanceof RequestError) return refuse(error.code);
	if (error instanceof FileRefused) return refuse(error.refusal);
	if (error instanceof StorageError) return refuse('storage-full');
	throw error;
}

async function replyOf(answer: Response): Promise<HttpReply> {
	return {
		status: answer.status,
		contentType: answer.headers.get('content-type') ?? '',
		retryAfterMs: (Number(answer.headers.get('retry-after')) || 0) * 1000,
		body: new Uint8Array(await answer.arrayBuffer())
	};
}
