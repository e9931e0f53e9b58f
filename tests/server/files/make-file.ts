import { createHash } from 'node:crypto';
import type { FileShelf } from '../../../server/files/shelf.ts';

export interface MadeFile {
	readonly content: Uint8Array;
	readonly sha256: string;
	readonly bytes: number;
}

/** A «photo» of a length: it begins as a JPEG does, and no two bytes in a row tell where a cut was. */
export function photo(bytes: number, seed = 1): MadeFile {
	let state = seed;
	const content = Uint8Array.from({ length: bytes }, (_, at) => {
		state = Math.imul(state ^ at, 0x9e3779b1) >>> 0;
		return [0xff, 0xd8, 0xff][at] ?? state >>> 24;
	});
	return fileOf(content);
}

export function fileOf(content: Uint8Array): MadeFile {
	const sha256 = createHash('sha256').update(content).digest('hex');
	return { content, sha256, bytes: content.length };
}

/** What a document says of a scanned paper. */
export function attachmentOf(content: Uint8Array) {
	const { sha256, bytes } = fileOf(content);
	return {
		...({ kind: 'file', type: 'application/pdf', name: 'лист.pdf' } as const),
		...{ bytes, sha256, takenAt: 1, addedAt: 1, addedBy: 'p', seconds: 0 }
	};
}

/** As somebody's phone sends it. */
export async function sendFile(
	files: FileShelf,
	documentId: string,
	content: Uint8Array
): Promise<void> {
	const { sha256, bytes } = fileOf(content);
	await files.begin({ documentId, sha256, bytes, authorId: 'x' });
	await files.take({ documentId, sha256 }, 0, content);
}
