import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fillTemplate, type TemplateTrouble } from '#lib/export/papers/fill-template.ts';
import { paperValues } from '#lib/ui/papers/paper-values.ts';
import { templateSentence } from '#lib/ui/texts/ru/papers.ts';
import { sampleSource } from './sample.ts';
import { data, paragraph, wordsOf } from './words.ts';

const troubleOf = (bytes: Uint8Array): TemplateTrouble | undefined => {
	const answer = fillTemplate(bytes, data);
	return answer.ok ? undefined : answer.trouble;
};
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const packed = (xml: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
	zipSync({
		'[Content_Types].xml': strToU8(
			`<Types><Override ContentType="${wordType}.document.main+xml"/>`
		),
		'word/document.xml': strToU8(`<w:document>${xml}</w:document>`),
		...Object.fromEntries(Object.entries(more).map(([name, part]) => [name, strToU8(part)]))
	});

test.each<readonly [string, string, TemplateTrouble]>([
	[
		'a field that nobody knows',
		paragraph('{{Настав', 'ник.Фамилия}} {{Школа}}'),
		{ is: 'unknown-fields', names: ['Наставник.Фамилия'] }
	],
	[
		'braces that are not closed',
		paragraph('{{Школа и ещё') + paragraph('слова'),
		{ is: 'unclosed-fields', texts: ['{{Школа и ещё'] }
	],
	[
		'braces that are not opened',
		paragraph('О школе: ', 'Школа}}'),
		{ is: 'unclosed-fields', texts: ['О школе: Школа}}'] }
	],
	[
		'a name in single braces',
		paragraph('О школе: {Шко', 'ла}, {другое}'),
		{ is: 'unclosed-fields', texts: ['{Школа}'] }
	],
	[
		'braces that are torn by a blank',
		paragraph('{ {Школа} }'),
		{ is: 'unclosed-fields', texts: ['{ {Школа} }'] }
	],
	[
		'two lists in one row',
		`<w:tbl><w:tr>${paragraph('{{Шаг.Номер}}')}${paragraph('{{Риск.Ответ}}')}</w:tr></w:tbl>`,
		{ is: 'mixed-lists', names: ['Шаг', 'Риск'] }
	],
	[
		'two lists in a line',
		paragraph('{{Шаг.Номер}} {{Риск.Ответ}}'),
		{ is: 'mixed-lists', names: ['Шаг', 'Риск'] }
	],
	['no field at all', paragraph('Школа'), { is: 'no-fields' }]
])('%s in a template is named', (_, xml, trouble) => {
	const risks = { columns: ['Ответ'], items: [] };
	const answer = fillTemplate(packed(xml), { ...data, lists: { ...data.lists, Риск: risks } });
	expect(answer).toEqual({ ok: false, trouble });
	expect(templateSentence(trouble)).toMatch(/[а-я]\.$/i);
	for (const word of Object.values(trouble).flat()) {
		if (word !== trouble.is) expect(templateSentence(trouble)).toContain(`«${word}»`);
	}
});

test('what is no whole Word document without macros is refused for what it is', () => {
	const whole = packed(paragraph('{{Школа}}').repeat(900));
	const open = { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>' };
	const types = (kind: string) => ({ '[Content_Types].xml': `<Types>${kind}</Types>` });

	expect(troubleOf(whole)).toBeUndefined();
	expect(troubleOf(strToU8('это не архив'))).toEqual({ is: 'not-a-document' });
	expect(troubleOf(new Uint8Array())).toEqual({ is: 'not-a-document' });
	expect(troubleOf(zipSync({ mimetype: strToU8(open.mimetype) }))).toEqual({
		is: 'not-a-document'
	});
	expect(troubleOf(packed('', { ...open, 'word/document.xml': '<a:document/>' }))).toEqual({
		is: 'not-a-document'
	});
	expect(troubleOf(whole.subarray(0, whole.length - 40))).toEqual({ is: 'damaged' });
	expect(troubleOf(packed('', { 'word/document.xml': '<w:document><w:p>{{' }))).toEqual({
		is: 'damaged'
	});
	const macros = types('application/vnd.ms-word.document.macroEnabled.main+xml');
	expect(troubleOf(packed(paragraph('{{Школа}}'), macros))).toEqual({ is: 'has-macros' });
	const bomb = zipSync({ 'word/media/1.bmp': new Uint8Array(31 * 1024 * 1024) }, { level: 1 });
	expect(bomb.length).toBeLessThan(200_000);
	expect(troubleOf(bomb)).toEqual({ is: 'too-large' });
	expect(troubleOf(new Uint8Array(6 * 1024 * 1024))).toEqual({ is: 'too-large' });
});

test('a zip that says less of its size than is in it fills no memory', () => {
	const sly = packed(paragraph('{{Школа}}'), { 'word/media/1.bmp': '0'.repeat(1024 * 1024) });
	const view = new DataView(sly.buffer, sly.byteOffset);
	const at = sly.length - 22;
	const entry = view.getUint32(at + 16, true);
	let last = entry;
	for (let left = view.getUint16(at + 10, true), next = entry; left > 0; left -= 1) {
		last = next;
		next += 46 + view.getUint16(next + 28, true) + view.getUint16(next + 30, true);
	}
	view.setUint32(last + 24, 10, true);
	const made = fillTemplate(sly, data);
	expect(made.ok ? unzipSync(made.bytes)['word/media/1.bmp']?.length : 0).toBeLessThanOrEqual(10);
});

test('a template of Word’s own kind becomes a document, and a document of another part’s name too', () => {
	const kind = { '[Content_Types].xml': `<Types>${wordType}.template.main+xml</Types>` };
	const made = fillTemplate(packed(paragraph('{{Школа}}'), kind), data);
	const files = made.ok ? unzipSync(made.bytes) : {};
	expect(strFromU8(files['[Content_Types].xml']!)).toContain(`${wordType}.document.main+xml`);
	const other = zipSync({
		'word/document2.xml': strToU8(`<w:document>${paragraph('{{Школа}}')}</w:document>`)
	});
	const again = fillTemplate(other, data);
	expect(again.ok && strFromU8(unzipSync(again.bytes)['word/document2.xml']!)).toContain('Исток');
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

test('a template of another program, with a picture and a field in its header, bold in the middle of names and a last row of its own', () => {
	const template = readFileSync(new URL('./programme-of-a-school.docx', import.meta.url));
	const source = {
		...sampleSource,
		words: { ...sampleSource.words, goal: 'Вести урок\nи оценивать' }
	};
	const made = fillTemplate(template, paperValues(source));
	const files = made.ok ? unzipSync(made.bytes) : {};
	const body = strFromU8(files['word/document.xml']!);
	expect(wordsOf(strFromU8(files['word/header1.xml']!))).toContain(
		'Школа № 1 города Заречный Лог, план на 29.11.2026¶'
	);
	expect(wordsOf(body)).toBe(
		[
			'План нашей пары: Кедрина Ольга Павловна и Лугинин\u00a0А.\u00a0Д.',
			...['Цель, как её записала пара: Вести урок', 'и оценивать'],
			...['1) Освоить планирование урока — 1 из 1', '2) Научиться оценивать — 0 из 1'],
			...['Что делаем', 'Срок', 'Отметка'],
			...['Разобрать технологическую карту', 'октябрь 2026', 'выполнено 20.10.2026'],
			...['Составить критерии', '05.12.2026', ''],
			...['Всего шагов', '2', 'сделано 1', 'Завуч ________________', '']
		].join('¶')
	);
	expect(body.match(/<w:jc w:val="both"\/>/g)).toHaveLength(2);
	expect(files['word/media/image1.png']).toEqual(unzipSync(template)['word/media/image1.png']);
});
