import type { ColumnRole } from '#lib/domain/roadmap/proposal.ts';
import { activitiesOf, type Column, type Roadmap } from '#lib/domain/roadmap/roadmap.ts';

/** What a roadmap that was begun here is printed in. */
export const usualColumns: readonly Column[] = [
	{ heading: '№ п/п', role: 'number' },
	{ heading: 'Мероприятие', role: 'title' },
	{ heading: 'Сроки', role: 'term' },
	{ heading: 'Ответственные', role: 'responsible' },
	{ heading: 'Ожидаемый результат', role: 'result' }
];

/** The layout it came in. A column it lacks is added where something would be lost without it. */
export function columnsFor(roadmap: Roadmap, chosen?: readonly Column[]): readonly Column[] {
	const own = chosen ?? roadmap.columns;
	const columns = own.some(({ role }) => role === 'title') ? own : usualColumns;
	const missing = (['term', 'responsible', 'result'] as const).filter(
		(role) => !columns.some((column) => column.role === role) && isUsed(roadmap, role)
	);
	const added = usualColumns.filter(({ role }) => missing.some((one) => one === role));
	return [...columns, ...added];
}

function isUsed(roadmap: Roadmap, role: 'term' | 'responsible' | 'result'): boolean {
	return activitiesOf(roadmap).some(
		(activity) => activity[role] !== '' || (role === 'result' && activity.documents.length > 0)
	);
}

const weights: Readonly<Record<ColumnRole, number>> = {
	number: 5,
	stage: 16,
	title: 36,
	term: 15,
	responsible: 18,
	result: 26,
	note: 14
};

/** Whole widths that add up to the width of the page. */
export function widthsOf(columns: readonly Column[], total: number): readonly number[] {
	const sum = columns.reduce((all, { role }) => all + weights[role], 0);
	const widths = columns.map(({ role }) => Math.floor((total * weights[role]) / sum));
	const rest = total - widths.reduce((all, width) => all + width, 0);
	return widths.map((width, at) => (at === widths.length - 1 ? width + rest : width));
}
