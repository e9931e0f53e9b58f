import type { Digest } from '#lib/domain/progress/digest.ts';
import { digestRules, isDigestKind, unreadable } from '#lib/domain/progress/digest.ts';
import { dayOf } from '#lib/domain/term/days.ts';
import { digestOfUpdates } from '#lib/documents/progress/digest.ts';
import type { DigestContext } from '#lib/documents/progress/digest.ts';
import type { Tables } from '../storage/records.ts';
import { runInWorker } from '../storage/run-in-worker.ts';
import { StorageError } from '../storage/storage.ts';
import type { UpdateLog } from '../storage/storage.ts';
import { updatesOf } from '../storage/updates-of.ts';

export interface CountTask {
	readonly updates: readonly Uint8Array[];
	readonly context: DigestContext;
}

/** What takes longer than some milliseconds does not happen on the event loop. */
const maxInlineBytes = 48 * 1024;
const maxInlineRows = 400;

/** Undefined for a document of which nothing is counted, or that is gone. */
export function contextOf(row: Tables['documents'] | undefined): DigestContext | undefined {
	if (!row || row.erasedAt !== null || !isDigestKind(row.kind)) return undefined;
	const startedOn = dayOf(row.createdAt);
	return { kind: row.kind, startedOn, schoolYear: row.schoolYear };
}

/** What a digest follows from beside the content; another basis asks for another digest. */
export function basisOf({ kind, startedOn, schoolYear }: DigestContext): string {
	return `${digestRules} ${kind} ${startedOn} ${schoolYear ?? ''}`;
}

export interface Counted {
	readonly position: number;
	readonly digest: Digest;
	/** False for rows that do not match their checksum: a disk that was mended may say more. */
	readonly isKept: boolean;
}

/** Counts a document as the server's disk has it now. */
export async function countDocument(
	log: Pick<UpdateLog, 'read' | 'headOf'>,
	documentId: string,
	context: DigestContext
): Promise<Counted> {
	try {
		const stored = await log.read(documentId);
		const position = stored.tail.at(-1)?.position ?? stored.snapshot?.position ?? 0;
		const digest = await countSomewhere({ updates: updatesOf(stored), context });
		return { position, digest, isKept: true };
	} catch (error) {
		if (!(error instanceof StorageError) || error.trouble !== 'damaged') throw error;
		return { position: log.headOf(documentId), digest: unreadable, isKept: false };
	}
}

async function countSomewhere(task: CountTask): Promise<Digest> {
	const bytes = task.updates.reduce((sum, { length }) => sum + length, 0);
	if (bytes <= maxInlineBytes && task.updates.length <= maxInlineRows)
		return digestOfUpdates(task.updates, task.context);
	return runInWorker(new URL('./count-worker.ts', import.meta.url), task);
}
