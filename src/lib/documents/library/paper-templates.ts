import type * as Y from 'yjs';
import type { Attachment } from '#lib/domain/attachments/attachment.ts';
import { addAttachment, removeAttachment, type NewAttachment } from '../attachments/commands.ts';
import { readAttachments } from '../attachments/read.ts';

/** What an attachment of the library is about when it is the school's template of a paper. */
const aboutPaper = (kind: string): string => `paper-template:${kind}`;

/** The school's own templates by the papers they are of; the usual one holds of those that are not there. */
export function paperTemplates(doc: Y.Doc): ReadonlyMap<string, Attachment> {
	const all = readAttachments(doc).kept.filter(({ about }) => about.startsWith(aboutPaper('')));
	return new Map(all.map((template) => [template.about.slice(aboutPaper('').length), template]));
}

/** Takes the place of the one before, which goes to the bin. */
export function setPaperTemplate(
	doc: Y.Doc,
	kind: string,
	template: Omit<NewAttachment, 'about'>
): void {
	doc.transact(() => {
		dropPaperTemplate(doc, kind);
		addAttachment(doc, { ...template, about: aboutPaper(kind) });
	});
}

/** The usual one holds again. */
export function dropPaperTemplate(doc: Y.Doc, kind: string): void {
	doc.transact(() => {
		for (const { id } of templatesOf(doc, kind)) removeAttachment(doc, id);
	});
}

function templatesOf(doc: Y.Doc, kind: string): readonly Attachment[] {
	return readAttachments(doc).kept.filter(({ about }) => about === aboutPaper(kind));
}
