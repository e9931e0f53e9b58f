import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { refuse } from './answers.ts';

/** What a Request cannot say about where it came from. */
export interface Caller {
	readonly address: string | undefined;
}

export type Answer = (request: Request, caller: Caller) => Promise<Response>;

/** node:http on one side, Request and Response on the other. */
export function bridge(answer: Answer, report: (cause: unknown) => void) {
	return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
		void respond(incoming, outgoing, answer).catch((cause: unknown) => {
			report(cause);
			outgoing.destroy();
		});
	};
}

async function respond(
	incoming: IncomingMessage,
	outgoing: ServerResponse,
	answer: Answer
): Promise<void> {
	const request = toRequest(incoming);
	const caller = { address: incoming.socket.remoteAddress };
	const response = request ? await answer(request, caller) : refuse('malformed');
	await send(response, incoming, outgoing);
}

/** Undefined for what is no address of ours, such as a proxy's absolute one. */
export function toRequest(incoming: IncomingMessage): Request | undefined {
	const { method = 'GET', url = '/' } = incoming;
	const asked = url.startsWith('/') ? URL.parse(`http://tropa.invalid${url}`) : null;
	if (!asked || unfetchable.has(method)) return undefined;
	const bare = method === 'GET' || method === 'HEAD';
	return new Request(asked, {
		method,
		headers: toHeaders(incoming),
		...(bare ? {} : { body: bodyOf(incoming), duplex: 'half' })
	});
}

/** The constructor of Request throws on these. */
const unfetchable = new Set(['CONNECT', 'TRACE', 'TRACK']);

function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
	return Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
}

function toHeaders(incoming: IncomingMessage): Headers {
	const headers = new Headers();
	for (const [name, values] of Object.entries(incoming.headersDistinct)) {
		for (const value of values ?? []) headers.append(name, value);
	}
	return headers;
}

async function send(
	response: Response,
	incoming: IncomingMessage,
	outgoing: ServerResponse
): Promise<void> {
	const body = Buffer.from(await response.arrayBuffer());
	outgoing.statusCode = response.status;
	outgoing.setHeaders(response.headers);
	const length = response.headers.get('content-length');
	if (length === null && response.status !== 304) outgoing.setHeader('content-length', body.length);
	// Whoever was refused before the end of the body does not get to send the rest of it.
	if (!incoming.complete) outgoing.setHeader('connection', 'close');
	outgoing.end(body, () => {
		if (!incoming.complete) incoming.destroy();
	});
}
