import type { Preview } from '#lib/device/carried.ts';
import type { Here } from '#lib/ui/device-context.ts';
import { takeFileTexts as texts } from '#lib/ui/texts/ru/take-file.ts';

interface Said {
	readonly tone: 'ok' | 'danger';
	readonly text: string;
}

/** Takes edits from a file: looked at first, taken only when the person says so. */
export class TakeFileView {
	readonly #here: Here;
	#busy = $state(false);
	#preview = $state.raw<(Preview & { ok: true }) | undefined>();
	#said = $state.raw<Said | undefined>();

	/** How many edits of the file are not here yet. */
	readonly news = $derived.by(
		() => this.#preview?.documents.reduce((sum, { news }) => sum + news, 0) ?? 0
	);

	constructor(here: Here) {
		this.#here = here;
	}

	get busy(): boolean {
		return this.#busy;
	}

	get preview(): (Preview & { ok: true }) | undefined {
		return this.#preview;
	}

	get said(): Said | undefined {
		return this.#said;
	}

	async look(readText: () => Promise<string>): Promise<void> {
		await this.#whileBusy(async () => {
			const carrying = await this.#here.device.carrying();
			const preview = await carrying.look(await readText());
			if (preview.ok) this.#preview = preview;
			else this.#said = { tone: 'danger', text: texts.troubles[preview.trouble] };
		});
	}

	async take(): Promise<void> {
		await this.#whileBusy(async () => {
			if (!this.#preview) return;
			const carrying = await this.#here.device.carrying();
			const count = this.news;
			const isKept = await carrying.take(this.#preview.file);
			this.#preview = undefined;
			this.#said = isKept
				? { tone: 'ok', text: texts.taken(count) }
				: { tone: 'danger', text: texts.notKept };
		});
	}

	startAgain(): void {
		this.#preview = undefined;
		this.#said = undefined;
	}

	async #whileBusy(work: () => Promise<void>): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		this.#said = undefined;
		try {
			await work();
		} catch (cause) {
			console.error('The file could not be taken', cause);
			this.#said = { tone: 'danger', text: texts.failed };
		} finally {
			this.#busy = false;
		}
	}
}
