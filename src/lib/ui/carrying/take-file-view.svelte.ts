import type { Preview } from '#lib/device/carried.ts';
import type { Here } from '#lib/ui/device-context.ts';
import { shownOf } from './packet-shown.ts';
import type { PacketSaid, PacketShown, PacketStep } from './packet-shown.ts';
import { forgetShared, readShared } from './shared-file.ts';
import { pictureTexts } from '#lib/ui/texts/ru/pictures.ts';
import { takeFileTexts as texts } from '#lib/ui/texts/ru/take-file.ts';

/** Takes edits from a file or from a screen: looked at first, taken only when the person says so. */
export class TakeFileView {
	readonly #here: Here;
	#busy = $state(false);
	#preview = $state.raw<(Preview & { ok: true }) | undefined>();
	#said = $state.raw<PacketSaid | undefined>();
	#isScanning = $state(false);
	#packet = $state.raw<PacketShown | undefined>();

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

	get said(): PacketSaid | undefined {
		return this.#said;
	}

	get isScanning(): boolean {
		return this.#isScanning;
	}

	scan(): void {
		this.#said = undefined;
		this.#isScanning = true;
	}

	/** Also when the camera ended without a word: then with the reason. */
	stopScanning(why?: keyof typeof pictureTexts.troubles): void {
		this.#isScanning = false;
		if (why !== undefined) this.#said = { tone: 'danger', text: pictureTexts.troubles[why] };
	}

	/** What a camera has put together. */
	async lookAtCode(packet: Uint8Array): Promise<void> {
		this.stopScanning();
		await this.#whileBusy(async () => {
			const carrying = await this.#here.device.carrying();
			const preview = await carrying.lookAt(packet);
			this.#packet = shownOf(preview, { here: this.#here, carrying, way: 'code', packet });
		});
	}

	async look(readText: () => Promise<string>): Promise<void> {
		await this.#whileBusy(async () => {
			const carrying = await this.#here.device.carrying();
			const text = await readText();
			const packet = await carrying.lookAtText(text);
			if (packet) {
				this.#packet = shownOf(packet, { here: this.#here, carrying, way: 'file', packet: text });
				return;
			}
			const preview = await carrying.look(text);
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

	get packet(): PacketShown | undefined {
		return this.#packet;
	}

	async takeStep(step: PacketStep): Promise<void> {
		await this.#whileBusy(async () => {
			this.#said = await step.run();
			if (this.#said.tone !== 'danger') this.#packet = undefined;
		});
	}

	/** What another app has shared with ours. */
	async lookAtShared(): Promise<void> {
		const text = await readShared();
		if (text === undefined) return;
		await this.look(() => Promise.resolve(text));
		await forgetShared();
	}

	startAgain(): void {
		this.#packet = undefined;
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
