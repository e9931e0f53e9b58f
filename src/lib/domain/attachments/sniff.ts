import { fileTypes, isFileType, type FileType } from './file-types.ts';

/** So many bytes from the beginning are looked at; what they do not tell is not told. */
export const sniffedBytes = 4096;

/**
 * What a file is by its own first bytes, whatever its name and its sender say. Undefined for what may
 * not be attached. The name only decides between kinds that share one container.
 */
export function sniff(bytes: Uint8Array, name = ''): FileType | undefined {
	const head = bytes.subarray(0, sniffedBytes);
	const text = latin1(head);
	return byMagic(text) ?? mediaType(text) ?? officeType(text, name) ?? textType(head, text, name);
}

const magics: readonly (readonly [RegExp, FileType])[] = [
	[/^\xff\xd8\xff/, 'image/jpeg'],
	[/^\x89PNG\r\n\x1a\n/, 'image/png'],
	[/^GIF8[79]a/, 'image/gif'],
	[/^RIFF[^]{4}WEBP/, 'image/webp'],
	[/^RIFF[^]{4}WAVE/, 'audio/wav'],
	[/^%PDF-/, 'application/pdf'],
	[/^\{\\rtf/, 'application/rtf'],
	[/^OggS/, 'audio/ogg'],
	[/^(?:ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb])/, 'audio/mpeg'],
	[/^[^]{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/, 'image/heic'],
	[/^[^]{4}ftypM4[AB] /, 'audio/mp4']
];

function byMagic(text: string): FileType | undefined {
	return magics.find(([magic]) => magic.test(text))?.[1];
}

/** Sound alone and sound with a picture come in the same containers; the tracks tell them apart. */
function mediaType(text: string): FileType | undefined {
	if (/^[^]{4}ftyp/.test(text)) {
		const isSound = text.includes('soun') && !text.includes('vide');
		return isSound ? 'audio/mp4' : 'video/mp4';
	}
	if (!text.startsWith('\x1a\x45\xdf\xa3') || !text.slice(0, 64).includes('webm')) return undefined;
	return /V_(?:VP|AV|MPEG)/.test(text) ? 'video/webm' : 'audio/webm';
}

const oldOffice = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const openDocument = /^PK\x03\x04[^]{26}mimetype(application\/vnd\.oasis\.opendocument\.[a-z]+)/;
/** The first file in the archive is one that only such a document begins with. */
const openXml = /^PK\x03\x04[^]{26}(?:\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|xl\/|ppt\/)/;

function officeType(text: string, name: string): FileType | undefined {
	const odf = openDocument.exec(text)?.[1];
	if (odf !== undefined) return isFileType(odf) ? odf : undefined;
	const named = typeByName(name);
	if (text.startsWith(oldOffice)) {
		const isOld = /^(?:doc|xls|ppt)$/.test(extensionOf(name));
		return isOld ? named : 'application/msword';
	}
	if (!openXml.test(text)) return undefined;
	if (/\bword\//.test(text)) return typeOfExtension('docx');
	if (/\bxl\//.test(text)) return typeOfExtension('xlsx');
	if (/\bppt\//.test(text)) return typeOfExtension('pptx');
	return /^(?:docx|xlsx|pptx)$/.test(extensionOf(name)) ? named : typeOfExtension('docx');
}

/** No byte of a text is one of these, in whatever alphabet it was written. */
const notText = /[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/;
const markup = /^(?:\xef\xbb\xbf)?\s*(?:<|#!|%!)/;

function textType(head: Uint8Array, text: string, name: string): FileType | undefined {
	if (head.length === 0 || notText.test(text) || markup.test(text)) return undefined;
	return extensionOf(name) === 'csv' ? 'text/csv' : 'text/plain';
}

function typeByName(name: string): FileType | undefined {
	return typeOfExtension(extensionOf(name));
}

function typeOfExtension(wanted: string): FileType | undefined {
	const found = Object.entries(fileTypes).find(([, { extension }]) => extension === wanted)?.[0];
	return isFileType(found) ? found : undefined;
}

function extensionOf(name: string): string {
	return /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

function latin1(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes) text += String.fromCharCode(byte);
	return text;
}
