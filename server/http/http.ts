import type { Scope } from '#lib/domain/access.ts';
import { asDoer } from '../access/doer.ts';
import { FileRefused } from '../files/shelf.ts';
import { ExchangeRefused } from '../hub/exchange.ts';
import { StorageError } from '../storage/storage.ts';
import { TooManyAttempts } from '../auth/throttle.ts';
import { refuse, refuseForNow, RequestError } from './answers.ts';
import type { Answer, Caller } from './bridge.ts';
import { answerApp } from './app.ts';
import { addressOf, comesFromOurPage, isThisComputer, spokenFor } from './guard.ts';
import { withSafeHeaders } from './headers.ts';
import type { HttpParts } from './parts.ts';
import { routesAt } from './route.ts';
import type { Asked, Route } from './route.ts';
import { routesOf } from './routes.ts';
import { isHttpRefusal } from './texts.ts';
import type { HttpRefusal } from './texts.ts';

/** Everything that is no WebSocket: the app, `/api` and the addresses for whoever operates the server. */
export function createHttp(parts: HttpParts): Answer {
	const routes = routesOf(parts);
	return async (request, caller) => {
		const answer = await answerOrRefuse(request, caller, { parts, routes });
		parts.meter.count(answer.status);
		return withSafeHeaders(answer, parts.origin);
	};
}

interface House {
	readonly parts: HttpParts;
	readonly routes: readonly Route[];
}

/** The one place where what went wrong on the way becomes an answer. */
async function answerOrRefuse(request: Request, caller: Caller, house: House): Promise<Response> {
	try {
		return await answer(request, caller, house);
	} catch (cause) {
		if (cause instanceof RequestError) return refuse(cause.code, cause.said);
		if (cause instanceof TooManyAttempts) return refuseForNow(cause.retryAfterMs);
		if (cause instanceof FileRefused) return refuse(cause.refusal);
		const refusal = refusalOf(cause);
		if (!(cause instanceof ExchangeRefused)) {
			house.parts.log.error('request-failed', cause, { method: request.method, refusal });
		}
		return refuse(refusal);
	}
}

function refusalOf(cause: unknown): HttpRefusal {
	if (cause instanceof ExchangeRefused)
		return isHttpRefusal(cause.refusal) ? cause.refusal : 'server-fault';
	if (!(cause instanceof StorageError)) return 'server-fault';
	return cause.trouble === 'full' ? 'storage-full' : 'storage-unavailable';
}

async function answer(
	request: Request,
	caller: Caller,
	{ parts, routes }: House
): Promise<Response> {
	const url = new URL(request.url);
	const matches = routesAt(routes, url.pathname);
	if (matches.length === 0) return answerElsewhere(parts, request, url.pathname);
	const method = request.method === 'HEAD' ? 'GET' : request.method;
	const match = matches.find(({ route }) => route.method === method);
	if (!match) throw new RequestError('method-not-allowed');
	const session = spokenFor(
		parts.sessions.of(request.headers),
		request.headers.get('x-tropa-person')
	);
	refuseForeign(parts, request);
	return run(parts, match.route, {
		...{ request, url, part: match.part, session },
		fromThisComputer: isThisComputer(request.headers, caller.address),
		address: addressOf(request.headers, caller.address)
	});
}

function answerElsewhere(parts: HttpParts, request: Request, path: string): Response {
	if (path === '/sync' || path.startsWith('/sync/')) return refuse('upgrade-needed');
	if (path === '/api' || path.startsWith('/api/')) return refuse('not-found');
	if (request.method !== 'GET' && request.method !== 'HEAD') return refuse('method-not-allowed');
	return answerApp(parts.app, request, path);
}

/** Another site's page cannot add `Authorization`, so only what comes by cookie is asked where from. */
function refuseForeign({ origin }: HttpParts, { headers, method }: Request): void {
	if (method === 'GET' || method === 'HEAD' || headers.has('authorization')) return;
	if (!comesFromOurPage(headers, origin)) throw new RequestError('foreign-origin');
}

async function run(parts: HttpParts, route: Route, asked: Asked): Promise<Response> {
	const { session } = asked;
	if (session?.by === 'bearer' && !isOpenTo(session.scope, route))
		throw new RequestError('not-for-programs');
	if (route.for === 'anybody') return route.answer(asked);
	const actor = session && parts.facts.actorOf(session.personId, session.scope);
	if (!session || !actor) throw new RequestError('sign-in-needed');
	return asDoer(session.personId, () => {
		if (route.for === 'on-the-way') return route.answer({ ...asked, session });
		if (session.footing !== 'full') throw new RequestError('sign-in-unfinished');
		return route.answer({ ...asked, session, actor });
	});
}

/** Closed unless the route says otherwise: a new one must not open a door to programs by being forgotten. */
function isOpenTo(scope: Scope, route: Route): boolean {
	if (route.for === 'anybody') return route.method === 'GET';
	if (route.for === 'on-the-way') return false;
	return route.tokens === 'read' || (route.tokens === 'write' && scope !== 'api-read');
}
