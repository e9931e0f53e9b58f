import type { Figures, Indicator, IndicatorId } from '#lib/domain/indicators/indicator.ts';
import { natures } from '#lib/domain/indicators/indicator.ts';
import { schoolIndicators } from '#lib/domain/indicators/of-school.ts';
import { plannedFor, type PlanValues } from '#lib/domain/indicators/plan.ts';
import { isOrdered } from '#lib/domain/bonds/bond.ts';
import type { CuratorReport, ReportText } from '#lib/domain/monitoring/report.ts';
import type { SchoolFacts } from '#lib/domain/progress/school-facts.ts';
import { dayInFigures, dayInWords } from '#lib/export/paper.ts';
import type { PaperData } from '#lib/export/papers/paper-data.ts';
import { dayOf } from '#lib/ui/texts/dates.ts';
import { decimalText, indicatorTexts, valueText } from '#lib/ui/texts/ru/indicators.ts';
import { reportPaperTexts as texts } from '#lib/ui/texts/ru/report-paper.ts';

export interface ReportSource {
	readonly report: CuratorReport;
	readonly school: string;
	readonly curator: string;
	readonly facts: SchoolFacts | undefined;
	readonly figures: Figures;
	readonly own: PlanValues;
	readonly district: PlanValues;
}

/** Every field that a template of the report may name. Numbers stand as on the last day of its period. */
export function reportValues(source: ReportSource): PaperData {
	const { report, school, curator, facts } = source;
	return {
		fields: {
			Школа: school,
			Куратор: curator,
			'Данные на': facts ? dayInFigures(dayOf(facts.at)) : dayInWords(''),
			'Отчёт.Название': report.title,
			'Отчёт.Начало': dayInFigures(report.from),
			'Отчёт.Конец': dayInFigures(report.to),
			'Отчёт.Основание': report.grounds,
			...textFields(report),
			...Object.fromEntries(numbersOf(source).map(([name, value]) => [`Число.${name}`, value]))
		},
		lists: { Показатель: indicatorList(source) }
	};
}

const names: Readonly<Record<ReportText, string>> = {
	acts: 'Нормативная база',
	staff: 'Кадры',
	roadmap: 'Дорожная карта',
	programmes: 'Программы',
	training: 'Обучение',
	monitoring: 'Мониторинг',
	events: 'Мероприятия',
	practices: 'Практики',
	problems: 'Проблемы',
	conclusions: 'Выводы',
	proposals: 'Предложения'
};

function textFields({ texts: written }: CuratorReport): Readonly<Record<string, string>> {
	const fields = (Object.entries(names) as [ReportText, string][]).map(
		([key, name]) => [`Отчёт.${name}`, written[key]] as const
	);
	return Object.fromEntries(fields);
}

export function indicatorsIn({ facts, report, figures }: ReportSource): readonly Indicator[] {
	return facts && report.to !== '' ? schoolIndicators(facts, { asOf: report.to, figures }) : [];
}

/** Name and value, in the words of the report. */
export function numbersOf(source: ReportSource): readonly (readonly [string, string])[] {
	const { facts, report } = source;
	const indicators = indicatorsIn(source);
	const of = (id: IndicatorId): Indicator | undefined => indicators.find((one) => one.id === id);
	const value = (id: IndicatorId): string => {
		const found = of(id);
		return found && found.value !== null ? valueText(found) : texts.noData;
	};
	const part = (id: IndicatorId, which: 'numerator' | 'denominator'): string => {
		const found = of(id);
		return found && found.gap === '' ? decimalText(found[which]) : texts.noData;
	};
	const base = facts?.registry?.of === 'registry' ? facts.registry : undefined;
	const count = (number: number | undefined): string =>
		number === undefined ? texts.noData : String(number);
	const ended = of('I15');
	return [
		['Наставники', count(base?.people.filter(({ isMentor }) => isMentor).length)],
		['Наставляемые', count(base?.people.filter(({ isMentee }) => isMentee).length)],
		['Пары', count(base?.bonds.filter(({ state }) => isOrdered(state)).length)],
		['Завершено', count(base && ended?.numerator)],
		['Прекращено', count(base && ended && ended.denominator - ended.numerator)],
		['Без пары', value('I13')],
		['Сроки', part('I10', 'denominator')],
		['Сроки выполнены', part('I10', 'numerator')],
		['Дорожная карта', value('I10')],
		['Программы утверждены', value('I8')],
		['Встречи', count(facts && heldIn(facts, report))],
		['Встреч в месяц', value('I11')],
		['Обучены', value('I7')]
	];
}

function heldIn({ pairs }: SchoolFacts, { from, to }: CuratorReport): number {
	return pairs
		.flatMap(({ journal }) => (journal?.of === 'journal' ? journal.meetings : []))
		.filter(({ state, date }) => state === 'held' && date >= from && date <= to).length;
}

function indicatorList(source: ReportSource): PaperData['lists'][string] {
	const columns = ['Название', 'План', 'Факт', 'Основание'];
	const items = indicatorsIn(source).map((indicator) => {
		const planned = plannedFor(indicator.id, source.own, source.district);
		const unit = natures[indicator.id].unit === 'percent' ? '\u00a0%' : '';
		const { numerator, denominator, gap } = indicator;
		return {
			Название: indicatorTexts[indicator.id][0],
			План: planned ? `${decimalText(planned.value)}${unit}` : '',
			Факт: gap === '' ? valueText(indicator) : texts.noData,
			Основание: denominator > 0 ? texts.part(decimalText(numerator), decimalText(denominator)) : ''
		};
	});
	return { columns, items };
}
