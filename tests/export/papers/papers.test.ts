import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillTemplate } from '#lib/export/papers/fill-template.ts';
import { fieldsIn, filled, withWholeFields } from '#lib/export/papers/fill-xml.ts';
import type { PaperData } from '#lib/export/papers/paper-data.ts';
import { builtInTemplate, paperKinds } from '#lib/export/papers/templates.ts';
import { parseXml } from '#lib/import/readers/markup.ts';
import { sampleSource } from './sample.ts';
import { data, paragraph, text, wordsOf } from './words.ts';
import { paperValues } from '#lib/ui/papers/paper-values.ts';

const fill = (xml: string): string => wordsOf(filled(withWholeFields(xml), data));

test('a field is filled in however Word has cut it, and its name may be typed loosely', () => {
	expect(fill(paragraph('Наставник: {', '{Наст', 'авник.', 'ФИО}', '} (главный)'))).toBe(
		'Наставник: Кедрина О. П. (главный)¶'
	);
	expect(fill(paragraph('{{ наставник.фио }}, {{ШКОЛА}}'))).toBe(
		'Кедрина О. П., Школа «Исток» &lt;№ 1&gt;¶'
	);
	const latin = '{{Haставник.ФИO}}';
	expect(fill(paragraph(`${latin} {{На\u00adставник.\u200bФИО}}`))).toBe(
		'Кедрина О. П. Кедрина О. П.¶'
	);
});

test('a row of a table is repeated for each item, and outside of a table a paragraph is', () => {
	const row = `<w:tbl><w:tr><w:trPr/>${paragraph('№')}</w:tr><w:tr>${paragraph('{{Шаг.Номер}}')}${paragraph('{{Шаг.', 'Название}}')}</w:tr></w:tbl>`;
	expect(fill(row)).toBe('№¶1¶Урок¶2¶План¶и отчёт¶');
	expect(fill(paragraph('{{Шаг.Номер}}. {{Шаг.Название}}; {{Школа}}'))).toBe(
		'1. Урок; Школа «Исток» &lt;№ 1&gt;¶2. План¶и отчёт; Школа «Исток» &lt;№ 1&gt;¶'
	);
});

test('a value that looks like a field or like markup stays what it is', () => {
	const sly: PaperData = {
		fields: { Школа: '{{Наставник.ФИО}}<w:p>' },
		lists: { Шаг: { columns: ['Номер'], items: [{ Номер: '$& $1 {{Школа}}{{Шаг.Номер}}' }] } }
	};
	expect(wordsOf(filled(paragraph('{{Школа}} {{Шаг.Номер}}'), sly))).toBe(
		'{{Наставник.ФИО}}&lt;w:p&gt; $&amp; $1 {{Школа}}{{Шаг.Номер}}¶'
	);
});

test('a list of nothing leaves one empty row, and one empty line, to write on', () => {
	const none: PaperData = {
		...data,
		lists: { Шаг: { columns: ['Номер', 'Название'], items: [] } }
	};
	const row = `<w:tbl><w:tr>${paragraph('№')}</w:tr><w:tr><w:tc>${paragraph('{{Шаг.Номер}}.')}</w:tc></w:tr></w:tbl>`;
	const xml = filled(withWholeFields(row + paragraph('{{Шаг.Номер}}. {{Шаг.Название}}')), none);
	expect(wordsOf(xml)).toBe('№¶¶¶');
	expect(xml.match(/<w:tr>/g)).toHaveLength(2);
});

test('each line of a value is a paragraph that looks as the field did', () => {
	const look = '<w:pPr><w:pageBreakBefore/><w:jc w:val="both"/></w:pPr>';
	const bold = '<w:rPr><w:b/></w:rPr>';
	const lines: PaperData = { fields: { Школа: 'раз\n\nдва' }, lists: {} };
	const made = (inner: string): string => filled(`<w:p w:rsidR="1">${look}${inner}</w:p>`, lines);
	const next = `<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r>${bold}<w:t xml:space="preserve">`;
	expect(made(`<w:r>${bold}<w:t>«{{Школа}}»</w:t></w:r>`)).toBe(
		`<w:p w:rsidR="1">${look}<w:r>${bold}<w:t>«раз</w:t></w:r></w:p>${next}</w:t></w:r></w:p>${next}два»</w:t></w:r></w:p>`
	);
	const linked = `<w:hyperlink r:id="r1">${text('{{Школа}}')}</w:hyperlink>`;
	expect(wordsOf(made(linked))).toBe('раз//два¶');
	expect(wordsOf(made(`${linked}${text('{{Школа}}')}`))).toBe('раз//двараз¶¶два¶');
});

test('whatever stands around fields, it stays, letter for letter', () => {
	const words = fc.string({ unit: fc.constantFrom('а', '{', '}', ' ', '.', 'Я') });
	fc.assert(
		fc.property(fc.array(words, { maxLength: 6 }), (runs) => {
			const xml = paragraph(...runs);
			if (fieldsIn(xml).names.length > 0) return;
			expect(wordsOf(filled(withWholeFields(xml), data))).toBe(`${runs.join('')}¶`);
		}),
		{ seed: 20261129, numRuns: 300 }
	);
});

test.each(paperKinds)(
	'the built-in «%s» is whole, filled in to the last field, and the same each time',
	(kind) => {
		const values = paperValues(sampleSource);
		const made = fillTemplate(builtInTemplate(kind), values);
		const again = fillTemplate(builtInTemplate(kind), values);
		expect(made.ok && again.ok && Buffer.from(made.bytes).equals(again.bytes)).toBe(true);
		if (!made.ok) return;
		const files = unzipSync(made.bytes);
		const xml = strFromU8(files['word/document.xml']!);
		expect(() => parseXml(xml)).not.toThrow();
		expect(xml).not.toContain('{{');
		expect(xml).toContain('w:val="Heading1"');
		if (xml.includes('tblCaption')) expect(xml).toContain('<w:tblHeader/>');
		expect(xml).toContain('Лугинин');
	}
);

test.each([
	['', '', 'не указан'],
	['2026-09-01', '', 'с 01.09.2026'],
	['', '2027-05-31', 'по 31.05.2027'],
	['2026-09-01', '2027-05-31', '01.09.2026 – 31.05.2027']
])('a programme from «%s» to «%s» has in its report the term «%s»', (from, to, term) => {
	const { programme } = sampleSource;
	const title = { ...programme.title, from, to };
	const values = paperValues({ ...sampleSource, programme: { ...programme, title } });
	for (const kind of ['report', 'programme'] as const) {
		const made = fillTemplate(builtInTemplate(kind), values);
		const words = made.ok ? wordsOf(strFromU8(unzipSync(made.bytes)['word/document.xml']!)) : '';
		expect(words).toContain(`Срок${kind === 'report' ? ' программы' : ''}¶${term}¶`);
	}
});
