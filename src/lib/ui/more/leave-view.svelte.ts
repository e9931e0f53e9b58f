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

	get isUnderPin(): boolean {
		return this.#here.lock === 'unlocked';
	}

	/** What was not sent stays on the device, sealed, until this person's PIN opens it. */
	async leaveKeeping(): Promise<void> {
		await this.#whileBusy(() => this.#leave('keep-unsent-here'));
	}

	/** The person has it in a file, and wants nothing left here. */
	async leaveErasing(): Promise<void> {
		await this.#whileBusy(() => this.#leave('discard-unsent'));
	}

	async saveFile(give: (device: Here['device']) => Promise<boolean>): Promise<void> {
		await this.#whileBusy(async () => {
			this.#savedAsFile = await give(this.#here.device);
			this.#said = this.#savedAsFile ? texts.saved : texts.saveFailed;
		});
	}

	async #leave(choice: Parameters<Here['device']['signOut']>[0]): Promise<void> {
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
