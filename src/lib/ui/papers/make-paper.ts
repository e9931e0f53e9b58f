import type { PaperKind } from '#lib/export/papers/templates.ts';
import { paperTexts as texts, templateSentence } from '#lib/ui/texts/ru/papers.ts';
import type { PaperSource } from './paper-source.ts';
import { paperValues } from './paper-values.ts';

const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export interface PaperWish {
	readonly kind: PaperKind;
	readonly source: PaperSource;
	/** The school's own; without it, the built-in one. */
	readonly template: Uint8Array | undefined;
}

export type MadePaper =
	| { readonly ok: true; readonly file: File }
	/** A sentence for the screen. */
	| { readonly ok: false; readonly trouble: string };

export async function makePaper({ kind, source, template }: PaperWish): Promise<MadePaper> {
	const { fillTemplate } = await import('#lib/export/papers/fill-template.ts');
	const { builtInTemplate } = await import('#lib/export/papers/templates.ts');
	const filled = fillTemplate(template ?? builtInTemplate(kind), paperValues(source));
	if (!filled.ok) return { ok: false, trouble: templateSentence(filled.trouble) };
	const name = source.mentees[0]?.name ?? '';
	return { ok: true, file: fileOf(filled.bytes, texts.fileName(texts.kinds[kind], name)) };
}

export async function templateFile(kind: PaperKind): Promise<File> {
	const { builtInTemplate } = await import('#lib/export/papers/templates.ts');
	return fileOf(builtInTemplate(kind), texts.fileName(texts.template.title, texts.kinds[kind]));
}

function fileOf(bytes: Uint8Array, name: string): File {
	return new File([new Uint8Array(bytes)], `${name}.docx`, { type });
}
