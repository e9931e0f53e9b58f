import { expect, test } from 'vitest';
import type { RoadmapProposal } from '#lib/domain/roadmap/proposal.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { roadmapDocx } from '#lib/export/roadmap-docx.ts';
import { imported } from '../documents/roadmap/imported.ts';
import { docxOf, docxTable, paragraph, toXlsx } from './support/paper.ts';
import { heading, proposalOf, rowsText } from './support/reading.ts';
import { sample } from './support/sample.ts';

const row = '1 | Провести урок | май | Методист | План';

function headerOf(...lines: readonly string[]): RoadmapProposal['header'] {
	return proposalOf(rowsText(...lines, heading, row)).header;
}

test('approvals, title, organisation, period and author of a roadmap are found', () => {
	const { title, organisation, period, approvals, authors } = proposalOf(toXlsx(sample)).header;
	expect(title.text).toBe(
		'Дорожная карта\nвнедрения наставничества педагогов\nна 2025-2026 учебный год'
	);
	expect(organisation.text).toBe(
		'Муниципальное общеобразовательное учреждение\n«Ивовская средняя школа»'
	);
	expect(period).toEqual({ raw: '2025-2026 учебный год', from: '2025-09-01', to: '2026-08-31' });
	expect(
		approvals.map(({ kind, by, person, document, number, date }) => [
			kind,
			by,
			person,
			document,
			number,
			date
		])
	).toEqual([
		['accepted', 'на заседании педагогического совета', '', 'protocol', '3', '2025-08-28'],
		['approved', 'Директор школы', 'О. Л. Рябинина', 'order', '41-од', '2025-08-29']
	]);
	expect(authors.map(({ text }) => text)).toEqual(['Составила: Лугова Т.Н., методист']);
});

test.each([
	['на период с 01.09.2025 г. по 31.05.2026 г.', '2025-09-01', '2026-05-31'],
	['на 2025/2026 учебный год', '2025-09-01', '2026-08-31'],
	['на 2024 – 2027 учебный год', '2024-09-01', '2027-08-31'],
	['на период 2024-2026гг', '2024-01-01', '2026-12-31'],
	['на 2025-26 уч. год', '2025-09-01', '2026-08-31'],
	['на 2026 год', '2026-01-01', '2026-12-31']
])('«%s» is a period', (words, from, to) => {
	expect(headerOf('Дорожная карта', `наставничества ${words}`).period).toMatchObject({ from, to });
});

test('a roadmap without years has no period', () => {
	expect(headerOf('Дорожная карта наставничества').period).toBeNull();
});

test('approvals side by side in a frame are two approvals', () => {
	const frame = docxTable([
		['СОГЛАСОВАНО\nПредседатель совета\nД.М. Костров', 'УТВЕРЖДАЮ\nДиректор школы\nО.Л. Рябинина']
	]);
	const body = `${frame}${paragraph('Дорожная карта')}${docxTable([heading.split(' | '), row.split(' | ')])}`;
	const { approvals, title } = proposalOf(docxOf(body)).header;
	expect(approvals.map(({ kind, person }) => `${kind} ${person}`)).toEqual([
		'agreed Д.М. Костров',
		'approved О.Л. Рябинина'
	]);
	expect(title.text).toBe('Дорожная карта');
});

test('approvals typed side by side on the same lines are two approvals', () => {
	const { approvals } = headerOf(
		'СОГЛАСОВАНО:          УТВЕРЖДАЮ:',
		'Председатель профкома          Директор школы',
		'Д.М. Костров          О.Л. Рябинина',
		'',
		'Дорожная карта'
	);
	expect(approvals.map(({ kind, by, person }) => [kind, by, person])).toEqual([
		['agreed', 'Председатель профкома', 'Д.М. Костров'],
		['approved', 'Директор школы', 'О.Л. Рябинина']
	]);
});

test('a roadmap that is an appendix keeps its order, and takes its own title', () => {
	const header = headerOf(
		'Лицей «Заречный»',
		'',
		'П Р И К А З',
		'от «1» сентября 2025 г. № 12',
		'',
		'Об утверждении дорожной карты',
		'На основании письма № 7 от 01.02.2024',
		'1. Утвердить план мероприятий «Дорожная карта».',
		'',
		'План мероприятий «Дорожная карта»',
		'лицея «Заречный»',
		''
	);
	expect(header.title.text).toBe('План мероприятий «Дорожная карта»\nлицея «Заречный»');
	expect(header.approvals).toMatchObject([{ kind: 'order', number: '12', date: '2025-09-01' }]);
	expect(header.order.text).toContain('1. Утвердить план мероприятий');
	expect(header.organisation.text).toBe('Лицей «Заречный»');
});

test('a signature in a row of the sheet is no stage', () => {
	const bytes = toXlsx({
		before: ['Дорожная карта'],
		rows: [heading.split(' | '), row.split(' | ')],
		after: ['Куратор: Лугова Т.Н.']
	});
	const proposal = proposalOf(bytes);
	expect(proposal.stages).toHaveLength(1);
	expect(proposal.header.signatures.map(({ text }) => text)).toEqual(['Куратор: Лугова Т.Н.']);
});

test('contacts stand apart from the organisation', () => {
	const header = headerOf(
		'Школа «Ивовская»',
		'400001, ул. Садовая, 5, тел. 1-23-45',
		'',
		'Дорожная карта'
	);
	expect([header.organisation.text, header.contacts.text]).toEqual([
		'Школа «Ивовская»',
		'400001, ул. Садовая, 5, тел. 1-23-45'
	]);
});

test('a signature below the table is a signature, other lines are left beside', () => {
	const proposal = proposalOf(
		rowsText(
			'Дорожная карта',
			heading,
			row,
			'',
			'Директор школы ________ О.Л. Рябинина',
			'Приложение на двух листах'
		)
	);
	expect(proposal.header.signatures.map(({ text }) => text)).toEqual([
		'Директор школы ________ О.Л. Рябинина'
	]);
	expect(proposal.leftovers.map(({ text }) => text)).toEqual(['Приложение на двух листах']);
});

test('goals and the period below the title are not its words; the period is understood', () => {
	const proposal = proposalOf(
		rowsText(
			'План («дорожная карта») наставничества',
			'Цель: помочь молодым педагогам',
			'Период реализации: сентябрь 2025 – май 2027',
			'',
			heading,
			row
		)
	);
	expect(proposal.header.title.text).toBe('План («дорожная карта») наставничества');
	expect(proposal.header.period).toEqual({
		raw: 'сентябрь 2025 – май 2027',
		from: '2025-09-01',
		to: '2027-05-31'
	});
	expect(proposal.leftovers.map(({ text }) => text)).toContain('Цель: помочь молодым педагогам');
});

test('an appendix to an order names its order, and is printed again', () => {
	const lines = ['Приложение № 2', 'к приказу от 30.08.2025 № 77-о', '', 'Дорожная карта пар', ''];
	const proposal = proposalOf(rowsText(...lines, heading, row));
	const [order] = proposal.header.approvals;
	expect(order).toMatchObject({ kind: 'order', number: '77-о', date: '2025-08-30' });
	const again = proposalOf(roadmapDocx(readRoadmap(imported(proposal))));
	expect(again.header.approvals).toMatchObject([
		{ number: '77-о', raw: order?.raw.text ? { text: order.raw.text } : {} }
	]);
	expect(headerOf('Приложение № 2', '', 'Дорожная карта пар', '').approvals).toEqual([]);
});
