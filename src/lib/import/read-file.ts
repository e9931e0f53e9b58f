import type { Grid } from './grid.ts';
import {
	maxCellLength,
	maxCells,
	maxColumns,
	maxFileBytes,
	maxRows,
	maxTextLength
} from './limits.ts';
import { readDocx } from './readers/docx.ts';
import { decodeText } from './readers/encoding.ts';
import { readHtml } from './readers/html.ts';
import { formatOf } from './readers/sniff.ts';
import { readText } from './readers/text.ts';
import { readXlsx } from './readers/xlsx.ts';
import { openZip } from './readers/zip.ts';
import { refuse, type ImportOutcome } from './refusals.ts';

/** Any bytes: what cannot be read is refused with a sentence, never thrown. */
export function readGrid(bytes: Uint8Array): ImportOutcome<Grid> {
	if (bytes.length === 0) return refuse('empty');
	if (bytes.length > maxFileBytes) return refuse('too-big');
	const format = formatOf(bytes);
	if (format === 'zip') return bounded(readArchive(bytes));
	if (format === 'text') return readWords(decodeText(bytes));
	return refuse(format.refused);
}

export interface Clipboard {
	readonly html: string;
	readonly text: string;
}

/** The page form keeps merged cells and lists, so it goes first wherever it holds a table. */
export function readClipboard(clipboard: Clipboard): ImportOutcome<Grid> {
	if (/<table/i.test(clipboard.html)) return readWords(clipboard.html);
	return clipboard.text.trim() === '' ? refuse('empty') : readWords(clipboard.text);
}

function readWords(text: string): ImportOutcome<Grid> {
	if (text.length > maxTextLength) return refuse('too-big');
	if (text.trim() === '') return refuse('empty');
	if (isBinary(text)) return refuse('not-a-document');
	return bounded(isPage(text) ? readHtml(text) : readText(text));
}

function readArchive(bytes: Uint8Array): ImportOutcome<Grid> {
	const zip = openZip(bytes);
	if (!zip.ok) return zip;
	const { names } = zip.value;
	if (names.some((name) => name.startsWith('word/'))) return readDocx(zip.value);
	if (names.some((name) => name.startsWith('xl/'))) return readXlsx(zip.value);
	return refuse(names.includes('mimetype') ? 'other-office' : 'not-a-document');
}

function isPage(text: string): boolean {
	return /^\s*</.test(text) && /<(table|html|body|tr|!doctype|meta)\b/i.test(text.slice(0, 20_000));
}

/** Control bytes do not occur in texts; a few may, where an old file was cut. */
function isBinary(text: string): boolean {
	const sample = text.slice(0, 8192);
	const odd = sample.match(/[\u0001-\u0008\u000e-\u001a\ufffd]/g)?.length ?? 0;
	return odd > sample.length / 20 + 2;
}

function bounded(read: ImportOutcome<Grid>): ImportOutcome<Grid> {
	if (!read.ok) return read;
	let rows = 0;
	let cells = 0;
	for (const block of read.value.blocks) {
		const texts = block.kind === 'line' ? [block.text] : block.rows.flat().map(({ text }) => text);
		if (texts.some((text) => text.length > maxCellLength)) return refuse('too-big');
		if (block.kind === 'line') continue;
		if (block.width > maxColumns) return refuse('too-many-rows');
		rows += block.rows.length;
		cells += texts.length;
	}
	return rows > maxRows || cells > maxCells ? refuse('too-many-rows') : read;
}
