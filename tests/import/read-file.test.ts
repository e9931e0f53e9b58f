import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { proposeRoadmap } from '#lib/import/propose.ts';
import { readClipboard, readGrid } from '#lib/import/read-file.ts';
import { importRefusals } from '#lib/import/refusals.ts';
import { docxOf, sheetBook, toCsv, toDocx, toHtml, toText, toXlsx } from './support/paper.ts';
import { activitiesOf, gridOf, heading, proposalOf, rowsText } from './support/reading.ts';
import { sample } from './support/sample.ts';

const seed = 20261121;

function refusalOf(bytes: Uint8Array): string {
	const read = readGrid(bytes);
	return read.ok ? 'read' : read.code;
}

const text =
	'Дорожная карта\n№\tМероприятие\tСроки\tОтветственные\n1\tКруглый стол\tмай 2026\tДиректор';

function inWindows1251(words: string): Uint8Array {
	const letters = new Map(
		Array.from({ length: 256 }, (_, code) => [
			new TextDecoder('windows-1251').decode(Uint8Array.of(code)),
			code
		])
	);
	return Uint8Array.from(words, (letter) => letters.get(letter) ?? 63);
}

function inUtf16(words: string, littleEndian: boolean): Uint8Array {
	const bytes = new Uint8Array(words.length * 2);
	const view = new DataView(bytes.buffer);
	[...words].forEach((letter, at) => view.setUint16(at * 2, letter.charCodeAt(0), littleEndian));
	return bytes;
}

test.each([
	['UTF-8', new TextEncoder().encode(text)],
	['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`)],
	['UTF-16 with a mark', inUtf16(`\ufeff${text}`, true)],
	['UTF-16 the other way round', inUtf16(`\ufeff${text}`, false)],
	['UTF-16 without a mark', inUtf16(text, true)],
	['UTF-16 the other way round without a mark', inUtf16(text, false)],
	['Windows-1251', inWindows1251(text)]
])('a text in %s is read', (_, bytes) => {
	expect(activitiesOf(proposalOf(bytes)).map(({ title }) => title)).toEqual(['Круглый стол']);
});

test('a page in Windows-1251 says so itself', () => {
	const page = '<html><meta charset=windows-1251><table><tr><td>Срок<td>май</table>';
	expect(gridOf(inWindows1251(page)).blocks[0]).toMatchObject({
		width: 2,
		rows: [[{ text: 'Срок' }, { text: 'май' }]]
	});
});

test('what cannot be read is refused with a sentence that says what to do', () => {
	const ole = (name: string): Uint8Array =>
		Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...inUtf16(name, true)]);
	expect(refusalOf(new Uint8Array())).toBe('empty');
	expect(refusalOf(new TextEncoder().encode(' \n '))).toBe('empty');
	expect(refusalOf(ole('EncryptedPackage'))).toBe('encrypted');
	expect(refusalOf(ole('WordDocument'))).toBe('old-word');
	expect(refusalOf(ole('Workbook'))).toBe('old-excel');
	expect(refusalOf(new TextEncoder().encode('%PDF-1.7 …'))).toBe('pdf');
	expect(refusalOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1))).toBe('picture');
	expect(refusalOf(zipSync({ mimetype: new TextEncoder().encode('odt') }))).toBe('other-office');
	expect(refusalOf(toDocx(sample).slice(0, 300))).toBe('damaged');
	expect(refusalOf(new Uint8Array(21 * 1024 * 1024))).toBe('too-big');
	for (const sentence of Object.values(importRefusals)) expect(sentence).toMatch(/^[А-Я].+\.$/);
});

test('an archive that unpacks without end is stopped at the limit', () => {
	const bomb = zipSync({ 'word/document.xml': new Uint8Array(64 * 1024 * 1024) }, { level: 1 });
	expect(bomb.length).toBeLessThan(1024 * 1024);
	expect(refusalOf(bomb)).toBe('too-big');
});

test('more rows than any roadmap has are refused', () => {
	expect(refusalOf(rowsText(heading, ...Array<string>(6500).fill('1 | а | май | б | в')))).toBe(
		'too-many-rows'
	);
	expect(
		refusalOf(sheetBook(`<sheetData>${'<row><c><v>1</v></c></row>'.repeat(6500)}</sheetData>`))
	).toBe('too-many-rows');
});

test('a cell as long as a book is refused', () => {
	expect(refusalOf(rowsText(heading, `1 | ${'а '.repeat(15_000)} | май | б | в`))).toBe('too-big');
});

test('entities that grow each other stay what they are', () => {
	const body =
		'<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "&b;&b;">]><w:p><w:r><w:t>&b;</w:t></w:r></w:p>';
	expect(readGrid(docxOf(body)).ok).toBe(true);
});

test('a document without a roadmap is refused', () => {
	for (const bytes of [
		new TextEncoder().encode('Просто письмо.\nС уважением.'),
		docxOf('<w:p/>'),
		rowsText('а | б | в', '1 | 2 | 3')
	]) {
		const read = readGrid(bytes);
		expect(read.ok && proposeRoadmap(read.value)).toMatchObject({ ok: false, code: 'no-roadmap' });
	}
});

test('the clipboard gives its page form where that holds a table, else its text', () => {
	const html = new TextDecoder().decode(toHtml(sample));
	const fromPage = readClipboard({ html, text: 'что-то' });
	const fromText = readClipboard({
		html: '<b>жирно</b>',
		text: new TextDecoder().decode(toText(sample))
	});
	expect(fromPage).toEqual(readGrid(toHtml(sample)));
	expect(fromText).toEqual(readGrid(toText(sample)));
	expect(readClipboard({ html: '', text: '' })).toMatchObject({ ok: false, code: 'empty' });
});

function survives(bytes: Uint8Array): void {
	const read = readGrid(bytes);
	const proposed = read.ok ? proposeRoadmap(read.value) : read;
	expect(typeof proposed.ok).toBe('boolean');
}

test(`any bytes are answered, never thrown at (seed ${seed})`, () => {
	fc.assert(
		fc.property(
			fc.uint8Array({ maxLength: 600 }),
			fc.constantFrom([], [0x50, 0x4b, 3, 4], [0x3c, 0x74, 0x61], [0xff, 0xfe]),
			(bytes, start) => survives(Uint8Array.from([...start, ...bytes]))
		),
		{ seed, numRuns: 400 }
	);
});

test(`files with changed, lost and doubled bytes are answered, never thrown at (seed ${seed})`, () => {
	const files = [toDocx(sample), toXlsx(sample), toHtml(sample), toCsv(sample), toText(sample)];
	const changes = fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255), cut: fc.boolean() }), {
		minLength: 1,
		maxLength: 12
	});
	fc.assert(
		fc.property(fc.constantFrom(...files), changes, (file, mutations) => {
			let bytes = [...file];
			for (const { at, byte, cut } of mutations) {
				const place = at % bytes.length;
				if (cut) bytes = [...bytes.slice(0, place), ...bytes.slice(place + (byte % 40))];
				else bytes[place] = byte;
				if (bytes.length === 0) bytes = [byte];
			}
			survives(Uint8Array.from(bytes));
		}),
		{ seed, numRuns: 150 }
	);
});
