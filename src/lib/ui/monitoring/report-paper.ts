import { reportTexts } from '#lib/domain/monitoring/report.ts';
import { dayInFigures, type Paper, type PaperBlock } from '#lib/export/paper.ts';
import { monitoringTexts, reportSectionTexts } from '#lib/ui/texts/ru/monitoring.ts';
import { reportPaperTexts } from '#lib/ui/texts/ru/report-paper.ts';
import { numbersOf, reportValues, type ReportSource } from './report-values.ts';

/** The report as it is printed from the screen; the Word file is made from the template. */
export function reportPaper(source: ReportSource): Paper {
	const { report, school } = source;
	const { columns = [], items = [] } = reportValues(source).lists['Показатель'] ?? {};
	return {
		title: report.title,
		blocks: [
			{ kind: 'centered', text: school },
			{ kind: 'heading', text: report.title },
			{
				kind: 'centered',
				text: monitoringTexts.reports.period(dayInFigures(report.from), dayInFigures(report.to))
			},
			...(report.grounds === '' ? [] : [{ kind: 'text', text: report.grounds } as const]),
			{
				...({ kind: 'table', caption: monitoringTexts.reports.numbers } as const),
				...{ widths: [3, 1], headings: [monitoringTexts.reports.numbers, ''] },
				rows: numbersOf(source).map(([name, value]) => [
					reportPaperTexts.numbers[name] ?? name,
					value
				])
			},
			{
				...({ kind: 'table', caption: monitoringTexts.indicators.title } as const),
				...{ widths: [5, 2, 2, 3], headings: columns },
				rows: items.map((item) => columns.map((column) => item[column] ?? ''))
			},
			...reportTexts.flatMap((name, at): readonly PaperBlock[] => [
				{ kind: 'heading', text: `${at + 1}. ${reportSectionTexts[name]}` },
				{ kind: 'text', text: report.texts[name] }
			])
		]
	};
}
