import type { Here } from '#lib/ui/device-context.ts';
import { moreTexts } from '#lib/ui/texts/ru/more.ts';

const texts = moreTexts.leave;

/** The way out, past what is not sent yet. */
export class LeaveView {
	readonly #here: Here;
	readonly #onleft: () => void;
	#busy = $state(false);
	#said = $state('');
	#savedAsFile = $state(false);

	readonly unsent = $derived.by(() => {
		const { sent } = this.#here.facts;
		return sent.at === 'sent' ? 0 : sent.edits;
	});

	constructor(here: Here, onleft: () => void) {
		this.#here = here;
		this.#onleft = onleft;
	}

	get busy(): boolean {
		return this.#busy;
	}

	get said(): string {
		return this.#said;
	}

	get savedAsFile(): boolean {
		return this.#savedAsFile;
	}

	/** Sends first; with something left unsent, nothing happens but a sentence. */
	async sendAndLeave(): Promise<void> {
		await this.#whileBusy(async () => {
			await this.#here.device.checkNow();
			await this.#leave('only-if-sent');
		});
	}

	/** What was not sent stays on the device, kept for this person's next sign-in. */
	async leaveKeeping(): Promise<void> {
		await this.#whileBusy(() => this.#leave('keep-unsent-here'));
	}

	async saveFile(give: (device: Here['device']) => Promise<boolean>): Promise<void> {
		await this.#whileBusy(async () => {
			this.#savedAsFile = await give(this.#here.device);
			this.#said = this.#savedAsFile ? texts.saved : texts.saveFailed;
		});
	}

	async #leave(choice: 'only-if-sent' | 'keep-unsent-here'): Promise<void> {
		const result = await this.#here.device.signOut(choice);
		if (result.ok) this.#onleft();
		else this.#said = texts.stillUnsent(result.unsent);
	}

	async #whileBusy(work: () => Promise<void>): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		this.#said = '';
		try {
			await work();
		} catch (cause) {
			console.error('Leaving failed', cause);
			this.#said = texts.failed;
		} finally {
			this.#busy = false;
		}
	}
}
