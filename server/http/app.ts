import { text } from './answers.ts';
import type { AppFile, AppFiles, Encoded } from './app-files.ts';
import { notBuiltPage } from './texts.ts';

/** The app itself: files by their path, and the one page for every address that is a screen. */
export function answerApp(app: AppFiles | undefined, request: Request, path: string): Response {
	const file = app?.find(decoded(path));
	if (file) return answerFile(file, request);
	// A chunk of another build must be missing, not a page that a script loader chokes on.
	if (!isScreen(path)) return text('Not found\n', undefined, 404);
	const page = app?.find('/index.html');
	return page ? answerFile(page, request) : text(notBuiltPage, 'text/html; charset=utf-8', 503);
}

function isScreen(path: string): boolean {
	const last = path.slice(path.lastIndexOf('/') + 1);
	return !last.includes('.') && !path.startsWith('/_app/');
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		// Not an address of any file; the path as it came is not one either.
		return path;
	}
}

function answerFile(file: AppFile, request: Request): Response {
	const { encoded, encoding } = chosen(file, request.headers.get('accept-encoding') ?? '');
	const headers = new Headers({
		'content-type': file.type,
		'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
		etag: encoded.etag,
		vary: 'Accept-Encoding'
	});
	if (isKnown(request.headers.get('if-none-match'), encoded.etag)) {
		return new Response(null, { status: 304, headers });
	}
	if (encoding) headers.set('content-encoding', encoding);
	headers.set('content-length', String(encoded.bytes.byteLength));
	const body = request.method === 'HEAD' ? null : new Uint8Array(encoded.bytes);
	return new Response(body, { headers });
}

interface Chosen {
	readonly encoded: Encoded;
	readonly encoding?: 'br' | 'gzip';
}

function chosen(file: AppFile, accepted: string): Chosen {
	if (file.brotli && accepts(accepted, 'br')) return { encoded: file.brotli, encoding: 'br' };
	if (file.gzip && accepts(accepted, 'gzip')) return { encoded: file.gzip, encoding: 'gzip' };
	return { encoded: file.plain };
}

function accepts(accepted: string, encoding: string): boolean {
	return accepted.split(',').some((part) => {
		const [name, ...parameters] = part.split(';').map((piece) => piece.trim());
		return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
	});
}

/** A proxy that compresses on its own makes our strong tag weak; the content is still the same. */
function isKnown(ifNoneMatch: string | null, etag: string): boolean {
	const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
	return tags.includes(etag) || tags.includes('*');
}
