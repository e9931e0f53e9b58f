import { maxFileBytes } from '#lib/domain/attachments/attachment.ts';
import {
	kindOfType,
	type AttachmentKind,
	type FileType
} from '#lib/domain/attachments/file-types.ts';
import { sniff, sniffedBytes } from '#lib/domain/attachments/sniff.ts';
import { shrinkPhoto } from './shrink-photo.ts';

export interface PreparedFile {
	readonly content: Uint8Array;
	readonly kind: AttachmentKind;
	readonly type: FileType;
	readonly name: string;
	/** When it was taken, as far as the device knows it. */
	readonly takenAt: number;
}

export type Prepared =
	| { readonly ok: true; readonly file: PreparedFile }
	| { readonly ok: false; readonly reason: PrepareTrouble };

export type PrepareTrouble =
	'empty' | 'too-big' | 'kind-refused' | 'photo-unreadable' | 'unreadable';

/** A camera's picture may be larger than a file may be; it is made small before it is looked at again. */
const maxPhotoSourceBytes = 80 * 1024 * 1024;

/** What a person chose, as it will be kept: photos made small and bare, everything else as it is. */
export async function prepareFile(chosen: File): Promise<Prepared> {
	try {
		return await prepare(chosen);
	} catch (error) {
		// A file in a cloud that cannot be reached now, or one that was moved since it was chosen.
		if (error instanceof DOMException) return { ok: false, reason: 'unreadable' };
		throw error;
	}
}

async function prepare(chosen: File): Promise<Prepared> {
	if (chosen.size === 0) return { ok: false, reason: 'empty' };
	const head = new Uint8Array(await chosen.slice(0, sniffedBytes).arrayBuffer());
	const type = sniff(head, chosen.name);
	if (!type) return { ok: false, reason: 'kind-refused' };
	const kind = kindOfType(type);
	if (chosen.size > (kind === 'photo' ? maxPhotoSourceBytes : maxFileBytes)) {
		return { ok: false, reason: 'too-big' };
	}
	const named = { kind, name: chosen.name, takenAt: chosen.lastModified };
	if (kind !== 'photo') {
		const content = new Uint8Array(await chosen.arrayBuffer());
		return { ok: true, file: { ...named, type, content } };
	}
	const small = await shrinkPhoto(chosen);
	if (!small) return { ok: false, reason: 'photo-unreadable' };
	const content = new Uint8Array(await small.arrayBuffer());
	return { ok: true, file: { ...named, type: 'image/jpeg', content } };
}
