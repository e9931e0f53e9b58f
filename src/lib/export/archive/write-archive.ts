import {
	archiveFormat,
	archiveVersion,
	manifestPath,
	maxArchiveBytes,
	readmePath,
	type ArchivedDocument,
	type ArchivedEdits,
	type ArchivedFile,
	type ArchiveEntry,
	type ArchiveManifest
} from '#lib/domain/archive/manifest.ts';
import { readmeOf } from './readme.ts';
import { tablesOf, titlesIn, type TableWords } from './tables.ts';
import { ZipWriter } from './zip-writer.ts';

export interface DocumentToKeep {
	readonly schema: number;
	readonly state: string;
	readonly base: Uint8Array;
	readonly unsent: readonly (Omit<ArchivedEdits, 'path'> & { readonly update: Uint8Array })[];
	readonly content: Readonly<Record<string, unknown>>;
	readonly files: readonly FileToKeep[];
}

export type FileToKeep = Pick<ArchivedFile, 'sha256' | 'bytes' | 'name'>;

export interface ArchiveSource {
	readonly person: ArchiveManifest['person'];
	readonly madeAt: Date;
	readonly words: TableWords;
	readonly documents: readonly Pick<ArchivedDocument, 'id' | 'kind' | 'name'>[];
	/** Undefined for what is not on this device. */
	read(documentId: string): Promise<DocumentToKeep | undefined>;
	readFile(file: Pick<ArchivedFile, 'document' | 'sha256'>): Promise<Uint8Array | undefined>;
	sha256(content: Uint8Array): Promise<string>;
	write(chunk: Uint8Array): Promise<void>;
	/** After each document, with how many of all are done. */
	onProgress(done: number): void;
}

/** First what other documents name by its id: questions, meetings. */
const rankOf = (kind: string): number => (kind === 'surveys' || kind === 'journal' ? 0 : 1);

/** Writes an archive document by document, so that memory holds one of them and no more. */
export async function writeArchive(source: ArchiveSource): Promise<ArchiveManifest> {
	const packing = new Packing(source);
	const ordered = source.documents.toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind));
	for (const [at, card] of ordered.entries()) {
		await packing.add(card, String(at + 1).padStart(3, '0'));
		source.onProgress(at + 1);
	}
	return packing.end();
}

class Packing {
	readonly #source: ArchiveSource;
	readonly #zip: ZipWriter;
	readonly #entries: Record<string, ArchiveEntry> = {};
	readonly #documents: ArchivedDocument[] = [];
	readonly #files: ArchivedFile[] = [];
	/** Of all documents so far: an answer is told by its question, a note by its meeting. */
	readonly #titles = new Map<string, string>();
	readonly #missingDocuments: { id: string; kind: string }[] = [];
	readonly #missingFiles: { document: string; name: string }[] = [];

	constructor(source: ArchiveSource) {
		this.#source = source;
		this.#zip = new ZipWriter((chunk) => source.write(chunk), source.madeAt);
	}

	async add(card: ArchiveSource['documents'][number], number: string): Promise<void> {
		const { id, kind, name } = card;
		const held = await this.#source.read(id);
		if (!held) {
			this.#missingDocuments.push({ id, kind });
			return;
		}
		const { schema, state, base, content } = held;
		const paths = { crdt: `crdt/${number}.bin`, data: `data/${number}-${kind}.json` };
		await this.#put(paths.crdt, base);
		await this.#putText(paths.data, JSON.stringify(content, undefined, '\t'));
		const { words } = this.#source;
		const called = words.documents[kind] ?? kind;
		for (const [record, title] of titlesIn(content)) this.#titles.set(record, title);
		for (const table of tablesOf(content, words, this.#titles))
			await this.#putText(`csv/${number} ${called} - ${table.name}.csv`, table.csv);
		const unsent: ArchivedEdits[] = [];
		for (const [at, { update, ...edits }] of held.unsent.entries()) {
			const path = `crdt/${number}-unsent-${String(at + 1).padStart(4, '0')}.bin`;
			await this.#put(path, update);
			unsent.push({ ...edits, path });
		}
		this.#documents.push({ id, kind, schema, name, state, ...paths, unsent });
		for (const file of held.files) await this.#addFile(id, file);
	}

	async end(): Promise<ArchiveManifest> {
		const { person, madeAt } = this.#source;
		const manifest: ArchiveManifest = {
			...{ format: archiveFormat, version: archiveVersion, madeAt: madeAt.toISOString(), person },
			...{ documents: this.#documents, files: this.#files, entries: this.#entries },
			missing: { documents: this.#missingDocuments, files: this.#missingFiles }
		};
		await this.#putText(readmePath, readmeOf(manifest));
		const text = JSON.stringify(manifest, undefined, '\t');
		await this.#zip.add(manifestPath, new TextEncoder().encode(text));
		await this.#zip.end();
		return manifest;
	}

	async #addFile(document: string, file: FileToKeep): Promise<void> {
		const { sha256, name } = file;
		const hasRoom = this.#zip.bytes + file.bytes < maxArchiveBytes;
		const content = hasRoom ? await this.#source.readFile({ document, sha256 }) : undefined;
		if (!content) {
			this.#missingFiles.push({ document, name });
			return;
		}
		const path = `files/${sha256.slice(0, 16)}-${safeName(name)}`;
		if (!Object.hasOwn(this.#entries, path)) await this.#put(path, content);
		this.#files.push({ document, sha256, bytes: content.length, name, path });
	}

	#putText(path: string, text: string): Promise<void> {
		return this.#put(path, new TextEncoder().encode(text));
	}

	async #put(path: string, content: Uint8Array): Promise<void> {
		const sha256 = await this.#source.sha256(content);
		this.#entries[path] = { bytes: content.length, sha256 };
		await this.#zip.add(path, content);
	}
}

/** A name that no archiver takes for a folder, and no Windows refuses. */
function safeName(name: string): string {
	return name.replaceAll(/[\p{C}\\/:*?"<>|]/gu, '_').slice(-80) || 'file';
}
