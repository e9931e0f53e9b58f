import type { Here } from '#lib/ui/device-context.ts';
import { archiveTexts } from '#lib/ui/texts/ru/archive.ts';
import { lookThrough, takeArchive, type ArchiveRow, type LookedThrough } from './take-archive.ts';
import type { Said } from './making-view.svelte.ts';

const texts = archiveTexts.take;

/** Brings back from a copy: looked through first, taken only when the person says so. */
export class TakingView {
	readonly #here: Here;
	#progress = $state<string | undefined>();
	#looked = $state.raw<LookedThrough | undefined>();
	#said = $state.raw<Said | undefined>();

	readonly bringsSomething = $derived.by(() => this.#looked?.rows.some(brings) ?? false);

	constructor(here: Here) {
		this.#here = here;
	}

	/** What is being done, in words; undefined while nothing is. */
	get progress(): string | undefined {
		return this.#progress;
	}

	get looked(): LookedThrough | undefined {
		return this.#looked;
	}

	get said(): Said | undefined {
		return this.#said;
	}

	async look(file: Blob): Promise<void> {
		await this.#during(texts.opening, async () => {
			const { account, device } = this.#here;
			if (!account) return;
			const looked = await lookThrough(file, {
				...{ device, account },
				onProgress: (done, of) => (this.#progress = texts.checking(done, of))
			});
			if (looked.ok) this.#looked = looked.value;
			else this.#said = { tone: 'danger', lines: [texts.wrong[looked.trouble]] };
		});
	}

	async take(): Promise<void> {
		const looked = this.#looked;
		if (!looked) return;
		await this.#during(texts.adding, async () => {
			const taken = await takeArchive(looked, this.#here.device);
			if (taken !== 'kept') {
				this.#said = { tone: 'danger', lines: [texts.stopped[taken]] };
				return;
			}
			this.#looked = undefined;
			this.#said = { tone: 'ok', lines: [texts.added] };
		});
	}

	startAgain(): void {
		this.#looked = undefined;
		this.#said = undefined;
	}

	async #during(what: string, work: () => Promise<void>): Promise<void> {
		if (this.#progress !== undefined) return;
		this.#progress = what;
		this.#said = undefined;
		try {
			await work();
		} catch (cause) {
			console.error('The copy could not be read', cause);
			const line = this.#looked ? texts.stopped['not-kept'] : texts.wrong.unread;
			this.#said = { tone: 'danger', lines: [line] };
		} finally {
			this.#progress = undefined;
		}
	}
}

export function brings({ edits, bringsMore, files, trouble }: ArchiveRow): boolean {
	return trouble === undefined && (edits > 0 || bringsMore || files.length > 0);
}

export function noteOf({ edits, bringsMore, files, trouble }: ArchiveRow): string {
	if (trouble === 'of-somebody-else') return '';
	if (trouble !== undefined) return texts.troubles[trouble];
	const parts = [
		edits > 0 ? texts.edits(edits) : '',
		bringsMore ? texts.more : '',
		files.length > 0 ? texts.files(files.length) : ''
	].filter((part) => part !== '');
	return parts.length > 0 ? parts.join('; ') : texts.here;
}
