import type { Account, DocumentCard } from '#lib/domain/account.ts';
import type { Attachment } from '#lib/domain/attachments/attachment.ts';
import { paperTemplates } from '#lib/documents/library/paper-templates.ts';
import type { Device } from '#lib/device/surface.ts';

export interface SchoolTemplate {
	readonly file: Attachment;
	/** Undefined where it is not on this device, and the server cannot be reached. */
	readonly content: Uint8Array | undefined;
}

interface Asked {
	readonly device: Device;
	readonly account: Account | undefined;
	readonly organisationId: string;
}

/** The school's templates by the papers they are of, brought to this device if they are not here yet. */
export async function schoolTemplates({
	device,
	account,
	organisationId
}: Asked): Promise<ReadonlyMap<string, SchoolTemplate>> {
	const found = new Map<string, SchoolTemplate>();
	const library = libraryIn(account, organisationId);
	if (!library) return found;
	const opened = await device.open(library.id);
	try {
		for (const [kind, file] of paperTemplates(opened.doc))
			found.set(kind, { file, content: await contentOf(device, library.id, file) });
		return found;
	} finally {
		opened.close();
	}
}

export function libraryIn(
	account: Account | undefined,
	organisationId: string
): DocumentCard | undefined {
	return account?.documents.find(
		(card) => card.kind === 'library' && card.organisationId === organisationId
	);
}

async function contentOf(
	{ files }: Device,
	document: string,
	{ sha256, bytes }: Attachment
): Promise<Uint8Array | undefined> {
	const here = await files.read({ document, sha256 });
	if (here) return here;
	const fetched = await files.fetch({ document, sha256, bytes });
	return fetched.ok ? fetched.content : undefined;
}
