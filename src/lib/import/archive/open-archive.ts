import {
	manifestPath,
	maxManifestBytes,
	type ArchiveManifest,
	type FromArchive
} from '#lib/domain/archive/manifest.ts';
import { readManifest } from './read-manifest.ts';
import { ZipBlob } from './zip-blob.ts';

export interface OpenedArchive {
	readonly manifest: ArchiveManifest;
	/** A part that the manifest names, as it was when the archive was looked through. */
	read(path: string): Promise<FromArchive<Uint8Array>>;
}

export interface LookingThrough {
	readonly sha256: (content: Uint8Array) => Promise<string>;
	/** After each part. */
	readonly onProgress: (done: number, of: number) => void;
}

/** Every part is read and compared with its hash before anybody may take a word of the archive. */
export async function openArchive(
	file: Blob,
	{ sha256, onProgress }: LookingThrough
): Promise<FromArchive<OpenedArchive>> {
	const zip = await ZipBlob.open(file);
	if (!zip.ok) return zip;
	if (!zip.value.has(manifestPath)) return { ok: false, trouble: 'not-ours' };
	const said = await zip.value.read(manifestPath, maxManifestBytes);
	if (!said.ok) return said;
	const manifest = readManifest(said.value);
	if (!manifest.ok) return manifest;
	const { entries } = manifest.value;
	const read = async (path: string): Promise<FromArchive<Uint8Array>> => {
		const part = await zip.value.read(path);
		if (!part.ok) return part;
		const isSame = entries[path]?.sha256 === (await sha256(part.value));
		return isSame ? part : { ok: false, trouble: 'damaged' };
	};
	const paths = Object.keys(entries);
	for (const [at, path] of paths.entries()) {
		const part = await read(path);
		if (!part.ok) return part;
		onProgress(at + 1, paths.length);
	}
	return { ok: true, value: { manifest: manifest.value, read } };
}
