import type { Snapshot } from '#lib/domain/monitoring/snapshot.ts';
import { partsFor } from '#lib/export/ooxml/fit.ts';
import { dayInFigures, type Paper, type PaperTable } from '#lib/export/paper.ts';
import type { PlainTable } from '#lib/export/plain-table.ts';
import { dayOf } from '#lib/ui/texts/dates.ts';
import { answerPaperTexts as texts } from '#lib/ui/texts/ru/answer-papers.ts';

/** An answer as a paper: what was asked, what was said, from which data. */
export function answerPaper(snapshot: Snapshot): Paper {
	const { title, school, asOf, due } = snapshot;
	return {
		title,
		blocks: [
			{ kind: 'heading', text: title },
			{ kind: 'centered', text: school },
			{ kind: 'text', text: texts.days(dayInFigures(asOf), dayInFigures(due)) },
			{
				...({ kind: 'table', caption: title } as const),
				...sized(texts.headings, rowsOf(snapshot))
			},
			{ kind: 'signature', text: texts.signature }
		]
	};
}

export function answerTable(snapshot: Snapshot): PlainTable {
	return {
		name: texts.sheet,
		title: snapshot.title,
		headings: texts.headings,
		rows: rowsOf(snapshot)
	};
}

function rowsOf({ rows }: Snapshot): readonly (readonly string[])[] {
	return rows.map(({ title, value, numerator, denominator, counted, reason, dataAt }, at) => [
		String(at + 1),
		title,
		value,
		reason !== ''
			? texts.corrected(counted, reason)
			: denominator > 0
				? texts.part(numerator, denominator)
				: '',
		dataAt > 0 ? dayInFigures(dayOf(dataAt)) : texts.typed
	]);
}

/** All schools in one table: a row a school, a column a field of the request. */
export function answersTable(request: AskedOfAll): PlainTable {
	const { title, fields, schools } = request;
	return {
		name: texts.sheet,
		title,
		headings: [texts.school, texts.state, ...fields.map((field) => field.title)],
		rows: schools.map(({ name, state, snapshot }) => [
			name,
			state,
			...fields.map(({ id }) => snapshot?.rows.find(({ fieldId }) => fieldId === id)?.value ?? '')
		])
	};
}

export function answersPaper(request: AskedOfAll): Paper {
	const { headings, rows } = answersTable(request);
	return {
		title: request.title,
		isWide: true,
		blocks: [
			{ kind: 'heading', text: request.title },
			{ kind: 'text', text: texts.days(dayInFigures(request.asOf), dayInFigures(request.due)) },
			{
				...({ kind: 'table', caption: request.title } as const),
				...sized(headings, rows)
			}
		]
	};
}

/** A word of an answer is short, a sentence is not: columns are as wide as what was written in them. */
function sized(
	headings: readonly string[],
	rows: PlainTable['rows']
): Pick<PaperTable, 'headings' | 'rows' | 'widths'> {
	return { headings, rows, widths: partsFor([headings, ...rows]) };
}

export interface AskedOfAll {
	readonly title: string;
	readonly asOf: string;
	readonly due: string;
	readonly fields: readonly { readonly id: string; readonly title: string }[];
	readonly schools: readonly {
		readonly name: string;
		readonly state: string;
		readonly snapshot: Snapshot | undefined;
	}[];
}
