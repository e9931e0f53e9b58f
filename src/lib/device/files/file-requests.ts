import type { FileName } from '../disk/file-store.ts';
import { jsonOf } from '../wire/http.ts';
import type { Http, HttpReply } from '../wire/http.ts';

/** What the server says of a file that it is offered. */
export type Answer =
	| {
			readonly is: 'progress';
			readonly at: 'waiting' | 'stored';
			readonly held: number;
			readonly epoch: string;
	  }
	/** `retryAfterMs` is what the server asks for; 0 where it asks for nothing. */
	| { readonly is: 'refused'; readonly code: string; readonly retryAfterMs: number }
	| { readonly is: 'silent' };

/** As much as the slowest link that we speak of needs, and a minute on top. */
const slowestBytesPerMs = 2;
const patienceMs = 60_000;

export class FileRequests {
	readonly #http: Http;

	constructor(http: Http) {
		this.#http = http;
	}

	async offer({ document, sha256 }: FileName, bytes: number): Promise<Answer> {
		return answerOf(
			await this.#http.ask({
				...{ method: 'POST', path: addressOf(document), body: { json: { sha256, bytes } } },
				withinMs: patienceMs
			})
		);
	}

	async send({ document, sha256 }: FileName, from: number, piece: Uint8Array): Promise<Answer> {
		return answerOf(
			await this.#http.ask({
				...{ method: 'POST', body: piece, withinMs: patienceFor(piece.length) },
				path: `${addressOf(document)}/piece?sha256=${sha256}&from=${from}`
			})
		);
	}

	/** The bytes from one place to before another, or what came instead of them. */
	async fetch(
		{ document, sha256 }: FileName,
		[from, to]: readonly [number, number]
	): Promise<Uint8Array | Exclude<Answer, { readonly is: 'progress' }>> {
		const reply = await this.#http.ask({
			...{ method: 'GET', withinMs: patienceFor(to - from) },
			path: `${addressOf(document)}/content?sha256=${sha256}`,
			headers: { range: `bytes=${from}-${to - 1}` }
		});
		if (reply?.status === 206 && reply.body.length === to - from) return reply.body;
		const answer = answerOf(reply);
		return answer.is === 'progress' ? { is: 'silent' } : answer;
	}
}

function addressOf(document: string): string {
	return `/api/documents/${encodeURIComponent(document)}/files`;
}

function patienceFor(bytes: number): number {
	return patienceMs + bytes / slowestBytesPerMs;
}

/** Whatever is not our server's own word is no answer. */
function answerOf(reply: HttpReply | undefined): Answer {
	const said = reply && jsonOf(reply);
	if (typeof said !== 'object' || said === null) return { is: 'silent' };
	const { at, held, epoch, error } = said as Readonly<Record<string, unknown>>;
	if (typeof error === 'string') {
		return { is: 'refused', code: error, retryAfterMs: reply?.retryAfterMs ?? 0 };
	}
	const isStored = at === 'stored';
	if (!isStored && at !== 'waiting') return { is: 'silent' };
	if (typeof held !== 'number' || typeof epoch !== 'string') return { is: 'silent' };
	return { is: 'progress', at, held, epoch };
}
