import type { OrderLine, PairOrder } from '#lib/domain/bonds/order.ts';
import type { SchoolDetails } from '#lib/domain/registry/school.ts';
import { toName } from './addressee.ts';
import { dayInFigures, dayInWords, orLine, type Paper, type PaperBlock } from '../paper.ts';

/** An order on pairs with its appendix, or one on changes. Requisites that are not known are lines. */
export function orderPaper(order: PairOrder, school: SchoolDetails): Paper {
	const title =
		order.kind === 'assign'
			? 'О закреплении наставнических пар (групп)'
			: 'О внесении изменений в состав наставнических пар (групп)';
	const { grown, minors } = parted(order.lines);
	const body = order.kind === 'assign' ? assigning(order, school) : changing(order, school);
	return {
		title,
		blocks: [
			...letterhead(school),
			{ kind: 'heading', text: 'ПРИКАЗ' },
			{
				kind: 'centered',
				text: `от ${dayInWords(order.date)} № ${orLine(order.number, 8)}\n${school.place}`
			},
			{ kind: 'heading', text: title },
			...body,
			{
				kind: 'signature',
				text: `${orLine(school.signerPost, 20)} _______________ ${orLine(school.signerName, 24)}`
			},
			...appendix(order, { number: 1, lines: grown, isInternal: false }),
			...(minors.length === 0
				? []
				: appendix(order, { number: grown.length > 0 ? 2 : 1, lines: minors, isInternal: true })),
			...acknowledged(order)
		]
	};
}

/** Pupils' names stand apart, on a page that never goes to the site. */
function parted(lines: readonly OrderLine[]): {
	readonly grown: readonly OrderLine[];
	readonly minors: readonly OrderLine[];
} {
	return {
		grown: lines.filter(({ hasMinors }) => !hasMinors),
		minors: lines.filter(({ hasMinors }) => hasMinors)
	};
}

function letterhead(school: SchoolDetails): readonly PaperBlock[] {
	const contacts = [school.address, school.phone, school.email].filter((text) => text !== '');
	const numbers = numberNames
		.filter(([name]) => school[name] !== '')
		.map(([name, label]) => `${label} ${school[name]}`);
	return [
		{ kind: 'centered', text: orLine(school.fullName || school.shortName, 50) },
		...[contacts, numbers]
			.filter((lines) => lines.length > 0)
			.map((lines): PaperBlock => ({ kind: 'small', text: lines.join(', ') }))
	];
}

const numberNames = [
	['okpo', 'ОКПО'],
	['ogrn', 'ОГРН'],
	['inn', 'ИНН'],
	['kpp', 'КПП']
] as const;

function groundsOf({ grounds, lines }: PairOrder): string {
	const consents = lines.map(({ consents: one }) => one).filter((one) => one !== '');
	const all = [grounds, ...new Set(consents)].filter((one) => one.trim() !== '');
	return all.length === 0 ? '________________________________' : all.join('; ');
}

function assigning(order: PairOrder, school: SchoolDetails): readonly PaperBlock[] {
	const curator = orLine(toName(school.curatorName), 24);
	return [
		{
			kind: 'text',
			text: `В целях реализации программ наставничества, на основании: ${groundsOf(order)},`
		},
		{ kind: 'text', text: 'ПРИКАЗЫВАЮ:' },
		{
			kind: 'list',
			items: [
				'Закрепить наставнические пары (группы) согласно приложению.',
				`Наставникам и наставляемым разработать персонализированные программы наставничества в срок до ${dayInWords(order.programmesBy)}`,
				`Куратору ${curator} осуществлять контроль за разработкой и выполнением программ.`,
				'Контроль за исполнением приказа оставляю за собой.'
			]
		}
	];
}

function changing(order: PairOrder, school: SchoolDetails): readonly PaperBlock[] {
	return [
		{ kind: 'text', text: `На основании: ${groundsOf(order)},` },
		{ kind: 'text', text: 'ПРИКАЗЫВАЮ:' },
		{
			kind: 'list',
			items: [
				'Внести изменения в состав и сроки работы наставнических пар (групп) согласно приложению.',
				`Куратору ${orLine(toName(school.curatorName), 24)} довести изменения до участников.`,
				'Контроль за исполнением приказа оставляю за собой.'
			]
		}
	];
}

interface Appendix {
	readonly number: number;
	readonly lines: readonly OrderLine[];
	readonly isInternal: boolean;
}

function appendix(
	order: PairOrder,
	{ number, lines, isInternal }: Appendix
): readonly PaperBlock[] {
	if (lines.length === 0) return [];
	const of = `Приложение ${number}\nк приказу от ${dayInWords(order.date)} № ${orLine(order.number, 8)}`;
	return [
		{ kind: 'page', isWide: true },
		{ kind: 'right', text: isInternal ? `Для служебного пользования\n${of}` : of },
		{
			kind: 'heading',
			text: order.kind === 'assign' ? 'Наставнические пары (группы)' : 'Изменения'
		},
		order.kind === 'assign' ? assignTable(lines) : changeTable(lines)
	];
}

function assignTable(lines: readonly OrderLine[]): PaperBlock {
	return {
		kind: 'table',
		caption: 'Наставнические пары (группы)',
		widths: [1, 5, 4, 4, 5, 4, 4, 4.5, 5, 4, 4],
		headings: [
			...['№', 'Наставник', 'Должность', 'Категория', 'Наставляемый', 'Должность (класс)'],
			...['Форма', 'Вид', 'Направление (запрос)', 'Срок', 'Доплата, основание']
		],
		rows: lines.map((line, at) => [
			...[String(at + 1), line.mentor, line.mentorPost, line.mentorCategory, line.mentees],
			...[line.menteePost, line.form, line.kind, line.request, termOf(line), line.pay]
		])
	};
}

function changeTable(lines: readonly OrderLine[]): PaperBlock {
	return {
		kind: 'table',
		caption: 'Изменения',
		widths: [1, 5, 5, 3, 8],
		headings: ['№', 'Наставник', 'Наставляемый', 'С какого дня', 'Изменение'],
		rows: lines.map((line, at) => [
			...[String(at + 1), line.mentor, line.mentees, dayInFigures(line.from), line.note]
		])
	};
}

function termOf({ from, to }: OrderLine): string {
	return [from && `с ${dayInFigures(from)}`, to && `по ${dayInFigures(to)}`]
		.filter(Boolean)
		.join(' ');
}

function acknowledged({ lines }: PairOrder): readonly PaperBlock[] {
	const names = lines.flatMap(({ mentor, mentees, hasMinors }) => [
		mentor,
		...(hasMinors ? [] : mentees.split('\n'))
	]);
	return [
		{ kind: 'page' },
		{ kind: 'heading', text: 'Лист ознакомления' },
		{
			kind: 'table',
			caption: 'Лист ознакомления',
			widths: [1, 6, 3, 4],
			headings: ['№', 'Фамилия, имя, отчество', 'Дата', 'Подпись'],
			rows: [...new Set(names)]
				.filter((name) => name !== '')
				.map((name, at) => [String(at + 1), name, '', ''])
		}
	];
}
