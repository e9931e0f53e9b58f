import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { OrderLine, PairOrder } from '#lib/domain/bonds/order.ts';
import { consentKinds } from '#lib/domain/registry/consents.ts';
import { schoolDetails, type SchoolDetails } from '#lib/domain/registry/school.ts';
import { consentPaper } from '#lib/export/papers/consent-paper.ts';
import { orderPaper } from '#lib/export/papers/order-paper.ts';
import { bound, dayInWords, type Paper } from '#lib/export/paper.ts';
import { paperDocx } from '#lib/export/paper-docx.ts';
import { tableCsv, tableXlsx } from '#lib/export/plain-table.ts';
import { readGrid } from '#lib/import/read-file.ts';
import { peopleTableIn } from '#lib/import/people/people-table.ts';
import { personWith } from '../domain/registry/people.ts';

const school = Object.fromEntries(
	schoolDetails.map((name) => [name, name === 'fullName' ? 'МБОУ «Школа № 1»' : ''])
) as SchoolDetails;

const emptyOrder: PairOrder = {
	...{ id: 'o', kind: 'assign', number: '1', date: '2026-09-01', grounds: '', programmesBy: '' },
	...{ lines: [], signedOn: '', createdAt: 1 }
};
const emptyLine: OrderLine = {
	...{ bondId: '', change: 'none', mentor: '', mentorPost: '', mentorCategory: '', mentees: '' },
	...{ menteePost: '', form: '', kind: '', request: '', from: '', to: '', pay: '', consents: '' },
	...{ note: '', hasMinors: false }
};

const textOf = (paper: Paper): string => JSON.stringify(paper.blocks);

test.each(consentKinds)(
	'the blank «%s» names the person and the school and ticks nothing',
	(kind) => {
		const person = personWith({ id: 'p', isMentor: true, guardian: 'Кедрин Пётр' });
		const paper = consentPaper({ kind, person, school, form: 'Педагог – педагог' });
		expect(textOf(paper)).toContain('Кедрина Ольга Павловна');
		expect(textOf(paper)).toContain('Школа № 1');
		expect(textOf(paper)).not.toMatch(/☑|☒|undefined/);
		const grid = readGrid(paperDocx(paper));
		expect(grid.ok).toBe(true);
		expect(JSON.stringify(grid)).toContain(paper.title.slice(0, 30));
	}
);

test('one purpose is one paper: the consent to data says nothing of taking part or of pictures', () => {
	const person = personWith({ id: 'p', isMentor: true });
	const text = textOf(consentPaper({ kind: 'personal-data', person, school, form: '' }));
	expect(text).not.toMatch(/351\.8|10\.1|фото/i);
	expect(text).toContain('152-ФЗ');
});

test.each([
	['Директор', 'Н. А. Вересаева', 'Директору', 'Вересаевой Н. А.'],
	['Заведующая', 'Птицына А.Л.', 'Заведующей', 'Птицыной А. Л.'],
	['И.о. директора', 'Дым И. Ю.', 'И.о. директора', 'Дым И. Ю.'],
	[
		'Руководитель филиала',
		'Северский Пётр Николаевич',
		'Руководителю филиала',
		'Северскому Петру Николаевичу'
	],
	['', '', '________', '________']
])('a consent is addressed: %s, %s', (signerPost, signerName, post, name) => {
	const person = personWith({ id: 'p', isMentee: true });
	const own = { ...school, signerPost, signerName };
	const [to] = consentPaper({ kind: 'participation', person, school: own, form: '' }).blocks;
	const lines = to?.kind === 'right' ? to.text.split('\n') : [];
	expect(lines[0]).toContain(post);
	expect(lines[2]).toContain(name);
});

test('a parent’s consent names the child in the first case', () => {
	const person = personWith({ id: 'p', isMentee: true, guardian: 'Кедрин Пётр Ильич' });
	const text = textOf(consentPaper({ kind: 'parent-participation', person, school, form: '' }));
	expect(text).toContain(
		'моего ребёнка в программе наставничества. Ребёнок: Кедрина Ольга Павловна,'
	);
});

test('a paper stands upright, a bundle has each paper on a page of its own', () => {
	const paper: Paper = { title: 'А', blocks: [{ kind: 'text', text: 'раз' }] };
	const bytes = paperDocx(bound('Оба', [paper, paper]));
	const xml = new TextDecoder().decode(unzipSync(bytes)['word/document.xml']);
	expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
	expect(xml.match(/w:type="page"/g)).toHaveLength(1);
	expect(dayInWords('2026-09-05')).toBe('5 сентября 2026 г.');
});

const documentOf = (bytes: Uint8Array): string =>
	new TextDecoder().decode(unzipSync(bytes)['word/document.xml']);

test('an order stands, its appendix lies, and who has read it signs on a standing page again', () => {
	const line = { ...emptyLine, bondId: 'b', mentor: 'Кедрина Ольга Павловна', mentees: 'Лугинин' };
	const order = { ...emptyOrder, lines: [line, { ...line, hasMinors: true }] };
	const curatorName = 'Рябинина О. Л.';
	const xml = documentOf(paperDocx(orderPaper(order, { ...school, curatorName })));
	expect(xml).toContain('Куратору Рябининой О. Л. осуществлять контроль');
	const turns = [...xml.matchAll(/<w:pgSz [^>]*>/g)].map(([size]) => size.includes('landscape'));
	expect(turns).toEqual([false, true, false]);
	// Between the two appendices, which lie both.
	expect(xml.match(/w:type="page"/g)).toHaveLength(1);
	const [body = '', appendix = ''] = xml.split('</w:sectPr>');
	expect(body).toContain('ПРИКАЗЫВАЮ');
	expect(body).not.toContain('<w:tbl>');
	expect(appendix).toContain('Для служебного пользования');
});

test('no row is torn by a page, and where a word does not fit into its column all letters are smaller', () => {
	const tableOf = (headings: readonly string[]): string => {
		const rows = [headings.map(() => 'текст')];
		const widths = headings.map(() => 1);
		const table = { kind: 'table', caption: 'Т', headings, rows, widths } as const;
		return documentOf(paperDocx({ title: 'А', blocks: [table] }));
	};
	const wide = tableOf(['Наставляемый', 'Планируемый результат']);
	expect(wide.match(/<w:tr>/g)).toHaveLength(2);
	expect(wide.match(/<w:tr><w:trPr><w:cantSplit\/>/g)).toHaveLength(2);
	expect(wide).not.toContain('Narrow');
	const tight = tableOf([...'абвгдеж'].map((letter) => `${letter}аставляемый`));
	expect(tight).toContain('NarrowHeading');
	expect(tight).not.toContain('TableText');
});

test('no cell of a base runs as a formula, and both files are read again as they were', () => {
	const headings = ['ФИО', 'Должность', 'Запрос'];
	const rows = [['Кедрина Ольга', '=HYPERLINK("http://x")', '+7 900;"так"\nи так']];
	const table = { name: 'База', title: 'База', headings, rows };
	expect(tableCsv(table)).toContain(`'=HYPERLINK`);
	const sheet = new TextDecoder().decode(unzipSync(tableXlsx(table))['xl/worksheets/sheet1.xml']);
	expect(sheet).not.toContain('<f>');
	const grid = readGrid(tableXlsx(table));
	const again = grid.ok ? peopleTableIn(grid.value) : grid;
	expect(again).toMatchObject({
		ok: true,
		value: { headings, rows: [{ 0: 'Кедрина Ольга', 1: rows[0]?.[1] }] }
	});
});
