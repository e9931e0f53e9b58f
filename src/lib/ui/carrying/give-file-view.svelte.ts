import type { Carrying } from '#lib/device/carried.ts';
import type { PacketFile, PacketInHand, ParcelCard } from '#lib/device/packets/packet-surface.ts';
import { picturesOf, type Shown } from '#lib/device/pictures/shown.ts';
import type { Here } from '#lib/ui/device-context.ts';
import { giveFile } from '#lib/ui/give-file.ts';
import { answerFile, packetFile, unsentFile } from '#lib/ui/packet-file.ts';
import { partnerNames } from '#lib/ui/texts/people.ts';
import { pictureTexts } from '#lib/ui/texts/ru/pictures.ts';
import { giveTexts as texts } from '#lib/ui/texts/ru/packets.ts';

export interface PairWay {
	readonly pair: string;
	readonly names: string;
}

/** To whom a file, or a code, can be given from here, with or without a network. */
export class GiveFileView {
	readonly #here: Here;
	#busy = $state(false);
	#said = $state('');
	#pairs = $state.raw<readonly PairWay[]>([]);
	#hasKeys = $state(true);
	#parcels = $state.raw<readonly ParcelCard[]>([]);
	#showing = $state.raw<Shown | undefined>();

	constructor(here: Here) {
		this.#here = here;
		this.refresh();
	}

	get busy(): boolean {
		return this.#busy;
	}

	get said(): string {
		return this.#said;
	}

	get pairs(): readonly PairWay[] {
		return this.#pairs;
	}

	get hasKeys(): boolean {
		return this.#hasKeys;
	}

	get parcels(): readonly ParcelCard[] {
		return this.#parcels;
	}

	get showing(): Shown | undefined {
		return this.#showing;
	}

	toPair(pair: string): Promise<void> {
		return this.#give(async () => packetFile(await this.#here.device.carrying(), { pair }));
	}

	byAnybody(): Promise<void> {
		return this.#give(() => unsentFile(this.#here.device));
	}

	answer(card: ParcelCard): Promise<void> {
		return this.#give(async () => {
			const carrying = await this.#here.device.carrying();
			const answer = await carrying.giveAnswer(card.id);
			return answer && answerFile(carrying, answer, card.number);
		});
	}

	/** The same packet, for the camera of whoever carries it. */
	showToCarrier(): Promise<void> {
		return this.#show(async (carrying) => {
			const packed = await carrying.pack('server');
			return packed.ok ? packed : undefined;
		});
	}

	showAnswer(card: ParcelCard): Promise<void> {
		return this.#show((carrying) => carrying.giveAnswer(card.id));
	}

	/** Whether the other phone has it is known only to the one who holds that phone. */
	stopShowing(): void {
		this.#showing = undefined;
		this.#said = texts.shown;
		this.refresh();
	}

	forget(card: ParcelCard): Promise<void> {
		return this.#whileBusy(async () => {
			await (await this.#here.device.carrying()).forget(card);
			await this.#read();
		});
	}

	/** Whoever was out of reach may have been met meanwhile. */
	refresh(): void {
		if (!this.#busy) void this.#read().catch((cause: unknown) => this.#fail(cause));
	}

	async #read(): Promise<void> {
		const { device, account } = this.#here;
		const carrying = await device.carrying();
		const receivers = await carrying.receivers();
		this.#hasKeys = await carrying.canSeal();
		this.#parcels = await carrying.parcels();
		this.#pairs = receivers.flatMap(({ pair }) => {
			const card = account?.pairs.find(({ id, state }) => id === pair && state !== 'ended');
			return card && account ? [{ pair, names: partnerNames(card, account.person.id) }] : [];
		});
	}

	#give(make: () => Promise<PacketFile | undefined>): Promise<void> {
		return this.#whileBusy(async () => {
			const file = await make();
			if (!file) {
				this.#said = texts.failed;
				return;
			}
			const given = await giveFile(file);
			if (given === 'saved') this.#said = texts.saved(file.name);
			else if (given === 'shared') this.#said = texts.shared;
			await this.#read();
		});
	}

	#show(make: (carrying: Carrying) => Promise<PacketInHand | undefined>): Promise<void> {
		return this.#whileBusy(async () => {
			const packet = await make(await this.#here.device.carrying());
			this.#showing = packet && picturesOf(packet.bytes);
			if (this.#showing) return;
			this.#said = packet ? pictureTexts.tooLarge(packet.bytes.length) : texts.failed;
		});
	}

	async #whileBusy(work: () => Promise<void>): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		this.#said = '';
		try {
			await work();
		} catch (cause) {
			this.#fail(cause);
		} finally {
			this.#busy = false;
		}
	}

	#fail(cause: unknown): void {
		console.error('The file could not be given', cause);
		this.#said = texts.failed;
	}
}
