import { strToU8, zipSync } from 'fflate';
import { escaped, xmlHead } from './xml.ts';

/** A part of an Office file: its name, its kind, its text. */
export interface OfficePart {
	readonly name: string;
	readonly type: string;
	readonly xml: string;
}

export interface OfficeLink {
	readonly id: string;
	readonly type: string;
	readonly target: string;
}

export interface OfficeFile {
	readonly parts: readonly OfficePart[];
	/** Links from the file, and from a part by its name. */
	readonly links: Readonly<Record<string, readonly OfficeLink[]>>;
}

/** The same content gives the same bytes: archives want a time, so it is always this one. */
const writtenAt = '2000-01-01T00:00:00';

export function packed({ parts, links }: OfficeFile): Uint8Array {
	const files = [
		['[Content_Types].xml', contentTypes(parts)],
		...Object.entries(links).map(([from, all]) => [linksName(from), linksXml(all)]),
		...parts.map(({ name, xml }) => [name, `${xmlHead}\n${xml}`])
	] as const;
	const bytes = Object.fromEntries(files.map(([name, xml]) => [name, strToU8(xml ?? '')]));
	return zipSync(bytes, { level: 6, mtime: writtenAt });
}

function contentTypes(parts: readonly OfficePart[]): string {
	const overrides = parts
		.map(({ name, type }) => `<Override PartName="/${name}" ContentType="${type}"/>`)
		.join('');
	return `${xmlHead}\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides}</Types>`;
}

function linksName(from: string): string {
	const slash = from.lastIndexOf('/');
	return `${from.slice(0, slash + 1)}_rels/${from.slice(slash + 1)}.rels`;
}

function linksXml(links: readonly OfficeLink[]): string {
	const all = links
		.map(({ id, type, target }) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
		.join('');
	return `${xmlHead}\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all}</Relationships>`;
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const linkTypes = {
	main: `${office}/officeDocument`,
	styles: `${office}/styles`,
	footer: `${office}/footer`,
	sheet: `${office}/worksheet`,
	properties:
		'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'
} as const;

export function propertiesPart(title: string): OfficePart {
	return {
		name: 'docProps/core.xml',
		type: 'application/vnd.openxmlformats-package.core-properties+xml',
		xml: `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:language>ru-RU</dc:language></cp:coreProperties>`
	};
}

/** From the file to its main part and its properties. */
export function rootLinks(main: string): readonly OfficeLink[] {
	return [
		{ id: 'rId1', type: linkTypes.main, target: main },
		{ id: 'rId2', type: linkTypes.properties, target: 'docProps/core.xml' }
	];
}
