import * as Y from 'yjs';
import { filesNamedBy, keptInBinDays } from '#lib/domain/attachments/attachment.ts';
import { readAttachments } from '#lib/documents/attachments/read.ts';
import type { FileCard } from '../storage/files.ts';
import { StorageError } from '../storage/storage.ts';
import type { Storage } from '../storage/storage.ts';

const binMs = keptInBinDays * 24 * 60 * 60 * 1000;

/**
 * Lets go of files that no record has named for thirty days by the server's own clock, and of uploads
 * that nobody went on with for as long. A document that cannot be read keeps all of its files.
 */
export async function sweepFiles(
	{ files, log }: Pick<Storage, 'files' | 'log'>,
	now: number
): Promise<number> {
	const byDocument = Map.groupBy(files.all(), ({ documentId }) => documentId);
	const gone: FileCard[] = [];
	for (const [documentId, cards] of byDocument) {
		const named = await namedIn(log, documentId);
		if (!named) continue;
		for (const card of cards) {
			const next = judge(card, { isNamed: named.has(card.sha256), now });
			if (next === 'gone') gone.push(card);
			else if (next !== card) await files.put(next);
		}
	}
	await files.remove(gone);
	return gone.length;
}

interface Look {
	readonly isNamed: boolean;
	readonly now: number;
}

function judge(card: FileCard, { isNamed, now }: Look): FileCard | 'gone' {
	if (card.storedAt === null) return now - card.startedAt > binMs ? 'gone' : card;
	if (isNamed) return card.unneededSince === null ? card : { ...card, unneededSince: null };
	if (card.unneededSince === null) return { ...card, unneededSince: now };
	return now - card.unneededSince > binMs ? 'gone' : card;
}

async function namedIn(
	log: Storage['log'],
	documentId: string
): Promise<ReadonlySet<string> | undefined> {
	const doc = new Y.Doc();
	try {
		const { snapshot, tail } = await log.read(documentId);
		if (snapshot) Y.applyUpdate(doc, snapshot.update);
		for (const { update } of tail) Y.applyUpdate(doc, update);
		return filesNamedBy(readAttachments(doc));
	} catch (error) {
		if (error instanceof StorageError) return undefined;
		throw error;
	} finally {
		doc.destroy();
	}
}
