import { inBackground, type Report } from './background.ts';
import { toBase64Url } from './bytes.ts';
import type { Disk, DiskTrouble, NewRecord, OpenDisk } from './disk/disk.ts';
import { OutboxWriter } from './disk/outbox-writer.ts';
import type { Edit } from './disk/outbox-writer.ts';
import { factsOf } from './facts.ts';
import type { Facts } from './facts.ts';
import type { ForeignIdParts } from './foreign-ids.ts';
import { cardOf, OutboxIndex } from './outbox-index.ts';
import type { OutboxCard } from './outbox-index.ts';
import type { Cancel, Platform } from './platform.ts';
import { isWrittenAgain } from './written-again.ts';
import type { Status, TabMessage } from './tabs/tab-messages.ts';

export interface ShelfParts {
	readonly person: string;
	readonly tab: string;
	readonly openDisk: OpenDisk;
	readonly platform: Platform;
	readonly report: Report;
	readonly onKept: (cards: readonly OutboxCard[]) => void;
	readonly onChange: () => void;
	/** A document that may be fetched again, if there is any. */
	readonly mayGo: (held: readonly string[]) => string | undefined;
	readonly onGone: (document: string) => void;
}

/** A store that is slow to answer is asked again, but not in a hurry. */
const againAfterMs = 15_000;

export interface Preparing extends Omit<ForeignIdParts, 'tab'> {
	readonly isAlone: boolean;
}

/** This tab's side of the disk: it is opened once, and what is typed here goes to its outbox. */
export class Shelf {
	readonly disk: Promise<Disk>;
	readonly index = new OutboxIndex();
	readonly #parts: ShelfParts;
	#writer: OutboxWriter | undefined;
	#readTrouble: DiskTrouble | undefined;
	readonly #planned = new Map<string, Cancel>();
	/** How many records of the outbox do not match their checksum. */
	damaged = 0;

	constructor(parts: ShelfParts) {
		this.#parts = parts;
		this.disk = this.#open();
	}

	get unkept(): readonly Edit[] {
		return this.#writer?.unkept ?? [];
	}

	/** What this disk does not have, though the server may. */
	get unwritten(): readonly Edit[] {
		return this.#writer?.unwritten ?? [];
	}

	/** Edits that the server lacks and has not refused. */
	get hasUnsent(): boolean {
		return this.unkept.length > 0 || this.index.standing.waiting.edits > 0;
	}

	/** The leading tab has done this to the outbox. */
	hear(message: Extract<TabMessage, { readonly say: 'marked' | 'removed' }>): void {
		if (message.say === 'marked') this.index.mark(message.batches, message.state);
		else this.index.remove(message.batches);
	}

	get trouble(): DiskTrouble | undefined {
		return this.#writer?.trouble;
	}

	/** What this tab can say itself, with what the leading tab knows of the server. */
	factsWith(status: Status): Facts {
		const { unkept, unwritten, trouble, index } = this;
		return factsOf({
			...status,
			now: this.#parts.platform.now(),
			unkept: {
				edits: unkept.length,
				bytes: unkept.reduce((sum, { update }) => sum + update.length, 0),
				oldestAt: unkept[0]?.at ?? Infinity
			},
			unwritten: unwritten.length,
			trouble,
			unreadable: this.#readTrouble,
			outbox: index.standing
		});
	}

	/** What the server lacks, with its bytes; what is not kept yet comes from memory. */
	async unsentRecords(): Promise<readonly NewRecord[]> {
		const { platform, tab } = this.#parts;
		const { records } = await (await this.disk).outbox.read();
		const unkept = this.unkept.map(({ document, edit, update, at }) => {
			const batch = toBase64Url(platform.bytes(12));
			return { document, update, at, batch, tab, first: edit, last: edit };
		});
		return [...records.filter(({ state }) => state.at !== 'stored'), ...unkept];
	}

	add(edit: Edit): void {
		this.#writer?.add(edit);
	}

	/** The server has these edits of this tab. */
	release(edits: ReadonlySet<number>): void {
		this.#writer?.release(edits);
	}

	async flush(): Promise<void> {
		await this.#writer?.flush();
	}

	/** This may be the last moment of the tab. */
	async handOver(): Promise<void> {
		await this.#writer?.handOver();
	}

	async close(): Promise<void> {
		await this.flush();
		this.#writer?.close();
		for (const cancel of this.#planned.values()) cancel();
		await (await this.disk).close();
	}

	/** All records, as they are on the disk. */
	async readOutbox(disk: Disk): Promise<void> {
		try {
			const { records, damaged } = await disk.outbox.read();
			this.damaged = damaged;
			this.index.replaceAll(records.map(cardOf));
			this.#readTrouble = undefined;
		} catch (error) {
			this.#readTrouble = 'broken';
			this.#parts.report('read the outbox', error);
			this.#later('read the outbox', () => this.readOutbox(disk));
		}
		this.#parts.onChange();
	}

	/** Before this tab leads. Another tab may hold open what would be written again. */
	async prepare({ isAlone, ...around }: Preparing): Promise<void> {
		const isForeign = ({ state }: OutboxCard) =>
			state.at === 'refused' && isWrittenAgain(state.refusal);
		if (isAlone && this.index.cards.some(isForeign)) {
			const { writeForeignAgain } = await import('./foreign-ids.ts');
			await writeForeignAgain({ ...around, tab: this.#parts.tab });
		}
		await this.readOutbox(around.disk);
	}

	async #open(): Promise<Disk> {
		const { openDisk, person, platform, tab, onChange } = this.#parts;
		const disk = await openDisk(person);
		this.#writer = new OutboxWriter({
			...{ outbox: disk.outbox, platform, tab, onChange },
			onKept: (records) => this.#onKept(records),
			makeRoom: () => this.#makeRoom(disk)
		});
		await this.#gatherStrays(disk);
		await this.readOutbox(disk);
		return disk;
	}

	async #gatherStrays(disk: Disk): Promise<void> {
		const again = () => this.#later('gather strays', () => this.#gatherStrays(disk));
		try {
			const { records, isMore } = await disk.strays();
			if (records.length > 0) this.#parts.onKept(records.map(cardOf));
			if (isMore) again();
		} catch (error) {
			this.#parts.report('gather strays', error);
			again();
		}
	}

	#later(what: string, work: () => Promise<void>): void {
		const { platform, report } = this.#parts;
		this.#planned.get(what)?.();
		this.#planned.set(
			what,
			platform.after(againAfterMs, () => inBackground(work(), what, report))
		);
	}

	#onKept(records: readonly NewRecord[]): void {
		this.#parts.onKept(records.map((record) => cardOf({ ...record, state: { at: 'waiting' } })));
	}

	/** Replicas can be fetched again; what a person wrote cannot. */
	async #makeRoom(disk: Disk): Promise<void> {
		try {
			const document = this.#parts.mayGo(await disk.replicas.held());
			if (document === undefined) return;
			await disk.replicas.drop(document);
			this.#parts.onGone(document);
		} catch (error) {
			this.#parts.report('make room', error);
		}
	}
}
