import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { reportTexts, type CuratorReport } from '#lib/domain/monitoring/report.ts';
import { curatorReportTemplate } from '#lib/export/papers/curator-report.ts';
import { fillTemplate } from '#lib/export/papers/fill-template.ts';
import { answersTable, answerPaper } from '#lib/ui/monitoring/answer-papers.ts';
import { reportValues } from '#lib/ui/monitoring/report-values.ts';
import * as of from '../../domain/indicators/school.ts';

const report: CuratorReport = {
	...{ id: 'r', title: 'Отчёт за полугодие', grounds: 'План работы', createdAt: 1 },
	...{ from: '2026-09-01', to: '2026-12-31' },
	texts: Object.fromEntries(
		reportTexts.map((name) => [name, `Слова о разделе ${name}`])
	) as CuratorReport['texts']
};

const facts = {
	...of.noFacts,
	...of.based(
		[of.mentor('m'), of.mentee('a'), of.mentee('b')],
		[of.bond('1', { mentorId: 'm', menteeIds: ['a'] })]
	)
};

function written(given: typeof facts | undefined): string {
	const source = { report, school: 'Школа № 5', curator: 'Вера', facts: given };
	const plans = { figures: {}, own: new Map([['I8', 100] as const]), district: new Map() };
	const filled = fillTemplate(curatorReportTemplate(), reportValues({ ...source, ...plans }));
	if (!filled.ok) throw new Error(JSON.stringify(filled.trouble));
	const xml = strFromU8(unzipSync(filled.bytes)['word/document.xml']!);
	return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
}

test('the report has every text of the curator, the numbers and the plan, and no field is left', () => {
	const text = written(facts);
	for (const words of Object.values(report.texts)) expect(text).toContain(words);
	expect(text).toContain('за период с 01.09.2026 по 31.12.2026');
	expect(text).toMatch(/Наставляемых в базе\n2\n/);
	expect(text).toMatch(/Наставляемых без пары\n1\n/);
	expect(text).toMatch(/Пары с утверждённой программой\n100\u00a0%\n0\u00a0%\n0 из 1\n/);
	expect(text).not.toContain('{{');
});

test('a report without facts says «нет данных» and never a nought', () => {
	expect(written(undefined)).toMatch(/Наставляемых в базе\nнет данных\n/);
	expect(written(undefined)).toContain('Данные на «___» ______________ 20___ г.\n');
});

const snapshot = {
	...({ version: 1, requestId: 'r', title: 'На 1 декабря', school: 'Школа № 5' } as const),
	...{ asOf: '2026-12-01', due: '2026-12-10' },
	rows: [
		{
			...({ fieldId: 'a', kind: 'indicator', title: 'Программы, %', value: '95' } as const),
			...{ counted: '90', numerator: 9, denominator: 10, reason: 'подписано вчера', dataAt: 0 }
		}
	]
};

test('an answer as a paper says what was corrected and why', () => {
	const table = answerPaper(snapshot).blocks.find((block) => block.kind === 'table');
	expect(table?.rows).toEqual([
		['1', 'Программы, %', '95', 'посчитано 90; исправлено: подписано вчера', 'внесено вручную']
	]);
});

test('all answers stand in one table, and who has not answered has an empty row', () => {
	const { asOf, due, title } = snapshot;
	const schools = [
		{ name: 'Школа № 5', state: 'Отправлен', snapshot },
		{ name: 'Школа № 6', state: 'Ещё нет', snapshot: undefined }
	];
	const fields = [{ id: 'a', title: 'Программы, %' }];
	expect(answersTable({ title, asOf, due, fields, schools }).rows).toEqual([
		['Школа № 5', 'Отправлен', '95'],
		['Школа № 6', 'Ещё нет', '']
	]);
});
