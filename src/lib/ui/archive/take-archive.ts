import type { Account } from '#lib/domain/account.ts';
import type {
	ArchivedDocument,
	ArchivedFile,
	ArchiveManifest,
	FromArchive
} from '#lib/domain/archive/manifest.ts';
import { openArchive, type OpenedArchive } from '#lib/import/archive/open-archive.ts';
import type {
	ArchivedState,
	ArchiveDesk,
	MergeTrouble,
	Taken
} from '#lib/device/archive/archive-desk.ts';
import { archiveOf } from '#lib/device/archive/device-archive.ts';
import { sha256Of } from '#lib/device/files/sha256.ts';
import type { Device } from '#lib/device/surface.ts';

export interface ArchiveRow {
	readonly document: ArchivedDocument;
	readonly edits: number;
	readonly bringsMore: boolean;
	readonly files: readonly ArchivedFile[];
	readonly trouble: MergeTrouble | 'of-somebody-else' | undefined;
}

export interface LookedThrough {
	readonly manifest: ArchiveManifest;
	readonly rows: readonly ArchiveRow[];
	readonly opened: OpenedArchive;
}

export interface Looking {
	readonly device: Device;
	readonly account: Account;
	readonly onProgress: (done: number, of: number) => void;
}

/** Programmes of other pairs: a plan can be taken from them, but nothing else. */
export function plansOfOthers(
	rows: readonly ArchiveRow[],
	{ documents }: Pick<Account, 'documents'>
): readonly ArchivedDocument[] {
	const isForeign = ({ document, trouble }: ArchiveRow): boolean =>
		(trouble === 'of-somebody-else' || trouble === 'unknown-document') &&
		!documents.some(({ id }) => id === document.id);
	return rows
		.filter((row) => row.document.kind === 'programme' && isForeign(row))
		.map(({ document }) => document);
}

/** Everything of the archive is compared with its hashes and with what is here; nothing is taken yet. */
export async function lookThrough(
	file: Blob,
	{ device, account, onProgress }: Looking
): Promise<FromArchive<LookedThrough>> {
	const opening = await openArchive(file, { sha256: sha256Of, onProgress });
	if (!opening.ok) return opening;
	const { manifest } = opening.value;
	const isOwn = manifest.person.id === account.person.id;
	const desk = archiveOf(device);
	const rows: ArchiveRow[] = [];
	for (const document of manifest.documents) {
		const none = { document, edits: 0, bringsMore: false, files: [] };
		if (isOwn) rows.push(await lookAt(document, { device, desk, opened: opening.value }));
		else rows.push({ ...none, trouble: 'of-somebody-else' });
	}
	return { ok: true, value: { manifest, rows, opened: opening.value } };
}

interface Around {
	readonly device: Device;
	readonly desk: ArchiveDesk;
	readonly opened: OpenedArchive;
}

async function lookAt(
	document: ArchivedDocument,
	{ device, desk, opened }: Around
): Promise<ArchiveRow> {
	const { edits, bringsMore, trouble } = await desk.look(await stateOf(document, opened));
	const isHere = ({ sha256 }: ArchivedFile): boolean =>
		device.files.stateOf({ document: document.id, sha256 }).at !== 'elsewhere';
	const own = opened.manifest.files.filter((file) => file.document === document.id);
	const files = trouble === undefined ? own.filter((file) => !isHere(file)) : [];
	return { document, edits, bringsMore, files, trouble };
}

/** Files first, so that no record ever names one which is nowhere. */
export async function takeArchive({ rows, opened }: LookedThrough, device: Device): Promise<Taken> {
	const wanted = rows.filter(({ trouble }) => trouble === undefined);
	for (const { path, document } of wanted.flatMap(({ files }) => files))
		await device.files.keep(document, await partOf(opened, path));
	const desk = archiveOf(device);
	return desk.take(statesOf(wanted, opened));
}

async function* statesOf(
	rows: readonly ArchiveRow[],
	opened: OpenedArchive
): AsyncGenerator<ArchivedState> {
	for (const { document, edits, bringsMore } of rows)
		if (edits > 0 || bringsMore) yield await stateOf(document, opened);
}

export async function stateOf(
	{ id, crdt, unsent }: ArchivedDocument,
	opened: OpenedArchive
): Promise<ArchivedState> {
	const base = await partOf(opened, crdt);
	const records = unsent.map(async ({ path, ...edits }) => {
		return { ...edits, document: id, update: await partOf(opened, path) };
	});
	return { id, base, unsent: await Promise.all(records) };
}

/** It was whole when the archive was looked through: a file that changes under us is no file any more. */
async function partOf(opened: OpenedArchive, path: string): Promise<Uint8Array> {
	const part = await opened.read(path);
	if (!part.ok) throw new Error(`The archive has changed under us: ${part.trouble}`);
	return part.value;
}
