import type { Unsent } from '#lib/device/surface.ts';
import type { Here } from '#lib/ui/device-context.ts';
import { sizeText } from '#lib/ui/texts/sizes.ts';
import { sheetTexts } from '#lib/ui/texts/ru/sync-sheet.ts';
import { factLines } from './facts-lines.ts';
import { stateOf, waitingEdits } from './state-of.ts';
import { actionsOf, sentenceOf } from './sentence-of.ts';

/** What «Связь и сохранность» shows and lets a person do. */
export class SyncView {
	readonly #here: Here;

	#busy = $state(false);
	/** What a screen reader hears after something that the person asked for. */
	#said = $state('');

	readonly state = $derived.by(() => stateOf(this.#here.facts));
	readonly sentence = $derived.by(() => sentenceOf(this.state));
	readonly actions = $derived.by(() => actionsOf(this.state));
	readonly facts = $derived.by(() => factLines(this.#here.facts, this.#here.clock.now));
	/** Read again whenever the number of waiting edits changes. */
	readonly unsent = $derived.by((): Promise<readonly Unsent[]> => {
		return waitingEdits(this.#here.facts) > 0 ? this.#here.device.unsent() : nothingUnsent;
	});

	constructor(here: Here) {
		this.#here = here;
	}

	/** Read anew with the facts, which change whenever a file does. */
	get freeableBytes(): number {
		return this.#here.facts && this.#here.device.files.freeableBytes;
	}

	get busy(): boolean {
		return this.#busy;
	}

	get said(): string {
		return this.#said;
	}

	async check(): Promise<void> {
		await this.#whileBusy(async () => {
			const facts = await this.#here.device.checkNow();
			this.#said = sheetTexts.checked(sentenceOf(stateOf(facts)));
		});
	}

	async askToPersist(): Promise<void> {
		await this.#whileBusy(async () => {
			const promised = await this.#here.device.askToPersist();
			this.#said = promised ? sheetTexts.room.promised : sheetTexts.room.notPromised;
		});
	}

	async freeFiles(): Promise<void> {
		await this.#whileBusy(async () => {
			const freed = await this.#here.device.files.free();
			this.#said = sheetTexts.room.freed(sizeText(freed));
		});
	}

	async #whileBusy(work: () => Promise<void>): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		this.#said = '';
		try {
			await work();
		} finally {
			this.#busy = false;
		}
	}
}

const nothingUnsent: Promise<readonly Unsent[]> = Promise.resolve([]);
