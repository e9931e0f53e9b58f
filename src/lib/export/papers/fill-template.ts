import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { filled, namesIn, withWholeFields } from './fill-xml.ts';
import { columnName, plainName, type PaperData } from './paper-data.ts';

export type TemplateTrouble =
	| { readonly is: 'not-a-document' }
	| { readonly is: 'too-large' }
	/** As they are written in the template. */
	| { readonly is: 'unknown-fields'; readonly names: readonly string[] }
	/** Braces that are opened and not closed, with the words after them. */
	| { readonly is: 'unclosed-fields'; readonly texts: readonly string[] };

export type Filled =
	| { readonly ok: true; readonly bytes: Uint8Array }
	| { readonly ok: false; readonly trouble: TemplateTrouble };

const mostBytes = 5 * 1024 * 1024;
const mostUnpacked = 30 * 1024 * 1024;
const written = /^word\/(?:document|header\d*|footer\d*|footnotes)\.xml$/;
/** The same content gives the same bytes: archives want a time, so it is always this one. */
const writtenAt = '2000-01-01T00:00:00';

/** A Word file with fields in double braces, filled in. Nothing else in it is touched. */
export function fillTemplate(template: Uint8Array, data: PaperData): Filled {
	if (template.length > mostBytes) return broken({ is: 'too-large' });
	const files = unpacked(template);
	if (files === 'too-large') return broken({ is: 'too-large' });
	if (!files?.['word/document.xml']) return broken({ is: 'not-a-document' });
	const parts = Object.entries(files)
		.filter(([name]) => written.test(name))
		.map(([name, bytes]) => [name, withWholeFields(strFromU8(bytes))] as const);
	const trouble = troubleIn(parts.map(([, xml]) => xml).join(''), data);
	if (trouble) return broken(trouble);
	const done = parts.map(([name, xml]) => [name, strToU8(filled(xml, data))] as const);
	const all = { ...files, ...Object.fromEntries(done) };
	return { ok: true, bytes: zipSync(all, { level: 6, mtime: writtenAt }) };
}

function broken(trouble: TemplateTrouble): Filled {
	return { ok: false, trouble };
}

function unpacked(template: Uint8Array): Record<string, Uint8Array> | 'too-large' | undefined {
	let total = 0;
	try {
		const files = unzipSync(template, {
			filter: ({ originalSize }) => (total += originalSize) <= mostUnpacked
		});
		return total > mostUnpacked ? 'too-large' : files;
	} catch {
		// Whatever it is, it is no Office file.
		return undefined;
	}
}

function troubleIn(xml: string, { fields, lists }: PaperData): TemplateTrouble | undefined {
	const { names, unclosed } = namesIn(xml);
	if (unclosed.length > 0) return { is: 'unclosed-fields', texts: unclosed };
	const known = new Set([
		...Object.keys(fields).map(plainName),
		...Object.entries(lists).flatMap(([name, { columns }]) =>
			columns.map((column) => plainName(columnName(name, column)))
		)
	]);
	const unknown = [...new Set(names.filter((name) => !known.has(plainName(name))))];
	return unknown.length > 0 ? { is: 'unknown-fields', names: unknown } : undefined;
}
