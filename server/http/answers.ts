import { httpRefusals, tooManyText } from './texts.ts';
import type { HttpRefusal } from './texts.ts';

/** A «no» on the way to an answer. `http.ts` turns it into that answer, nobody else catches it. */
export class RequestError extends Error {
	override readonly name = 'RequestError';
	readonly code: HttpRefusal;
	/** A sentence that fits better than the general one. */
	readonly said: string | undefined;
	constructor(code: HttpRefusal, said?: string, cause?: unknown) {
		super(`request: ${code}`, { cause });
		this.code = code;
		this.said = said;
	}
}

export function json(value: unknown, headers: Readonly<Record<string, string>> = {}): Response {
	return new Response(JSON.stringify(value), {
		headers: { ...apiHeaders, 'content-type': 'application/json; charset=utf-8', ...headers }
	});
}

export function bytes(value: Uint8Array): Response {
	return new Response(new Uint8Array(value), {
		headers: { ...apiHeaders, 'content-type': 'application/octet-stream' }
	});
}

export function text(value: string, type = 'text/plain; charset=utf-8', status = 200): Response {
	return new Response(value, { status, headers: { ...apiHeaders, 'content-type': type } });
}

export function refuse(error: HttpRefusal, said?: string, extra: object = {}): Response {
	const { status, message } = httpRefusals[error];
	const body = JSON.stringify({ error, message: said ?? message, ...extra });
	const headers = { ...apiHeaders, 'content-type': 'application/json; charset=utf-8' };
	return new Response(body, { status, headers: { ...headers, ...waitFor(status) } });
}

/** What a person's devices were told must not stand in a cache that somebody else reads. */
const apiHeaders = { 'cache-control': 'no-store' };

function waitFor(status: number): Readonly<Record<string, string>> {
	return status === 503 || status === 507 ? { 'retry-after': '30' } : {};
}

/** How long in words a person can plan with; the machine reads the header. */
export function refuseForNow(retryAfterMs: number): Response {
	const answer = refuse('too-many-attempts', tooManyText(retryAfterMs), { retryAfterMs });
	answer.headers.set('retry-after', String(Math.ceil(retryAfterMs / 1000)));
	return answer;
}
