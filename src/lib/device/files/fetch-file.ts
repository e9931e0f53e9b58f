import type { FileName } from '../disk/file-store.ts';
import type { FileRequests } from './file-requests.ts';
import { sha256Of } from './sha256.ts';

export type Fetched =
	| { readonly ok: true; readonly content: Uint8Array }
	/** A refusal of the server, or `no-answer`, or `damaged` for bytes that are not the promised ones. */
	| { readonly ok: false; readonly reason: string };

export interface Fetching extends FileName {
	readonly bytes: number;
	readonly onProgress: (held: number) => void;
}

const pieceBytes = 128 * 1024;
const triesPerPiece = 3;

/** In pieces, so that a link that breaks costs a piece; `parts` outlives the attempt and is gone on from. */
export async function fetchFile(
	requests: FileRequests,
	file: Fetching,
	parts: Uint8Array[]
): Promise<Fetched> {
	let held = parts.reduce((sum, { length }) => sum + length, 0);
	while (held < file.bytes) {
		const to = Math.min(held + pieceBytes, file.bytes);
		const piece = await fetchPiece(requests, file, [held, to]);
		if (typeof piece === 'string') return { ok: false, reason: piece };
		parts.push(piece);
		held = to;
		file.onProgress(held);
	}
	const content = new Uint8Array(held);
	let at = 0;
	for (const part of parts.splice(0)) {
		content.set(part, at);
		at += part.length;
	}
	const isWhole = (await sha256Of(content)) === file.sha256;
	return isWhole ? { ok: true, content } : { ok: false, reason: 'damaged' };
}

async function fetchPiece(
	requests: FileRequests,
	file: FileName,
	range: readonly [number, number]
): Promise<Uint8Array | string> {
	for (let tried = 0; tried < triesPerPiece; tried++) {
		const piece = await requests.fetch(file, range);
		if (piece instanceof Uint8Array) return piece;
		if (piece.is === 'refused') return piece.code;
	}
	return 'no-answer';
}
