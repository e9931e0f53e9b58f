import {
	filesNamedBy,
	keptDiscardedDays,
	keptInBinDays
} from '#lib/domain/attachments/attachment.ts';
import type { Attachments } from '#lib/domain/attachments/attachment.ts';
import { readAttachments } from '#lib/documents/attachments/read.ts';
import { docOf } from '#lib/documents/doc-of.ts';
import type { FileCard } from '../storage/files.ts';
import { StorageError } from '../storage/storage.ts';
import type { Storage } from '../storage/storage.ts';
import { updatesOf } from '../storage/updates-of.ts';

const dayMs = 24 * 60 * 60 * 1000;
const binMs = keptInBinDays * dayMs;
const discardedMs = keptDiscardedDays * dayMs;

/**
 * Lets go of files that no record has named for thirty days by the server's own clock, and of uploads
 * that nobody went on with for as long; of what was destroyed with its record after a day. A document
 * that cannot be read keeps all of its files.
 */
export async function sweepFiles(
	{ files, log }: Pick<Storage, 'files' | 'log'>,
	now: number
): Promise<number> {
	const byDocument = Map.groupBy(files.all(), ({ documentId }) => documentId);
	const gone: FileCard[] = [];
	for (const [documentId, cards] of byDocument) {
		const said = await attachmentsIn(log, documentId);
		if (!said) continue;
		const [kept, removed] = [filesNamedBy(said.kept), filesNamedBy(said.removed)];
		for (const card of cards) {
			const { sha256 } = card;
			const isDiscarded = said.discarded.includes(sha256) && !removed.has(sha256);
			const keptMs = isDiscarded ? discardedMs : binMs;
			const next = judge(card, { isNamed: kept.has(sha256), keptMs, now });
			if (next === 'gone') gone.push(card);
			else if (next !== card) await files.put(next);
		}
	}
	await files.remove(gone);
	return gone.length;
}

interface Look {
	readonly isNamed: boolean;
	/** How long it is kept without. */
	readonly keptMs: number;
	readonly now: number;
}

function judge(card: FileCard, { isNamed, keptMs, now }: Look): FileCard | 'gone' {
	if (card.storedAt === null) return now - card.startedAt > binMs ? 'gone' : card;
	if (isNamed) return card.unneededSince === null ? card : { ...card, unneededSince: null };
	if (card.unneededSince === null) return { ...card, unneededSince: now };
	return now - card.unneededSince > keptMs ? 'gone' : card;
}

async function attachmentsIn(
	log: Storage['log'],
	documentId: string
): Promise<Attachments | undefined> {
	try {
		return readAttachments(docOf(updatesOf(await log.read(documentId))));
	} catch (error) {
		if (error instanceof StorageError) return undefined;
		throw error;
	}
}
