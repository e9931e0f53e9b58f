import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { fieldsIn, filled, mixedIn, withWholeFields } from './fill-xml.ts';
import { columnName, plainName, type PaperData } from './paper-data.ts';

export type TemplateTrouble =
	| { readonly is: 'not-a-document' | 'has-macros' | 'damaged' | 'too-large' | 'no-fields' }
	/** As they are written in the template. */
	| { readonly is: 'unknown-fields'; readonly names: readonly string[] }
	/** Braces that are opened and not closed, with the words after them. */
	| { readonly is: 'unclosed-fields'; readonly texts: readonly string[] }
	/** Lists that one row, or one paragraph, names at once. */
	| { readonly is: 'mixed-lists'; readonly names: readonly string[] };

export type Filled =
	| { readonly ok: true; readonly bytes: Uint8Array }
	| { readonly ok: false; readonly trouble: TemplateTrouble };

const mostBytes = 5 * 1024 * 1024;
const mostUnpacked = 30 * 1024 * 1024;
const body = /^word\/document\d*\.xml$/;
const written = /^word\/(?:document|header|footer|footnotes|endnotes)\d*\.xml$/;
const kinds = '[Content_Types].xml';
/** The same content gives the same bytes: archives want a time, so it is always this one. */
const writtenAt = '2000-01-01T00:00:00';

/** A Word file with fields in double braces, filled in. Nothing else in it is touched. */
export function fillTemplate(template: Uint8Array, data: PaperData): Filled {
	if (template.length > mostBytes) return broken({ is: 'too-large' });
	const files = unpacked(template);
	if (typeof files === 'string') return broken({ is: files });
	const parts = Object.entries(files)
		.filter(([name]) => written.test(name))
		.map(([name, bytes]) => [name, withWholeFields(strFromU8(bytes))] as const);
	const main = parts.find(([name]) => body.test(name))?.[1];
	if (!main?.includes('<w:document')) return broken({ is: 'not-a-document' });
	if (!main.trimEnd().endsWith('</w:document>')) return broken({ is: 'damaged' });
	const types = strFromU8(files[kinds] ?? new Uint8Array());
	if (/macroEnabled/i.test(types)) return broken({ is: 'has-macros' });
	const trouble = troubleIn(parts.map(([, xml]) => xml).join(''), data);
	if (trouble) return broken(trouble);
	const done = parts.map(([name, xml]) => [name, strToU8(filled(xml, data))] as const);
	// A .dotx becomes a document: Word opens no .docx that calls itself a template.
	const ofDocument = strToU8(types.replace('template.main+xml', 'document.main+xml'));
	const all = { ...files, ...(types === '' ? {} : { [kinds]: ofDocument }) };
	return {
		ok: true,
		bytes: zipSync({ ...all, ...Object.fromEntries(done) }, { level: 6, mtime: writtenAt })
	};
}

function broken(trouble: TemplateTrouble): Filled {
	return { ok: false, trouble };
}

function unpacked(
	template: Uint8Array
): Record<string, Uint8Array> | 'too-large' | 'not-a-document' | 'damaged' {
	// «PK»: whatever begins otherwise is no archive, and so no Office file.
	if (template[0] !== 0x50 || template[1] !== 0x4b) return 'not-a-document';
	let total = 0;
	try {
		const files = unzipSync(template, {
			filter: ({ originalSize }) => (total += originalSize) <= mostUnpacked
		});
		return total > mostUnpacked ? 'too-large' : files;
	} catch {
		// It was one.
		return 'damaged';
	}
}

function troubleIn(xml: string, { fields, lists }: PaperData): TemplateTrouble | undefined {
	const { names, unclosed, loose } = fieldsIn(xml);
	const known = new Set([
		...Object.keys(fields).map(plainName),
		...Object.entries(lists).flatMap(([name, { columns }]) =>
			columns.map((column) => plainName(columnName(name, column)))
		)
	]);
	const meant = loose.filter(({ name }) => known.has(plainName(name)));
	const texts = [...unclosed, ...meant.map((one) => one.written)];
	if (texts.length > 0) return { is: 'unclosed-fields', texts };
	const unknown = [...new Set(names.filter((name) => !known.has(plainName(name))))];
	if (unknown.length > 0) return { is: 'unknown-fields', names: unknown };
	const [mixed] = mixedIn(xml, lists);
	if (mixed) return { is: 'mixed-lists', names: mixed };
	return names.length === 0 ? { is: 'no-fields' } : undefined;
}
