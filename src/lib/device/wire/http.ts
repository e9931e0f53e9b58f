/** Plain HTTP to our own server. The browser's `fetch`, or a test's by hand. */
export interface Http {
	/** Undefined when nothing came back within the time: no network, or nobody there. */
	ask(request: HttpRequest): Promise<HttpReply | undefined>;
	/** What the device itself says about its network; often wrong, never believed alone. */
	seemsConnected(): boolean;
}

export interface HttpRequest {
	readonly method: 'GET' | 'POST';
	readonly path: string;
	readonly body?: Uint8Array | { readonly json: unknown };
	readonly headers?: Readonly<Record<string, string>>;
	readonly withinMs: number;
}

export interface HttpReply {
	readonly status: number;
	readonly contentType: string;
	readonly retryAfterMs: number;
	readonly body: Uint8Array;
}

/** Every request says which version of the app it is: «Устройства» shows it. */
export const browserHttp = (app: string): Http => ({
	async ask({ method, path, body, headers, withinMs }) {
		try {
			const reply = await fetch(path, {
				method,
				...bodyOf(body, { ...headers, 'x-tropa-app': app }),
				// An answer out of a cache says nothing about the server.
				cache: 'no-store',
				credentials: 'same-origin',
				// A portal that sends us to its own page must be seen as what it is.
				redirect: 'error',
				signal: AbortSignal.timeout(withinMs)
			});
			return {
				status: reply.status,
				contentType: reply.headers.get('content-type') ?? '',
				retryAfterMs: (Number(reply.headers.get('retry-after')) || 0) * 1000,
				body: new Uint8Array(await reply.arrayBuffer())
			};
		} catch {
			// No network, no server, or too late: which of them is for the probe to find out.
			return undefined;
		}
	},
	seemsConnected: () => navigator.onLine
});

function bodyOf(body: HttpRequest['body'], headers: HttpRequest['headers']): RequestInit {
	if (body === undefined) return { headers: { ...headers } };
	if (body instanceof Uint8Array) {
		const type = 'application/octet-stream';
		return { body: new Uint8Array(body), headers: { 'content-type': type, ...headers } };
	}
	const type = 'application/json';
	return { body: JSON.stringify(body.json), headers: { 'content-type': type, ...headers } };
}

/** Undefined for anything that is not JSON of our server. */
export function jsonOf(reply: HttpReply): unknown {
	if (!reply.contentType.startsWith('application/json')) return undefined;
	try {
		return JSON.parse(new TextDecoder().decode(reply.body));
	} catch {
		// A cut off or foreign answer: the same as none.
		return undefined;
	}
}
