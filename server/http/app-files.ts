import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** The built app, whole in memory: a build made underneath a running server never mixes with it. */
export interface AppFiles {
	readonly build: string;
	find(path: string): AppFile | undefined;
}

export interface AppFile {
	readonly type: string;
	/** The name holds the hash of the content, so it never changes. */
	readonly immutable: boolean;
	readonly plain: Encoded;
	readonly brotli: Encoded | undefined;
	readonly gzip: Encoded | undefined;
}

export interface Encoded {
	readonly bytes: Uint8Array;
	readonly etag: string;
}

/** Undefined while there is no built app in the folder. */
export async function loadAppFiles(folder: string): Promise<AppFiles | undefined> {
	const contents = await readFolder(folder);
	if (!contents.has('/index.html')) return undefined;
	const files = filesOf(contents);
	return { build: buildOf(contents), find: (path) => files.get(path) };
}

/** The files of any folder, by the path under which they are asked for. */
export async function loadFiles(folder: string): Promise<ReadonlyMap<string, AppFile>> {
	return filesOf(await readFolder(folder));
}

function filesOf(contents: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, AppFile> {
	const files = new Map<string, AppFile>();
	for (const path of contents.keys()) {
		if (!/\.(br|gz)$/.test(path)) files.set(path, appFile(path, contents));
	}
	return files;
}

async function readFolder(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ifMissing);
	const files = entries.filter((entry) => entry.isFile());
	const contents = new Map<string, Uint8Array>();
	for (const file of files) {
		const path = join(file.parentPath, file.name);
		contents.set(`/${relative(folder, path).split(sep).join('/')}`, await readFile(path));
	}
	return contents;
}

function ifMissing(cause: unknown): [] {
	if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
	throw cause;
}

function appFile(path: string, contents: ReadonlyMap<string, Uint8Array>): AppFile {
	const encoded = (ending: string): Encoded | undefined => {
		const bytes = contents.get(path + ending);
		return bytes && { bytes, etag: etagOf(bytes) };
	};
	return {
		type: types[extname(path)] ?? 'application/octet-stream',
		immutable: path.startsWith('/_app/immutable/'),
		plain: { bytes: contents.get(path)!, etag: etagOf(contents.get(path)!) },
		brotli: encoded('.br'),
		gzip: encoded('.gz')
	};
}

function etagOf(bytes: Uint8Array): string {
	return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
}

function buildOf(contents: ReadonlyMap<string, Uint8Array>): string {
	const version: unknown = JSON.parse(
		new TextDecoder().decode(contents.get('/_app/version.json') ?? new TextEncoder().encode('{}'))
	);
	const named = typeof version === 'object' && version !== null && 'version' in version;
	return named ? String(version.version) : 'unknown';
}

const types: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.webp': 'image/webp',
	'.ico': 'image/x-icon',
	'.woff2': 'font/woff2',
	'.txt': 'text/plain; charset=utf-8',
	'.wasm': 'application/wasm',
	'.map': 'application/json; charset=utf-8'
};
