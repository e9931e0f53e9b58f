import { accepted, declined, type Outcome } from '#lib/domain/outcome.ts';

/** Why a question to the server got no answer that we can use. */
export type NoAnswer = 'no-network' | 'refused' | 'fault';

const patienceMs = 15_000;

/**
 * For the few things that only the server can do: making schools, pairs and links. Never on the way
 * of a document. Without a question it only reads.
 */
export async function askServer(
	path: string,
	question?: object
): Promise<Outcome<unknown, NoAnswer> & Said> {
	try {
		const response = await fetch(path, {
			...(question === undefined ? {} : asking(question)),
			cache: 'no-store',
			signal: AbortSignal.timeout(patienceMs)
		});
		const body: unknown = await response.json();
		if (response.ok) return accepted(body);
		return {
			...declined(response.status < 500 ? 'refused' : 'fault'),
			message: textIn(body, 'message'),
			code: textIn(body, 'error')
		};
	} catch (cause) {
		console.warn(`No answer from ${path}`, cause);
		return declined('no-network');
	}
}

/** What a «no» of the server says to a person, and to a program. */
interface Said {
	readonly message?: string | undefined;
	readonly code?: string | undefined;
}

function asking(question: object): RequestInit {
	const headers = { 'content-type': 'application/json' };
	return { method: 'POST', headers, body: JSON.stringify(question) };
}

/** A field of an answer, whatever the answer is. */
export function fieldIn(body: unknown, name: string): unknown {
	if (typeof body !== 'object' || body === null) return undefined;
	return (body as Readonly<Record<string, unknown>>)[name];
}

export function textIn(body: unknown, name: string): string | undefined {
	const value = fieldIn(body, name);
	return typeof value === 'string' ? value : undefined;
}
