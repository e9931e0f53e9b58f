import {
	archiveFormat,
	archiveVersion,
	type ArchiveManifest,
	type FromArchive
} from '#lib/domain/archive/manifest.ts';

/** All of it or nothing: whatever it names must be in it, and in the shape that it promises. */
export function readManifest(bytes: Uint8Array): FromArchive<ArchiveManifest> {
	const said = jsonIn(bytes);
	if (!isObject(said) || said['format'] !== archiveFormat)
		return { ok: false, trouble: 'not-ours' };
	if (Number(said['version']) > archiveVersion) return { ok: false, trouble: 'newer' };
	if (!fits(said, manifestShape)) return { ok: false, trouble: 'damaged' };
	const value = said as unknown as ArchiveManifest;
	return isWhole(value) ? { ok: true, value } : { ok: false, trouble: 'damaged' };
}

type Check = (value: unknown) => boolean;
type Shape = Check | readonly [Shape] | { readonly [name: string]: Shape };

const text: Check = (value) => typeof value === 'string';
const count: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const hash: Check = (value) => text(value) && /^[0-9a-f]{64}$/.test(value as string);
const entry: Shape = { bytes: count, sha256: hash };
const unsent: Shape = { batch: text, tab: text, first: count, last: count, at: count, path: text };
const texts = { id: text, kind: text, name: text, crdt: text, data: text };

const manifestShape: Shape = {
	version: count,
	madeAt: text,
	person: { id: text, name: text },
	documents: [{ ...texts, schema: count, state: hash, unsent: [unsent] }],
	files: [{ document: text, name: text, path: text, ...entry }],
	missing: { documents: [{ id: text, kind: text }], files: [{ document: text, name: text }] },
	entries: (value) => isObject(value) && fits(Object.values(value), [entry])
};

function fits(value: unknown, shape: Shape): boolean {
	if (typeof shape === 'function') return shape(value);
	if (isList(shape)) return Array.isArray(value) && value.every((one) => fits(one, shape[0]));
	if (!isObject(value)) return false;
	return Object.entries(shape).every(([name, inner]) => fits(value[name], inner));
}

function isWhole({ documents, files, entries }: ArchiveManifest): boolean {
	const edits = documents.flatMap((one) => one.unsent);
	const paths = [
		...documents.flatMap(({ crdt, data }) => [crdt, data]),
		...[...edits, ...files].map(({ path }) => path)
	];
	const isThere = paths.every((path) => Object.hasOwn(entries, path));
	return isThere && edits.every(({ first, last }) => first <= last);
}

function isList(shape: Shape): shape is readonly [Shape] {
	return Array.isArray(shape);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function jsonIn(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		// A file of this name in an archive of something else.
		return undefined;
	}
}
