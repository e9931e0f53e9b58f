import * as Y from 'yjs';
import { wideLimits } from '#lib/sync/update/troubles.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';
import type { CarriedDocument, CarriedTrouble, Carrying, Damaged, Preview } from './carried.ts';
import type { DamagedRecord } from './disk/disk.ts';
import { coverageOf } from './disk/replica-coverage.ts';
import type { TabDocument } from './open-document.ts';
import { origins } from './origins.ts';
import { PacketDesk } from './packets/packet-desk.ts';
import type { PacketDeskParts } from './packets/packet-desk.ts';
import type { CarriedEdit, CarriedFile } from './read-unsent-text.ts';
import { readUnsentText } from './read-unsent-text.ts';
import { readableIn } from './readable.ts';
import { unsentIn } from './unsent.ts';
import { damagedText, unsentText } from './unsent-text.ts';
import type { UnsentFile } from './unsent-text.ts';

export type CarryingParts = PacketDeskParts;

/**
 * Edits that leave or come as a file, and records that the disk has spoilt. Keeps:
 *  1. A file is only merged: it takes nothing away, and taking it twice is taking it once.
 *  2. What builds on something that is not here is not taken, so that nothing waits where nobody sees it.
 *  3. What was taken is said to be kept only when it is.
 */
export class FileCarrying extends PacketDesk implements Carrying {
	readonly #parts: CarryingParts;

	constructor(parts: CarryingParts) {
		super(parts);
		this.#parts = parts;
	}

	async give(): Promise<UnsentFile> {
		const { desk, account, now } = this.#parts;
		const records = await desk.shelf.unsentRecords();
		const edits = unsentIn(desk.shelf).reduce((sum, { edits }) => sum + edits, 0);
		return unsentText({ records, edits, person: account?.person.id, now: new Date(now()) });
	}

	async look(text: string): Promise<Preview> {
		const read = readUnsentText(text);
		if (!read.ok) return read;
		const { file } = read;
		const me = this.#parts.account?.person.id;
		if (file.person !== undefined && file.person !== me)
			return { ok: false, trouble: 'of-somebody-else' };
		const documents: CarriedDocument[] = [];
		for (const [id, edits] of byDocument(file.edits)) documents.push(await this.#lookAt(id, edits));
		return { ok: true, file, documents };
	}

	/** Ends when everything is on this device's disk; false if the disk does not take it. */
	async take(file: CarriedFile): Promise<boolean> {
		for (const [id, edits] of byDocument(file.edits)) {
			if (this.#troubleWith(id) !== undefined) continue;
			await this.#with(id, (document) => {
				for (const update of sortedOut(document, edits).fitting)
					Y.applyUpdate(document.doc, update, origins.carried);
			});
		}
		const { desk } = this.#parts;
		await desk.flush();
		return desk.shelf.unkept.length === 0;
	}

	async damaged(): Promise<readonly Damaged[]> {
		return (await this.#setAside()).map(({ batch, document, at, update }) => {
			return { batch, documentId: document, at, bytes: update.length, text: readableIn(update) };
		});
	}

	async giveDamaged(): Promise<UnsentFile> {
		return damagedText(await this.#setAside(), new Date(this.#parts.now()));
	}

	/** Only ever asked for by the person. */
	async removeDamaged(batch: string): Promise<void> {
		const { shelf } = this.#parts.desk;
		const disk = await shelf.disk;
		await disk.outbox.removeDamaged([batch]);
		await shelf.readOutbox(disk);
	}

	async #setAside(): Promise<readonly DamagedRecord[]> {
		return (await this.#parts.desk.shelf.disk).outbox.damaged();
	}

	#troubleWith(documentId: string): CarriedTrouble | undefined {
		const card = this.#parts.account?.documents.find(({ id }) => id === documentId);
		if (!card) return 'unknown-document';
		return card.mode === 'read-only' ? 'read-only' : undefined;
	}

	async #lookAt(id: string, edits: readonly CarriedEdit[]): Promise<CarriedDocument> {
		const oldestAt = Math.min(...edits.map(({ at }) => at));
		const seen = { documentId: id, edits: edits.length, oldestAt };
		const trouble = this.#troubleWith(id);
		if (trouble !== undefined) return { ...seen, news: 0, trouble };
		return this.#with(id, (document) => {
			const { fitting, lacking } = sortedOut(document, edits);
			const isStuck = lacking > 0 && fitting.length === 0;
			return { ...seen, news: fitting.length, trouble: isStuck ? 'lacks-earlier' : undefined };
		});
	}

	async #with<T>(id: string, work: (document: TabDocument) => T): Promise<T> {
		const { desk } = this.#parts;
		const user = {};
		const document = await desk.open(id, user);
		try {
			return work(document);
		} finally {
			await desk.library.release(id, user);
		}
	}
}

interface SortedOut {
	/** News to the document, in an order in which each builds on what is there. */
	readonly fitting: readonly Uint8Array[];
	readonly lacking: number;
}

function sortedOut({ doc }: TabDocument, edits: readonly CarriedEdit[]): SortedOut {
	const coverage = coverageOf([Y.encodeStateAsUpdate(doc)]);
	const fitting: Uint8Array[] = [];
	let left = edits.map(({ update }) => update);
	for (let before = Infinity; left.length < before;) {
		before = left.length;
		left = left.filter((update) => {
			const walked = walkUpdate(update, wideLimits);
			if (!walked.ok || coverage.gapIn(walked.value) !== undefined) return true;
			if (coverage.covers(walked.value)) return false;
			coverage.add(walked.value);
			fitting.push(update);
			return false;
		});
	}
	return { fitting, lacking: left.length };
}

function byDocument(edits: readonly CarriedEdit[]): ReadonlyMap<string, readonly CarriedEdit[]> {
	return Map.groupBy(edits, ({ document }) => document);
}
