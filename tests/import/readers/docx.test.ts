import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { proposeRoadmap } from '#lib/import/propose.ts';
import { readGrid } from '#lib/import/read-file.ts';
import { docxCell, docxOf, docxTable, paragraph, toDocx } from '../support/paper.ts';
import { gridOf, tablesOf } from '../support/reading.ts';
import { sample } from '../support/sample.ts';

function texts(bytes: Uint8Array): readonly (readonly string[])[] {
	return tablesOf(bytes).flatMap(({ rows }) => rows.map((cells) => cells.map(({ text }) => text)));
}

function numbered(text: string, level = 0, list = 1): string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
}

const numbering = `<w:numbering xmlns:w="w">
	<w:abstractNum w:abstractNumId="7">
		<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
		<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2)"/></w:lvl>
	</w:abstractNum>
	<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
	<w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
	<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
	<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
	<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>
</w:numbering>`;

test('numbers that Word counts by itself are restored as text', () => {
	const cells =
		docxCell(numbered('раз') + numbered('два') + numbered('внутри', 1) + numbered('три')) +
		docxCell(numbered('этап', 0, 2) + numbered('знак', 0, 3));
	const bytes = docxOf(`<w:tbl><w:tr>${cells}</w:tr></w:tbl>`, { 'word/numbering.xml': numbering });
	expect(texts(bytes)).toEqual([['1. раз\n2. два\n2.1) внутри\n3. три', 'IV этап\n– знак']]);
});

test('an empty numbered paragraph in the number column is its number', () => {
	const row = (title: string): string =>
		`<w:tr>${docxCell(numbered(''))}${docxCell(paragraph(title))}</w:tr>`;
	expect(
		texts(docxOf(`<w:tbl>${row('а')}${row('б')}</w:tbl>`, { 'word/numbering.xml': numbering }))
	).toEqual([
		['1.', 'а'],
		['2.', 'б']
	]);
});

test('a list style numbers its paragraphs as well', () => {
	const styled = '<w:p><w:pPr><w:pStyle w:val="Points"/></w:pPr><w:r><w:t>пункт</w:t></w:r></w:p>';
	const styles =
		'<w:styles xmlns:w="w"><w:style w:styleId="Points"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>';
	const bytes = docxOf(`<w:tbl><w:tr>${docxCell(styled)}</w:tr></w:tbl>`, {
		'word/numbering.xml': numbering,
		'word/styles.xml': styles
	});
	expect(texts(bytes)).toEqual([['1. пункт']]);
});

test('cells merged across and down stand once with their spans', () => {
	const [table] = tablesOf(
		docxOf(
			docxTable([
				[{ text: 'а', columns: 2 }, 'б'],
				[{ text: 'в', rows: 2 }, 'г', 'д'],
				['е', 'ж']
			])
		)
	);
	expect(
		table?.rows.map((cells) =>
			cells.map(({ text, column, columns, rows }) => `${text} ${column} ${columns}×${rows}`)
		)
	).toEqual([
		['а 0 2×1', 'б 2 1×1'],
		['в 0 1×2', 'г 1 1×1', 'д 2 1×1'],
		['е 1 1×1', 'ж 2 1×1']
	]);
});

test('line breaks, paragraphs and tabs of a cell are kept apart', () => {
	const cell = docxCell(
		'<w:p><w:r><w:t>раз</w:t><w:br/><w:t>два</w:t><w:tab/><w:t>три</w:t></w:r></w:p><w:p><w:r><w:t>четыре</w:t></w:r></w:p>'
	);
	expect(texts(docxOf(`<w:tbl><w:tr>${cell}</w:tr></w:tbl>`))).toEqual([['раз\nдва три\nчетыре']]);
});

test('text inserted in review stays, text struck out and field codes go', () => {
	const cell = docxCell(
		'<w:p><w:ins><w:r><w:t>новое</w:t></w:r></w:ins><w:del><w:r><w:delText>старое</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t> ссылка</w:t></w:r></w:hyperlink></w:p>'
	);
	expect(texts(docxOf(`<w:tbl><w:tr>${cell}</w:tr></w:tbl>`))).toEqual([['новое ссылка']]);
});

test('content controls are looked into, nested tables follow their outer one', () => {
	const inner = docxTable([['внутри']]);
	const body = `<w:sdt><w:sdtContent><w:tbl><w:tr>${docxCell(`${paragraph('снаружи')}${inner}`)}</w:tr></w:tbl></w:sdtContent></w:sdt>`;
	expect(tablesOf(docxOf(body)).map(({ rows }) => rows[0]?.[0]?.text)).toEqual([
		'снаружи',
		'внутри'
	]);
});

test('page headers stand first and footnotes last, page numbers nowhere', () => {
	const part = (text: string): string => `<w:hdr xmlns:w="w">${paragraph(text)}</w:hdr>`;
	const bytes = docxOf(paragraph('середина'), {
		'word/header1.xml': part('Школа'),
		'word/footer1.xml': part('12'),
		'word/footnotes.xml': part('сноска')
	});
	const shown = gridOf(bytes).blocks.map((block) => (block.kind === 'line' ? block.text : ''));
	expect(shown.filter((text) => text !== '')).toEqual(['Школа', 'середина', 'сноска']);
});

const seed = 77;

test(`Word files with torn markup are answered, never thrown at (seed ${seed})`, () => {
	const xml = new TextDecoder().decode(unzipSync(toDocx(sample))['word/document.xml']);
	const body = xml.slice(xml.indexOf('<w:body>') + 8, xml.indexOf('</w:body>'));
	fc.assert(
		fc.property(
			fc.array(
				fc.record({
					at: fc.nat(body.length),
					length: fc.nat(200),
					put: fc.string({ maxLength: 9 })
				}),
				{ maxLength: 8 }
			),
			(cuts) => {
				const torn = cuts.reduce(
					(text, { at, length, put }) => text.slice(0, at) + put + text.slice(at + length),
					body
				);
				const read = readGrid(docxOf(torn));
				expect(typeof (read.ok ? proposeRoadmap(read.value) : read).ok).toBe('boolean');
			}
		),
		{ seed, numRuns: 120 }
	);
});

test('deep markup is read flat, markup nested without end is refused', () => {
	const nested = (depth: number): Uint8Array =>
		docxOf(`${'<w:sdt>'.repeat(depth)}${paragraph('дно')}`);
	expect(readGrid(nested(1000)).ok).toBe(true);
	expect(readGrid(nested(300_000))).toMatchObject({ ok: false, code: 'damaged' });
});
