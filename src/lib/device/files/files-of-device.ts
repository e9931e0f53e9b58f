import { inBackground, type Report } from '../background.ts';
import type { Desk } from '../desk.ts';
import { noFiles, type FileFacts } from '../facts.ts';
import type { Platform } from '../platform.ts';
import type { Device, DeviceFiles, FetchedFile, FileName, FileState } from '../surface.ts';
import type { Listeners } from '../watched.ts';
import type { Http } from '../wire/http.ts';
import type { FileDesk } from './file-desk.ts';

export interface FilesParts {
	readonly http: Http;
	readonly platform: Platform;
	readonly report: Report;
	readonly changes: Listeners;
}

/** Attachments of whoever sits here. Their code comes after the first screen, as the disk's does. */
export class FilesOfDevice implements DeviceFiles {
	readonly #parts: FilesParts;
	#desk: FileDesk | undefined;
	#opening: Promise<FileDesk> | undefined;

	constructor(parts: FilesParts) {
		this.#parts = parts;
	}

	get facts(): FileFacts {
		return this.#desk?.facts ?? noFiles;
	}

	get freeableBytes(): number {
		return this.#desk?.freeableBytes ?? 0;
	}

	sitDown(desk: Desk): void {
		this.#opening = this.#open(desk);
		inBackground(this.#opening, 'open the files', this.#parts.report);
	}

	standUp(): void {
		this.#desk?.stop();
		this.#desk = undefined;
		this.#opening = undefined;
	}

	/** How many files stand in the way of leaving; nothing is left behind that only memory has. */
	async heldBackBy(choice: Parameters<Device['signOut']>[0]): Promise<number> {
		await this.#opening?.catch(() => undefined);
		const { waiting, refused, unkept } = this.facts;
		if (choice === 'only-if-sent') return waiting + refused + unkept;
		return choice === 'keep-unsent-here' ? unkept : 0;
	}

	/** Another tab of this device kept, sent or removed something. */
	heard(): void {
		if (this.#desk) inBackground(this.#desk.readAll(), 'read the files', this.#parts.report);
	}

	look(): void {
		this.#desk?.look();
	}

	retry(): void {
		this.#desk?.retry();
	}

	onChange(listener: () => void): () => void {
		return this.#parts.changes.add(listener);
	}

	stateOf(file: FileName): FileState {
		return this.#desk?.stateOf(file) ?? { at: 'elsewhere' };
	}

	async keep(document: string, content: Uint8Array): Promise<string> {
		return (await this.#deskNow()).keep(document, content);
	}

	letGo(file: FileName): void {
		this.#desk?.letGo(file);
	}

	async read(file: FileName): Promise<Uint8Array | undefined> {
		return (await this.#deskNow()).read(file);
	}

	async fetch(file: FileName & { readonly bytes: number }): Promise<FetchedFile> {
		return (await this.#deskNow()).fetch(file);
	}

	async keepOnly(document: string, named: ReadonlySet<string>): Promise<void> {
		await (await this.#deskNow()).keepOnly(document, named);
	}

	async free(): Promise<number> {
		return (await this.#deskNow()).free();
	}

	async #open(desk: Desk): Promise<FileDesk> {
		const { changes, ...parts } = this.#parts;
		const [{ FileDesk }] = await Promise.all([import('./file-desk.ts'), desk.shelf.disk]);
		const opened = new FileDesk({
			...parts,
			disk: desk.shelf.disk,
			leading: () => {
				const { leader } = desk;
				const hasRoad = leader?.wire.carrier !== 'none';
				return leader && { hasRoad, epoch: leader.exchange.place.epoch };
			},
			hasEdits: () => desk.shelf.hasUnsent,
			say: () => desk.say({ say: 'files' }),
			onChange: () => changes.tell()
		});
		this.#desk = opened;
		await opened.readAll();
		return opened;
	}

	#deskNow(): Promise<FileDesk> {
		if (!this.#opening) throw new Error('Nobody is signed in on this device');
		return this.#opening;
	}
}
