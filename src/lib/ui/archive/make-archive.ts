import type { Account } from '#lib/domain/account.ts';
import type { ArchiveManifest } from '#lib/domain/archive/manifest.ts';
import type { DocumentToKeep } from '#lib/export/archive/write-archive.ts';
import { writeArchive } from '#lib/export/archive/write-archive.ts';
import type { HeldDocument } from '#lib/device/archive/archive-desk.ts';
import { archiveOf } from '#lib/device/archive/device-archive.ts';
import { sha256Of } from '#lib/device/files/sha256.ts';
import type { Device } from '#lib/device/surface.ts';
import { pairNames } from '#lib/ui/texts/people.ts';
import { documentName } from '#lib/ui/texts/ru/documents.ts';
import { tableWordsOf } from './table-words.ts';

export interface Making {
	readonly device: Device;
	readonly account: Account;
	/** Milliseconds since 1970. */
	readonly now: number;
	readonly write: (chunk: Uint8Array) => Promise<void>;
	readonly onProgress: (done: number) => void;
}

/** Everything that this person may read here, into one file. */
export async function makeArchive(making: Making): Promise<ArchiveManifest> {
	const { device, account, now, write, onProgress } = making;
	const desk = archiveOf(device);
	const pairs = new Map(account.pairs.map((pair) => [pair.id, pairNames(pair)]));
	return writeArchive({
		words: await tableWordsOf(account),
		person: account.person,
		madeAt: new Date(now),
		documents: account.documents.map(({ id, kind, pairId }) => {
			const whose = pairs.get(pairId ?? '');
			return { id, kind, name: [documentName(kind), whose].filter(Boolean).join(': ') };
		}),
		read: async (id) => {
			const held = await desk.read(id);
			return held && toKeep(held);
		},
		readFile: ({ document, sha256 }) => device.files.read({ document, sha256 }),
		sha256: sha256Of,
		write,
		onProgress
	});
}

function toKeep({ attachments, unsent, ...held }: HeldDocument): DocumentToKeep {
	return {
		...held,
		unsent: unsent.map(({ document: _, ...edits }) => edits),
		files: attachments.map(({ sha256, bytes, name }) => ({ sha256, bytes, name }))
	};
}

/** «tropa-2026-11-29.tropa»: names nobody. */
export function archiveName(now: number): string {
	return `tropa-${new Date(now).toISOString().slice(0, 10)}.tropa`;
}
