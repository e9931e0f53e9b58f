import { attachmentsAbout, type Attachment } from '#lib/domain/attachments/attachment.ts';
import * as commands from '#lib/documents/attachments/commands.ts';
import { readAttachments } from '#lib/documents/attachments/read.ts';
import { DiskError } from '#lib/device/disk/disk.ts';
import type { PreparedFile } from '#lib/device/files/prepare-file.ts';
import { sha256Of } from '#lib/device/files/sha256.ts';
import type { DeviceFiles, FileState, OpenDocument } from '#lib/device/surface.ts';
import type { Here } from '#lib/ui/device-context.ts';
import { Live, Seen, seen } from '#lib/ui/live.svelte.ts';
import { fileRefusalText, keepTroubleTexts, prepareTexts } from '#lib/ui/texts/ru/attachments.ts';
import { ObjectAddresses } from './object-addresses.ts';

/** Something that is on its way onto this device's disk, or did not get there. */
export interface Draft {
	readonly id: number;
	readonly name: string;
	readonly at: 'preparing' | 'keeping' | 'failed';
	/** What went wrong, in words. */
	readonly why?: string;
	/** Still in memory, so it can be tried again. */
	readonly again?: () => Promise<void>;
	/** Whoever gives it up does not have to hear any more that it is not saved. */
	readonly forget?: () => void;
}

/** The attachments of one record of a document, and what a person does with them. */
export class AttachmentsView {
	readonly #opened: OpenDocument;
	readonly #here: Here;
	readonly #about: string;
	readonly #all: Live<ReturnType<typeof readAttachments>>;
	readonly #files: Seen<DeviceFiles>;
	readonly #mode: Seen<'read-only' | 'read-write'>;
	readonly #addresses = new ObjectAddresses();
	#drafts = $state.raw<readonly Draft[]>([]);
	#lastDraft = 0;

	readonly list = $derived.by(() => attachmentsAbout(this.#all.current.kept, this.#about));
	readonly removed = $derived.by(() => attachmentsAbout(this.#all.current.removed, this.#about));
	readonly readOnly = $derived.by(() => this.#mode.current === 'read-only');

	constructor(opened: OpenDocument, about: string, here: Here) {
		const { files } = here.device;
		this.#opened = opened;
		this.#about = about;
		this.#here = here;
		this.#all = new Live(opened, readAttachments);
		this.#mode = seen(opened.mode);
		this.#files = new Seen(
			(listener) => files.onChange(listener),
			() => files
		);
	}

	get drafts(): readonly Draft[] {
		return this.#drafts;
	}

	/** Something that was chosen is in memory only, and would be gone with this screen. */
	get isUnkept(): boolean {
		return this.#drafts.some(({ at, again }) => at !== 'failed' || again !== undefined);
	}

	find(attachmentId: string | undefined): Attachment | undefined {
		return this.list.find(({ id }) => id === attachmentId);
	}

	stateOf({ sha256 }: Attachment): FileState {
		return this.#files.current.stateOf({ document: this.#opened.id, sha256 });
	}

	/** One after another: two photos at once are too much for a phone's memory. */
	async add(chosen: readonly File[], seconds = 0): Promise<void> {
		for (const file of chosen) await this.#addOne(file, seconds);
	}

	caption(attachmentId: string, text: string): void {
		commands.captionAttachment(this.#opened.doc, attachmentId, text);
	}

	remove(attachmentId: string): void {
		commands.removeAttachment(this.#opened.doc, attachmentId);
	}

	restore(attachmentId: string): void {
		commands.restoreAttachment(this.#opened.doc, attachmentId);
	}

	giveUp(draft: Draft): void {
		draft.forget?.();
		this.#drop(draft.id);
	}

	/** From this device's disk; undefined for what is not here. */
	async addressHere(attachment: Attachment): Promise<string | undefined> {
		const known = this.#addresses.of(attachment.sha256);
		if (known) return known;
		const { files } = this.#here.device;
		const { sha256 } = attachment;
		const content = await files.read({ document: this.#opened.id, sha256 });
		return content && this.#addressOf(attachment, content);
	}

	/** From the server, and from then on from here. Undefined when all went well, else why not. */
	async download(attachment: Attachment): Promise<string | undefined> {
		const { files } = this.#here.device;
		const { sha256, bytes } = attachment;
		const fetched = await files.fetch({ document: this.#opened.id, sha256, bytes });
		if (!fetched.ok) return fileRefusalText(fetched.reason);
		this.#addressOf(attachment, fetched.content);
		return fetched.isKept ? undefined : keepTroubleTexts['no-room'];
	}

	close(): void {
		for (const draft of this.#drafts) draft.forget?.();
		this.#addresses.takeBackAll();
	}

	async #addOne(chosen: File, seconds: number): Promise<void> {
		this.#lastDraft += 1;
		const id = this.#lastDraft;
		this.#show({ id, name: chosen.name, at: 'preparing' });
		const { prepareFile } = await import('#lib/device/files/prepare-file.ts');
		const prepared = await prepareFile(chosen);
		if (prepared.ok) return this.#keep(id, { ...prepared.file, seconds });
		this.#show({ id, name: chosen.name, at: 'failed', why: prepareTexts[prepared.reason] });
	}

	/** The record is written only after the bytes are on the disk: it must never name what nobody has. */
	async #keep(id: number, file: PreparedFile & { readonly seconds: number }): Promise<void> {
		const { device, account } = this.#here;
		const { content, ...said } = file;
		this.#show({ id, name: said.name, at: 'keeping' });
		try {
			const sha256 = await device.files.keep(this.#opened.id, content);
			const added = { addedAt: Date.now(), addedBy: account?.person.id ?? '' };
			commands.addAttachment(this.#opened.doc, {
				...{ id: crypto.randomUUID(), about: this.#about, sha256, bytes: content.length },
				...said,
				...added
			});
			this.#drop(id);
		} catch (error) {
			if (!(error instanceof DiskError)) throw error;
			const why = keepTroubleTexts[error.trouble];
			const again = (): Promise<void> => this.#keep(id, file);
			const sha256 = await sha256Of(content);
			const forget = (): void => device.files.letGo({ document: this.#opened.id, sha256 });
			this.#show({ id, name: said.name, at: 'failed', why, again, forget });
		}
	}

	#show(draft: Draft): void {
		const others = this.#drafts.filter(({ id }) => id !== draft.id);
		this.#drafts = [...others, draft].sort((one, other) => one.id - other.id);
	}

	#drop(id: number): void {
		this.#drafts = this.#drafts.filter((draft) => draft.id !== id);
	}

	#addressOf({ sha256, type }: Attachment, content: Uint8Array): string {
		return this.#addresses.give(sha256, content, type);
	}
}
