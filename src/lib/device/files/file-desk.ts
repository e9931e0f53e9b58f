import type { Report } from '../background.ts';
import { DiskError } from '../disk/disk.ts';
import type { Disk, DiskTrouble } from '../disk/disk.ts';
import { fileKey, type FileName, type KeptFile } from '../disk/file-store.ts';
import type { FileFacts } from '../facts.ts';
import type { Platform } from '../platform.ts';
import type { FetchedFile, FileState } from '../surface.ts';
import type { Http } from '../wire/http.ts';
import { fetchFile } from './fetch-file.ts';
import { FileRequests } from './file-requests.ts';
import { FileSender } from './file-sender.ts';
import { sha256Of } from './sha256.ts';

export interface FileDeskParts {
	readonly disk: Promise<Disk>;
	readonly http: Http;
	readonly platform: Platform;
	readonly report: Report;
	/** Undefined in a tab that does not lead: it keeps and shows, and sends nothing. */
	readonly leading: () => { readonly hasRoad: boolean; readonly epoch: string } | undefined;
	/** Edits that the server lacks; they go first. */
	readonly hasEdits: () => boolean;
	/** To the other tabs: read again what is here. */
	readonly say: () => void;
	readonly onChange: () => void;
}

interface Unkept {
	readonly at: number;
	readonly trouble: DiskTrouble | undefined;
}

/**
 * The files of one person in one tab. Keeps:
 *  1. A file is kept only when the transaction that wrote it has completed.
 *  2. Files are sent after all edits, by the leading tab, and go on from where they stood.
 *  3. Only what the server's present database is known to hold is ever let go of, and what the server
 *     was given once and no record names any more.
 */
export class FileDesk {
	readonly #parts: FileDeskParts;
	readonly #requests: FileRequests;
	readonly #sender: FileSender;
	readonly #unkept = new Map<string, Unkept>();
	readonly #receiving = new Map<string, number>();
	/** What came before the link broke; it is gone on from at the next tap. */
	readonly #received = new Map<string, Uint8Array[]>();
	#files: ReadonlyMap<string, KeptFile> = new Map();
	#isOver = false;

