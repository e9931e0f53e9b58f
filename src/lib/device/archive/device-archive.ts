import * as Y from 'yjs';
import { docOf } from '#lib/documents/doc-of.ts';
import type { Account } from '#lib/domain/account.ts';
import { readAttachments } from '#lib/documents/attachments/read.ts';
import { plainContent } from '#lib/documents/plain-content.ts';
import { schemaOf } from '#lib/documents/schema.ts';
import type { Coverage } from '#lib/sync/update/coverage.ts';
import { wideLimits } from '#lib/sync/update/troubles.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';
import type { Desk } from '../desk.ts';
import { DiskError, type Disk, type NewRecord } from '../disk/disk.ts';
import { coverageOf, holds } from '../disk/replica-coverage.ts';
import { cardOf } from '../outbox-index.ts';
import { editsIn } from '../outbox-standing.ts';
import type { Device } from '../surface.ts';
import { wholeOf } from '../whole.ts';
import type {
	ArchivedState,
	ArchiveDesk,
	HeldDocument,
	MergeLook,
	MergeTrouble,
	Taken
} from './archive-desk.ts';
import { stateHash } from './state-hash.ts';

interface ArchiveParts {
	readonly desk: Desk;
	readonly account: () => Account | undefined;
}

/** Fails if nobody is signed in. */
export function archiveOf({ desk, account }: Device): ArchiveDesk {
	// Whoever made the device made its desk; only its type is kept from the screens.
	if (!desk) throw new Error('Nobody is signed in on this device');
	return new DeviceArchive({ desk: desk as Desk, account: () => account.current });
}

/**
 * Documents as they leave in an archive and come back from one. Keeps:
 *  1. What only this device has goes into the outbox again, as the very records it was: under the same
 *     batch ids, so the server takes each once, from whichever device it comes.
 *  2. What the server had goes into the replica, never into the outbox: it may be other people's, and
 *     nobody sends it as their own. If the server lacks it now, the whole difference brings it back.
 *  3. Nothing is taken that builds on something which is not here, nor where the person may not write.
 */
class DeviceArchive implements ArchiveDesk {
	readonly #parts: ArchiveParts;

	constructor(parts: ArchiveParts) {
		this.#parts = parts;
	}

	async read(documentId: string): Promise<HeldDocument | undefined> {
		const { shelf } = this.#parts.desk;
		await shelf.flush();
		const disk = await shelf.disk;
		// Before the replica: what is let go of meanwhile is found there.
		const all = (await disk.outbox.read(documentId)).records;
		const unsent = (await shelf.unsentRecords()).filter(({ document }) => document === documentId);
		const stored = all.filter(({ state }) => state.at === 'stored').map(({ update }) => update);
		const rows = [...(await disk.replicas.read(documentId)), ...stored];
		if (rows.length === 0 && unsent.length === 0) return undefined;
		const doc = docOf(rows);
		const base = wholeOf(doc);
		for (const { update } of unsent) Y.applyUpdate(doc, update);
		return {
			...{ base, unsent: unsent.map(bare), schema: schemaOf(doc), state: await stateHash(doc) },
			...{ content: plainContent(doc), attachments: readAttachments(doc).kept }
		};
	}

	async look({ id, base, unsent }: ArchivedState): Promise<MergeLook> {
		const none = { documentId: id, edits: 0, bringsMore: false };
		const trouble = this.#troubleWith(id);
		if (trouble !== undefined) return { ...none, trouble };
		const here = await this.#coverageOf(id);
		const { records, isReadable } = newIn(here, { base, unsent });
		if (!isReadable) return { ...none, trouble: 'unreadable' };
		const edits = records.reduce((sum, record) => sum + editsIn(record), 0);
		return { documentId: id, edits, bringsMore: !holds(here, base), trouble: undefined };
	}

	async take(archived: AsyncIterable<ArchivedState>): Promise<Taken> {
		const { desk } = this.#parts;
		const { leader, shelf } = desk;
		if (!leader) return 'other-tab';
		const records: NewRecord[] = [];
		try {
			for await (const { id, base, unsent } of archived) {
				if (this.#troubleWith(id) !== undefined) continue;
				const here = await this.#coverageOf(id);
				const news = newIn(here, { base, unsent });
				if (!news.isReadable) continue;
				if (!holds(here, base)) {
					await leader.exchange.takeIn(id, base);
					leader.hosting(id)?.reopen();
				}
				records.push(...news.records);
			}
			const news = records.filter(({ batch }) => !shelf.index.has(batch));
			if (news.length > 0) await (await shelf.disk).outbox.append(news);
			const cards = news.map((record) => cardOf({ ...record, state: { at: 'waiting' } }));
			desk.say({ say: 'kept', cards });
			leader.onKept(cards);
			return 'kept';
		} catch (error) {
			if (error instanceof DiskError) return 'not-kept';
			throw error;
		}
	}

	#troubleWith(documentId: string): MergeTrouble | undefined {
		const card = this.#parts.account()?.documents.find(({ id }) => id === documentId);
		if (!card) return 'unknown-document';
		return card.mode === 'read-only' ? 'read-only' : undefined;
	}

	/** On the disk here, and in the memory of this tab until it is there. */
	async #coverageOf(documentId: string): Promise<Coverage> {
		const { shelf } = this.#parts.desk;
		await shelf.flush();
		const disk: Disk = await shelf.disk;
		const { records } = await disk.outbox.read(documentId);
		const rows = await disk.replicas.read(documentId);
		return coverageOf([...rows, ...records.map(({ update }) => update)]);
	}
}

/** Which records are news once the rest of the archive is here too, in an order in which each fits. */
function newIn(
	here: Coverage,
	{ base, unsent }: Pick<ArchivedState, 'base' | 'unsent'>
): { readonly records: readonly NewRecord[]; readonly isReadable: boolean } {
	const coverage = here.copy();
	const whole = walkUpdate(base, wideLimits);
	if (!whole.ok || coverage.gapIn(whole.value) !== undefined)
		return { records: [], isReadable: false };
	coverage.add(whole.value);
	const records: NewRecord[] = [];
	for (const record of unsent) {
		const walked = walkUpdate(record.update, wideLimits);
		if (!walked.ok || coverage.gapIn(walked.value) !== undefined)
			return { records: [], isReadable: false };
		if (coverage.covers(walked.value)) continue;
		coverage.add(walked.value);
		records.push(record);
	}
	return { records, isReadable: true };
}

function bare({ document, batch, update, tab, first, last, at }: NewRecord): NewRecord {
	return { document, batch, update, tab, first, last, at };
}
