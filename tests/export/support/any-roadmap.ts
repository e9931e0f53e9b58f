import fc from 'fast-check';
import {
	emptyRoadmap,
	type Activity,
	type Column,
	type Part,
	type Roadmap,
	type Stage
} from '#lib/domain/roadmap/roadmap.ts';

/** Invented roadmaps in every layout that schools use. Nobody in them is real. */
const titles = [
	'Издать приказ о наставничестве',
	'Провести анкетирование наставников',
	'Собрать запросы молодых педагогов',
	'Организовать круглый стол «Наставник рядом»',
	'Обновить раздел сайта (по мере готовности)',
	'Посетить уроки в парах',
	'Подвести итоги работы пар',
	'Подготовить методические материалы'
];
const stageTitles = [
	'Подготовка условий',
	'Формирование пар',
	'Работа пар',
	'Завершение наставничества',
	'Информационная поддержка'
];
const terms = [
	'сентябрь',
	'Октябрь - май',
	'до 15.10.2025',
	'Ежегодно (июнь, декабрь)',
	'в течение года',
	'1 раз в полгода',
	'по отдельному плану',
	'Сентябрь 2025 г. – март 2026 г.',
	''
];
const people = [
	'Рябинина О.Л.',
	'Костров Д.М., методист',
	'Директор',
	'Заместитель директора по УВР',
	'Методический совет',
	'Рябинина О.Л.\nКостров Д.М.'
];
const results = [
	'Приказ',
	'1) Приказ о парах\n2) План работы',
	'Справка по итогам',
	'База наставников; реестр пар',
	'Отчёт & выводы <итоги>',
	''
];
const parts = ['разработка положения', 'составление плана', 'назначение кураторов'];

type LayoutName = keyof typeof layouts;
const column = (role: Column['role'], heading: string): Column => ({ role, heading });

const layouts = {
	five: [
		column('number', '№ п/п'),
		column('title', 'Мероприятие'),
		column('term', 'Сроки'),
		column('responsible', 'Ответственные'),
		column('result', 'Ожидаемый результат')
	],
	four: [
		column('title', 'Этап, мероприятия этапа'),
		column('term', 'Длительность этапа'),
		column('responsible', 'Ответственные'),
		column('result', 'Результат')
	],
	six: [
		column('number', '№'),
		column('title', 'Наименование мероприятия'),
		column('term', 'Срок реализации'),
		column('responsible', 'Ответственный исполнитель'),
		column('result', 'Результат, вид документа'),
		column('note', 'Примечание')
	],
	withoutResult: [
		column('number', '№ п/п'),
		column('title', 'Содержание деятельности'),
		column('term', 'Сроки'),
		column('responsible', 'Ответственные')
	],
	stageInColumn: [
		column('number', '№ п/п'),
		column('stage', 'Наименование этапа'),
		column('title', 'Содержание деятельности'),
		column('term', 'Сроки'),
		column('responsible', 'Ответственные')
	]
} as const satisfies Record<string, readonly Column[]>;

const activity = fc.record({
	title: fc.constantFrom(...titles),
	term: fc.constantFrom(...terms),
	responsible: fc.constantFrom(...people),
	result: fc.constantFrom(...results),
	note: fc.constantFrom('', 'перенесено по решению педсовета'),
	parts: fc.subarray(parts)
});

const stage = fc.record({
	title: fc.constantFrom(...stageTitles),
	task: fc.constantFrom('', 'Задача этапа – создать условия', 'собрать пары до октября'),
	narrative: fc.constantFrom('', 'Описание хода реализации этапа: всё по плану', 'Пары работают'),
	isRoman: fc.boolean(),
	activities: fc.array(activity, { minLength: 1, maxLength: 5 })
});

type AnyActivity = typeof activity extends fc.Arbitrary<infer T> ? T : never;
type AnyStage = typeof stage extends fc.Arbitrary<infer T> ? T : never;

export const anyRoadmap: fc.Arbitrary<Roadmap> = fc
	.tuple(
		fc.constantFrom(...(Object.keys(layouts) as LayoutName[])),
		fc.uniqueArray(stage, { minLength: 1, maxLength: 4, selector: ({ title }) => title })
	)
	.map(([layout, stages]) => roadmapOf(layout, stages));

function roadmapOf(layout: LayoutName, stages: readonly AnyStage[]): Roadmap {
	const isRoman = stages[0]?.isRoman ?? false;
	return {
		...emptyRoadmap,
		titlePage: {
			...emptyRoadmap.titlePage,
			title: 'Дорожная карта\nвнедрения наставничества\nна 2025-2026 учебный год',
			organisation: 'Муниципальное общеобразовательное учреждение\n«Ивовская средняя школа»',
			period: '2025-2026 учебный год',
			from: '2025-09-01',
			to: '2026-08-31',
			authors: ['Составила: Лугова Т.Н., методист']
		},
		columns: layouts[layout],
		stages: stages.map((each, at) => stageOf(each, { at, layout, isRoman }))
	};
}

interface StagePlace {
	readonly at: number;
	readonly layout: LayoutName;
	readonly isRoman: boolean;
}

function stageOf(each: AnyStage, { at, layout, isRoman }: StagePlace): Stage {
	const inColumn = layout === 'stageInColumn';
	const number = isRoman && !inColumn ? (['I', 'II', 'III', 'IV'][at] ?? '') : String(at + 1);
	const id = `s${at}`;
	const { title, task, narrative, activities } = each;
	return {
		id,
		order: String(at),
		number,
		title,
		heading: inColumn ? `${number}\n${title}` : '',
		task,
		narrative,
		proposals: '',
		activities: activities.map((one, index) => {
			const own = inColumn
				? activities.length > 1
					? `${index + 1})`
					: ''
				: `${at + 1}.${index + 1}.`;
			return activityOf(one, { id: `${id}a${index}`, stageId: id, number: own, layout });
		})
	};
}

interface ActivityPlace {
	readonly id: string;
	readonly stageId: string;
	readonly number: string;
	readonly layout: LayoutName;
}

function activityOf(each: AnyActivity, { id, stageId, number, layout }: ActivityPlace): Activity {
	const { title, term, responsible, note } = each;
	const columns: readonly Column[] = layouts[layout];
	const has = (role: Column['role']): boolean => columns.some((one) => one.role === role);
	return {
		id,
		stageId,
		order: id,
		number,
		title,
		content: '',
		term,
		responsible,
		people: [],
		result: has('result') ? each.result : '',
		notes: note !== '' && has('note') ? [{ heading: 'Примечание', text: note }] : [],
		status: 'planned',
		doneOn: '',
		postponedTo: '',
		parts: each.parts.map((text, at) => partOf(id, at, text)),
		documents: [],
		occurrences: []
	};
}

function partOf(activityId: string, at: number, title: string): Part {
	const id = `${activityId}p${at}`;
	return {
		id,
		activityId,
		order: id,
		source: 'cell',
		marker: '–',
		title,
		term: '',
		responsible: '',
		result: ''
	};
}