	constructor(parts: FileDeskParts) {
		this.#parts = parts;
		this.#requests = new FileRequests(parts.http);
		this.#sender = new FileSender({
			...{ requests: this.#requests, platform: parts.platform, report: parts.report },
			due: () => this.#due(),
			read: async (file) => (await parts.disk).files.read(file),
			mayGo: () => !this.#isOver && parts.leading()?.hasRoad === true && !parts.hasEdits(),
			onStored: (file, epoch) => this.#onStored(file, epoch),
			onChange: parts.onChange
		});
	}

	get facts(): FileFacts {
		const waiting = [...this.#files.values()].filter(({ state }) => state.at === 'waiting');
		const refusals = waiting.flatMap((file) => this.#sender.refusalOf(file) ?? []);
		const troubles = [...this.#unkept.values()];
		const oldest = Math.min(...troubles.map(({ at }) => at));
		return {
			waiting: waiting.length - refusals.length,
			bytes: waiting.reduce((sum, { bytes }) => sum + bytes, 0),
			refused: refusals.length,
			refusal: refusals[0],
			unkept: this.#unkept.size,
			unkeptForMs: troubles.length === 0 ? 0 : Math.max(0, this.#parts.platform.now() - oldest),
			trouble: troubles.find(({ trouble }) => trouble)?.trouble
		};
	}

	/** How much of what is here the server has too. */
	get freeableBytes(): number {
		const stored = [...this.#files.values()].filter(({ state }) => state.at === 'stored');
		return stored.reduce((sum, { bytes }) => sum + bytes, 0);
	}

	/** Also when another tab says that something changed. */
	async readAll(): Promise<void> {
		const all = await (await this.#parts.disk).files.all();
		this.#files = new Map(all.map((file) => [fileKey(file), file]));
		this.#changed();
	}

	/** Called whenever the road, the rights or the edits may have changed. */
	look(): void {
		this.#sender.look();
	}

	retry(): void {
		this.#sender.retry();
	}

	stop(): void {
		this.#isOver = true;
		this.#sender.stop();
	}

	async keep(document: string, content: Uint8Array): Promise<string> {
		const { platform } = this.#parts;
		const file = { document, sha256: await sha256Of(content) };
		const known = this.#files.get(fileKey(file));
		if (known?.state.at === 'waiting') return file.sha256;
		const [bytes, at] = [content.length, platform.now()];
		this.#setUnkept(file, { at, trouble: undefined });
		try {
			await this.#put({ ...file, bytes, at, state: { at: 'waiting' } }, content);
		} catch (error) {
			this.#setUnkept(file, { at, trouble: error instanceof DiskError ? error.trouble : 'broken' });
			throw error;
		}
		this.letGo(file);
		return file.sha256;
	}

	/** The person gives up what could not be kept. */
	letGo(file: FileName): void {
		if (this.#unkept.delete(fileKey(file))) this.#changed();
	}

	stateOf(file: FileName): FileState {
		const key = fileKey(file);
		const known = this.#files.get(key);
		const receiving = this.#receiving.get(key);
		if (receiving !== undefined) return { at: 'receiving', held: receiving };
		if (!known) return { at: 'elsewhere' };
		if (known.state.at === 'stored') return { at: 'stored' };
		const refusal = this.#sender.refusalOf(file);
		if (refusal !== undefined) return { at: 'refused', refusal };
		const held = this.#sender.heldOf(file);
		return held === undefined ? { at: 'waiting' } : { at: 'sending', held };
	}

	async read(file: FileName): Promise<Uint8Array | undefined> {
		const { files } = await this.#parts.disk;
		const content = await files.read(file);
		const known = this.#files.get(fileKey(file));
		// A torn copy of what the server has is fetched again; a torn only copy is left for whoever can read it.
		if (!content && known?.state.at === 'stored') {
			await files.remove([known]);
			await this.readAll();
		}
		return content;
	}

	async fetch(file: FileName & { readonly bytes: number }): Promise<FetchedFile> {
		const key = fileKey(file);
		const onProgress = (held: number): void => {
			this.#receiving.set(key, held);
			this.#parts.onChange();
		};
		const parts = this.#received.get(key) ?? [];
		this.#received.set(key, parts);
		onProgress(0);
		try {
			const fetched = await fetchFile(this.#requests, { ...file, onProgress }, parts);
			if (!fetched.ok) return fetched;
			this.#received.delete(key);
			return { ...fetched, isKept: await this.#keepFetched(file, fetched.content) };
		} finally {
			this.#receiving.delete(key);
			this.#parts.onChange();
		}
	}

	async keepOnly(document: string, named: ReadonlySet<string>): Promise<void> {
		await this.#remove(
			[...this.#files.values()].filter(
				(file) =>
					file.document === document && file.state.at === 'stored' && !named.has(file.sha256)
			)
		);
	}

	/** Ends with how many bytes there were. */
	async free(): Promise<number> {
		const { catalogue } = await this.#parts.disk;
		const { epoch } = await catalogue.read();
		const gone = [...this.#files.values()].filter(
			({ state }) => state.at === 'stored' && state.epoch === epoch && epoch !== ''
		);
		await this.#remove(gone);
		return gone.reduce((sum, { bytes }) => sum + bytes, 0);
	}

	async #remove(gone: readonly KeptFile[]): Promise<void> {
		if (gone.length === 0) return;
		await (await this.#parts.disk).files.remove(gone);
		await this.readAll();
		this.#parts.say();
	}

	/** Of what is called stored, what another database than the present one was said to have. */
	#due(): readonly KeptFile[] {
		const epoch = this.#parts.leading()?.epoch ?? '';
		return [...this.#files.values()].filter(({ state }) =>
			state.at === 'waiting' ? true : epoch !== '' && state.epoch !== epoch
		);
	}

	/** On a full disk what the server has makes room for what only we have. */
	async #put(file: KeptFile, content: Uint8Array): Promise<void> {
		const { files } = await this.#parts.disk;
		try {
			await files.put(file, content);
		} catch (error) {
			const isFull = error instanceof DiskError && error.trouble === 'no-room';
			if (!isFull || file.state.at === 'stored' || (await this.free()) === 0) throw error;
			await files.put(file, content);
		}
		await this.readAll();
		this.#parts.say();
	}

	async #keepFetched(
		{ document, sha256, bytes }: FileName & { readonly bytes: number },
		content: Uint8Array
	): Promise<boolean> {
		const { platform, report, disk } = this.#parts;
		try {
			const { epoch } = await (await disk).catalogue.read();
			const state = { at: 'stored', epoch } as const;
			await this.#put({ document, sha256, bytes, at: platform.now(), state }, content);
			return true;
		} catch (error) {
			report('keep a fetched file', error);
			return false;
		}
	}

	async #onStored(file: FileName, epoch: string): Promise<void> {
		await (await this.#parts.disk).files.mark(file, { at: 'stored', epoch });
		await this.readAll();
		this.#parts.say();
	}

	#setUnkept(file: FileName, unkept: Unkept): void {
		this.#unkept.set(fileKey(file), unkept);
		this.#changed();
	}

	#changed(): void {
		this.#parts.onChange();
		this.#sender.look();
	}
}
