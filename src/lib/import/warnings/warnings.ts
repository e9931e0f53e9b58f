import type { ColumnRole, ProposedTable, RoadmapWarning } from '#lib/domain/roadmap/proposal.ts';
import { numberWarnings } from './numbers.ts';
import { peopleWarnings } from './people.ts';
import { responsibleWarnings } from './responsible.ts';
import { short, warn } from './sentences.ts';
import type { Unwarned } from './subject.ts';
import { termWarnings } from './terms.ts';
import { textWarnings } from './texts.ts';
import { wordWarnings } from './words.ts';
import { yearWarnings } from './years.ts';

export function warningsOf(
	proposal: Unwarned,
	doubtful: readonly ProposedTable[]
): readonly RoadmapWarning[] {
	return [
		...documentWarnings(proposal, doubtful),
		...numberWarnings(proposal),
		...termWarnings(proposal),
		...yearWarnings(proposal),
		...responsibleWarnings(proposal),
		...peopleWarnings(proposal),
		...textWarnings(proposal),
		...wordWarnings(proposal)
	];
}

const columnNames: Readonly<Record<ColumnRole, string>> = {
	number: '№',
	stage: 'этап',
	title: 'мероприятие',
	term: 'срок',
	responsible: 'ответственный',
	result: 'результат',
	note: 'примечание'
};

function documentWarnings(
	{ header, tables }: Unwarned,
	doubtful: readonly ProposedTable[]
): readonly RoadmapWarning[] {
	const untitled = header.title.text === '' ? [warn('roadmap-title-missing', [])] : [];
	return [...untitled, ...tables.flatMap(guessedColumns), ...doubtful.flatMap(doubtfulColumns)];
}

function guessedColumns({ table, columns }: ProposedTable): readonly RoadmapWarning[] {
	const guessed = columns.filter(({ known, role }) => known === 'by-content' && role !== 'number');
	if (guessed.length === 0) return [];
	const places = guessed.map(({ column }) => ({ at: 'cell', table, row: 0, column }) as const);
	const named = guessed.map(({ column, role }) => `${column + 1} — ${columnNames[role]}`);
	return [warn('columns-by-content', places, named.join(', '))];
}

function doubtfulColumns({ table, columns }: ProposedTable): readonly RoadmapWarning[] {
	return columns.map(({ column, heading }) =>
		warn('column-doubtful', [{ at: 'cell', table, row: 0, column }], short(heading))
	);
}
