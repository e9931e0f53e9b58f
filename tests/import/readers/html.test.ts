import { expect, test } from 'vitest';
import { gridOf, tablesOf } from '../support/reading.ts';

function bytes(html: string): Uint8Array {
	return new TextEncoder().encode(html);
}

function cells(html: string): readonly (readonly string[])[] {
	return tablesOf(bytes(html)).flatMap(({ rows }) =>
		rows.map((row) => row.map(({ text }) => text))
	);
}

test('spans push the cells of later rows aside', () => {
	const [table] = tablesOf(
		bytes('<table><tr><td rowspan=2>а<td colspan=2>б<tr><td>в<td>г</table>')
	);
	expect(table?.rows.map((row) => row.map(({ text, column }) => `${text}${column}`))).toEqual([
		['а0', 'б1'],
		['в1', 'г2']
	]);
});

test('lists inside cells keep their numbers and signs, and get none where the text has its own', () => {
	expect(
		cells(
			'<table><tr><td>Уроки:<ul><li>открытые<li>- закрытые</ul><td><ol start=3><li>план<li>4) отчёт</ol></table>'
		)
	).toEqual([['Уроки:\n– открытые\n- закрытые', '3. план\n4) отчёт']]);
});

test('breaks, paragraphs and blanks of a page read as on the screen', () => {
	expect(
		cells('<table><tr><td> раз \n два<br>три<p>четыре&nbsp;пять</p><td>&nbsp;</table>')
	).toEqual([['раз два\nтри\nчетыре\u00a0пять', '']]);
});

test('text around tables stays in order, scripts and styles are no text', () => {
	const { blocks } = gridOf(
		bytes('<style>p{}</style><p>до</p><table><tr><td>в</table><script>1</script>после')
	);
	expect(
		blocks.flatMap((block) =>
			block.kind === 'table' ? ['таблица'] : block.text === '' ? [] : [block.text]
		)
	).toEqual(['до', 'таблица', 'после']);
});

test('a table inside a table follows the one it stood in', () => {
	expect(cells('<table><tr><td>рамка<table><tr><td>внутри</table></table>')).toEqual([
		['рамка'],
		['внутри']
	]);
});

test('a table without rows of its own is what stands in it', () => {
	expect(cells('<table><div>лишнее</div><table><tr><td>внутри</table></table>')).toEqual([
		['внутри']
	]);
	expect(gridOf(bytes('<table><div>лишнее</div></table>')).blocks[0]).toMatchObject({
		text: 'лишнее'
	});
});

test('Word pages from the clipboard keep the text of their list signs', () => {
	const html =
		'<html xmlns:o="o"><body><!--StartFragment--><table><tr><td><p class=MsoListParagraph><span style="mso-list:Ignore">1.<span>&nbsp;&nbsp; </span></span>приказ<o:p></o:p></p></table>';
	expect(cells(html)[0]?.[0]?.replace(/[\s\u00a0]+/g, ' ')).toBe('1. приказ');
});

test('spans of any size cost no more than a table may have', () => {
	expect(
		tablesOf(bytes('<table><tr><td colspan=999999999 rowspan=999999999>а</table>'))[0]
	).toMatchObject({ width: 40 });
});
