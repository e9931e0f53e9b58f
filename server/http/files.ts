import * as z from 'zod';
import { can } from '#lib/domain/access.ts';
import type { Action } from '#lib/domain/access.ts';
import { isSha256 } from '#lib/domain/attachments/attachment.ts';
import { maxPieceBytes } from '../files/limits.ts';
import type { FileCard, FileKey } from '../storage/files.ts';
import { json, RequestError } from './answers.ts';
import { readBytes, readJson } from './body.ts';
import type { HttpParts } from './parts.ts';
import type { AskedBySomebody, Route } from './route.ts';

/** What these addresses are answered from. */
export type FileHttpParts = Pick<HttpParts, 'files' | 'facts' | 'storage' | 'now'>;

/** Photos, voice notes and papers of a document. Rights are asked of the document, at every request. */
export function fileRoutes(parts: FileHttpParts): readonly Route[] {
	const { files } = parts;
	return [
		{
			method: 'POST',
			path: '/api/documents/*/files',
			for: 'signed-in',
			tokens: 'write',
			answer: async (asked) => {
				refuse(parts, asked, 'write');
				const { sha256, bytes } = await readJson(asked.request, offerShape);
				const authorId = asked.session.personId;
				const offered = { documentId: asked.part, sha256, bytes, authorId };
				return json(progress(parts, await files.begin(offered)));
			}
		},
		{
			method: 'POST',
			path: '/api/documents/*/files/piece',
			for: 'signed-in',
			tokens: 'write',
			answer: async (asked) => {
				refuse(parts, asked, 'write');
				const key = keyOf(asked);
				const from = numberIn(asked, 'from');
				const piece = await readBytes(asked.request, pieceLimit);
				// A right may end while a piece is on its way.
				refuse(parts, asked, 'write');
				return json(progress(parts, await files.take(key, from, piece)));
			}
		},
		{
			method: 'GET',
			path: '/api/documents/*/files/content',
			for: 'signed-in',
			tokens: 'read',
			answer: async (asked) => {
				refuse(parts, asked, 'read');
				const card = files.stored(keyOf(asked));
				if (!card) throw new RequestError('file-not-here');
				return content(parts, asked, card);
			}
		}
	];
}

const offerShape = z.strictObject({
	sha256: z.string().refine(isSha256),
	bytes: z.int().min(1)
});

const pieceLimit = { maxBytes: maxPieceBytes, withinMs: 280_000 };

/** With the epoch, so that a device notices when the server was put back to an older copy. */
function progress({ storage }: FileHttpParts, { at, held }: { at: string; held: number }): object {
	return { at, held, epoch: storage.epoch };
}

/** Unknown, erased and forbidden documents give the same answer. */
function refuse(parts: FileHttpParts, { actor, part }: AskedBySomebody, action: Action): void {
	const resource = parts.facts.resourceOf(part);
	const now = parts.now();
	// Who is no longer known here has an actor without grants by now.
	const today = parts.facts.actorOf(actor.personId, actor.scope);
	if (!resource || !today || !can(today, 'read', resource, now))
		throw new RequestError('not-found');
	if (!can(today, action, resource, now)) throw new RequestError('read-only');
}

function keyOf({ url, part }: AskedBySomebody): FileKey {
	const sha256 = url.searchParams.get('sha256');
	if (!isSha256(sha256)) throw new RequestError('malformed');
	return { documentId: part, sha256 };
}

function numberIn({ url }: AskedBySomebody, name: string): number {
	const said = url.searchParams.get(name) ?? '';
	if (!/^\d{1,12}$/.test(said)) throw new RequestError('malformed');
	return Number(said);
}

async function content(
	{ files }: FileHttpParts,
	{ request }: AskedBySomebody,
	card: FileCard
): Promise<Response> {
	const range = rangeOf(request.headers.get('range'), card.bytes);
	if (range === 'outside') {
		return new Response(null, {
			status: 416,
			headers: { 'content-range': `bytes */${card.bytes}` }
		});
	}
	const { from, to } = range ?? { from: 0, to: card.bytes };
	const bytes = await files.read(card, from, to - from);
	const part = range && { 'content-range': `bytes ${from}-${to - 1}/${card.bytes}` };
	return new Response(new Uint8Array(bytes), {
		status: range ? 206 : 200,
		headers: { ...safely(card), ...part }
	});
}

/** Nothing that somebody attached may act in our name: it is saved, never shown as a page of ours. */
function safely({ type, sha256 }: FileCard): Record<string, string> {
	return {
		'content-type': type,
		'content-disposition': `attachment; filename="${sha256.slice(0, 16)}"`,
		'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
		'accept-ranges': 'bytes',
		'cache-control': 'private, no-store',
		etag: `"${sha256}"`
	};
}

interface Range {
	readonly from: number;
	/** The first byte that is not meant any more. */
	readonly to: number;
}

/** One range from somewhere on; any other wish is answered with the whole file, as the standard allows. */
function rangeOf(header: string | null, length: number): Range | 'outside' | undefined {
	const [, first, last] = /^bytes=(\d{1,12})-(\d{0,12})$/.exec(header ?? '') ?? [];
	if (first === undefined) return undefined;
	const from = Number(first);
	const to = last ? Math.min(Number(last) + 1, length) : length;
	return from < length && to > from ? { from, to } : 'outside';
}
