import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillTemplate } from '#lib/export/papers/fill-template.ts';
import { filled, namesIn, withWholeFields } from '#lib/export/papers/fill-xml.ts';
import type { PaperData } from '#lib/export/papers/paper-data.ts';
import { builtInTemplate, paperKinds } from '#lib/export/papers/templates.ts';
import { parseXml } from '#lib/import/readers/markup.ts';
import { sampleSource } from './sample.ts';
import { paperValues } from '#lib/ui/papers/paper-values.ts';

const data: PaperData = {
	fields: { 'Наставник.ФИО': 'Кедрина О. П.', Школа: 'Школа «Исток» <№ 1>' },
	lists: {
		Шаг: {
			columns: ['Номер', 'Название'],
			items: [
				{ Номер: '1', Название: 'Урок' },
				{ Номер: '2', Название: 'План\nи отчёт' }
			]
		}
	}
};

const text = (words: string): string => `<w:r><w:t>${words}</w:t></w:r>`;
const paragraph = (...runs: readonly string[]): string => `<w:p>${runs.map(text).join('')}</w:p>`;
const wordsOf = (xml: string): string =>
	[...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:br\/>|<\/w:p>/g)]
		.map(([whole, words]) => words ?? (whole === '</w:p>' ? '¶' : '/'))
		.join('');
const fill = (xml: string): string => wordsOf(filled(withWholeFields(xml), data));

test('a field is filled in however Word has cut it, and its name may be typed loosely', () => {
	expect(fill(paragraph('Наставник: {', '{Наст', 'авник.', 'ФИО}', '} (главный)'))).toBe(
		'Наставник: Кедрина О. П. (главный)¶'
	);
	expect(fill(paragraph('{{ наставник.фио }}, {{ШКОЛА}}'))).toBe(
		'Кедрина О. П., Школа «Исток» &lt;№ 1&gt;¶'
	);
});

test('a row of a table is repeated for each item, and outside of a table a paragraph is', () => {
	const row = `<w:tbl><w:tr><w:trPr/>${paragraph('№')}</w:tr><w:tr>${paragraph('{{Шаг.Номер}}')}${paragraph('{{Шаг.', 'Название}}')}</w:tr></w:tbl>`;
	expect(fill(row)).toBe('№¶1¶Урок¶2¶План/и отчёт¶');
	expect(fill(paragraph('{{Шаг.Номер}}. {{Шаг.Название}}; {{Школа}}'))).toBe(
		'1. Урок; Школа «Исток» &lt;№ 1&gt;¶2. План/и отчёт; Школа «Исток» &lt;№ 1&gt;¶'
	);
});

test('a value that looks like a field or like markup stays what it is', () => {
	const sly: PaperData = {
		fields: { Школа: '{{Наставник.ФИО}}<w:p>' },
		lists: { Шаг: { columns: ['Номер'], items: [{ Номер: '$& $1' }] } }
	};
	expect(wordsOf(filled(paragraph('{{Школа}} {{Шаг.Номер}}'), sly))).toBe(
		'{{Наставник.ФИО}}&lt;w:p&gt; $&amp; $1¶'
	);
});

test('what is broken in a template is named', () => {
	const template = (xml: string): Uint8Array =>
		zipSync({ 'word/document.xml': strToU8(xml), 'word/media/1.png': strToU8('png') });
	const troubleOf = (bytes: Uint8Array) => {
		const answer = fillTemplate(bytes, data);
		return answer.ok ? undefined : answer.trouble;
	};
	expect(troubleOf(template(paragraph('{{Настав', 'ник.Фамилия}} {{Школа}}')))).toEqual({
		...{ is: 'unknown-fields', names: ['Наставник.Фамилия'] }
	});
	expect(troubleOf(template(paragraph('{{Школа и ещё') + paragraph('слова')))).toEqual({
		...{ is: 'unclosed-fields', texts: ['{{Школа и ещё'] }
	});
	expect(troubleOf(template(paragraph('{{Школа}}')))).toBeUndefined();
	expect(troubleOf(strToU8('это не архив'))).toEqual({ is: 'not-a-document' });
	expect(troubleOf(zipSync({ 'a.txt': strToU8('a') }))).toEqual({ is: 'not-a-document' });
	expect(troubleOf(new Uint8Array(6 * 1024 * 1024))).toEqual({ is: 'too-large' });
});

test('whatever stands around fields, it stays, letter for letter', () => {
	const words = fc.string({ unit: fc.constantFrom('а', '{', '}', ' ', '.', 'Я') });
	fc.assert(
		fc.property(fc.array(words, { maxLength: 6 }), (runs) => {
			const xml = paragraph(...runs);
			if (namesIn(xml).names.length > 0) return;
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

test('a template that a school saved in LibreOffice, with a line of its own, still works', () => {
	const template = readFileSync(new URL('./journal-of-a-school.docx', import.meta.url));
	const made = fillTemplate(template, paperValues(sampleSource));
	expect(made.ok).toBe(true);
	if (!made.ok) return;
	const words = wordsOf(strFromU8(unzipSync(made.bytes)['word/document.xml']!));
	expect(words).toContain('Составлено 29.11.2026 в Школа № 1 города Заречный Лог¶');
	expect(words).toContain('1¶06.10.2026¶Рабочая встреча¶');
	expect(words).toContain('2¶03.11.2026¶Посещение урока¶');
	expect(words).not.toContain('{{');
});
