import type { KeptFile } from '../disk/file-store.ts';
import type { Answer, FileRequests } from './file-requests.ts';

/** How sending one file ended. */
export type Sending =
	| { readonly ended: 'stored'; readonly epoch: string }
	/** The road, the rights or the edits changed: whoever asked goes on later from where it stood. */
	| { readonly ended: 'broken-off' }
	| { readonly ended: 'later'; readonly retryAfterMs: number }
	| { readonly ended: 'refused'; readonly refusal: string };

export interface SendParts {
	readonly requests: FileRequests;
	/** Asked before every piece: edits go first, and a tab that does not lead any more sends nothing. */
	readonly mayGo: () => boolean;
	readonly elapsed: () => number;
	readonly onProgress: (held: number) => void;
	/** How large the next piece may be; it grows and shrinks with the link, from file to file. */
	readonly pace: Pace;
}

const smallestPiece = 16 * 1024;
const largestPiece = 512 * 1024;
const quickMs = 3_000;

/** A link that answers quickly gets larger pieces, one that breaks gets smaller ones. */
export class Pace {
	bytes = 64 * 1024;

	answered(afterMs: number): void {
		if (afterMs < quickMs) this.bytes = Math.min(this.bytes * 2, largestPiece);
	}

	broke(): void {
		this.bytes = Math.max(this.bytes / 2, smallestPiece);
	}
}

/** Our two machines do not agree on the file: after so many beginnings it is refused. */
const mostBeginnings = 3;

/** Asks how far the file has come, and goes on from there until all of it is on the server's disk. */
export async function sendFile(
	file: KeptFile,
	content: Uint8Array,
	parts: SendParts
): Promise<Sending> {
	const { requests, mayGo } = parts;
	let refusal = '';
	for (let beginning = 0; beginning < mostBeginnings; beginning++) {
		if (!mayGo()) return { ended: 'broken-off' };
		const answer = await sendFrom(await requests.offer(file, file.bytes), { file, content, parts });
		const end = endingOf(answer);
		if (end) return end;
		refusal = answer.is === 'refused' ? answer.code : '';
	}
	return { ended: 'refused', refusal };
}

interface Underway {
	readonly file: KeptFile;
	readonly content: Uint8Array;
	readonly parts: SendParts;
}

async function sendFrom(first: Answer, { file, content, parts }: Underway): Promise<Answer> {
	const { requests, mayGo, elapsed, onProgress, pace } = parts;
	let answer = first;
	while (answer.is === 'progress' && answer.at === 'waiting') {
		const { held } = answer;
		onProgress(held);
		if (!mayGo()) return answer;
		const since = elapsed();
		answer = await requests.send(file, held, content.subarray(held, held + pace.bytes));
		if (answer.is === 'silent') pace.broke();
		else pace.answered(elapsed() - since);
	}
	return answer;
}

/** Undefined when the file is to be begun anew. */
function endingOf(answer: Answer): Sending | undefined {
	if (answer.is === 'silent') return { ended: 'later', retryAfterMs: 0 };
	if (answer.is === 'progress') {
		const isStored = answer.at === 'stored';
		return isStored ? { ended: 'stored', epoch: answer.epoch } : { ended: 'broken-off' };
	}
	if (beginsAnew.has(answer.code)) return undefined;
	if (final.has(answer.code)) return { ended: 'refused', refusal: answer.code };
	return { ended: 'later', retryAfterMs: answer.retryAfterMs };
}

const beginsAnew = new Set(['wrong-hash', 'wrong-place', 'file-not-begun']);

/** These do not pass by themselves; all else does, or the road says what it is. */
const final = new Set([
	...['not-found', 'read-only', 'malformed', 'file-kind-refused'],
	...['file-too-big', 'document-files-full', 'organisation-files-full']
]);
