import { setPaperTemplate } from '#lib/documents/library/paper-templates.ts';
import { fillTemplate } from '#lib/export/papers/fill-template.ts';
import type { PaperData } from '#lib/export/papers/paper-data.ts';
import type { PaperKind } from '#lib/export/papers/templates.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import type { Here } from '#lib/ui/device-context.ts';
import { templateSentence } from '#lib/ui/texts/ru/papers.ts';
import { schoolPaperTexts as texts } from '#lib/ui/texts/ru/school-papers.ts';

const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export interface Taking {
	readonly kind: PaperKind;
	readonly opened: OpenDocument;
	/** Every field that a template may name. */
	readonly catalogue: PaperData;
	readonly here: Here;
}

/** A template that does not fill is refused before anybody's paper is made of it. Undefined when it is taken. */
export async function takeTemplate(
	file: File,
	{ kind, opened, catalogue, here }: Taking
): Promise<string | undefined> {
	try {
		const content = new Uint8Array(await file.arrayBuffer());
		const filled = fillTemplate(content, catalogue);
		if (!filled.ok) return templateSentence(filled.trouble);
		// The record is written only after the bytes are on the disk: it must never name what nobody has.
		const sha256 = await here.device.files.keep(opened.id, content);
		const now = Date.now();
		opened.undo.newStep();
		setPaperTemplate(opened.doc, kind, {
			...{ id: crypto.randomUUID(), kind: 'file', type, name: file.name, sha256 },
			...{ bytes: content.length, takenAt: file.lastModified, addedAt: now, seconds: 0 },
			addedBy: here.account?.person.id ?? ''
		});
		return undefined;
	} catch (cause) {
		console.error('The template could not be kept', cause);
		return texts.failed;
	}
}
