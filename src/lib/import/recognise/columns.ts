import type { ColumnRole, ProposedColumn } from '#lib/domain/roadmap/proposal.ts';
import { roleOfHeading } from './headings.ts';
import { looksLikeNumber, looksLikeResult, looksLikeTerm } from './patterns.ts';
import { looksLikeResponsible } from './posts.ts';

/** The texts of one column below its heading, empty ones and rows of one merged cell left out. */
export type ColumnSamples = readonly (readonly string[])[];

export function mapColumns(
	headings: readonly string[],
	samples: ColumnSamples
): readonly ProposedColumn[] {
	const named = settle(headings.map((heading) => roleOfHeading(heading)));
	return byContent(headings, named, samples);
}

/** Only one column holds the activities; of two that could, the stage's name is the other one. */
function settle(roles: readonly (ColumnRole | undefined)[]): readonly (ColumnRole | undefined)[] {
	const titles = roles.flatMap((role, column) => (role === 'title' ? [column] : []));
	const stages = roles.flatMap((role, column) => (role === 'stage' ? [column] : []));
	return roles.map((role, column) => {
		if (role === 'stage') return settledStage(column, stages, titles);
		const seenBefore = role !== 'note' && role !== 'term' && roles.indexOf(role) < column;
		return role !== undefined && seenBefore ? 'note' : role;
	});
}

function settledStage(
	column: number,
	stages: readonly number[],
	titles: readonly number[]
): ColumnRole {
	if (titles.length > 0) return stages[0] === column ? 'stage' : 'note';
	if (stages.length === 1) return 'title';
	return stages[0] === column ? 'stage' : 'title';
}

function byContent(
	headings: readonly string[],
	named: readonly (ColumnRole | undefined)[],
	samples: ColumnSamples
): readonly ProposedColumn[] {
	const roles = [...named];
	for (const role of ['term', 'number', 'responsible'] as const) {
		if (!roles.includes(role)) give(roles, role, bestColumn(roles, samples, likeness[role]));
	}
	if (!roles.includes('title')) give(roles, 'title', bestColumn(roles, samples, wordiness));
	if (!roles.includes('result')) give(roles, 'result', bestColumn(roles, samples, likeness.result));
	return roles.map((role, column) => ({
		column,
		heading: headings[column] ?? '',
		role: role ?? 'note',
		known: named[column] === undefined ? 'by-content' : 'by-heading'
	}));
}

function give(
	roles: (ColumnRole | undefined)[],
	role: ColumnRole,
	column: number | undefined
): void {
	if (column !== undefined) roles[column] = role;
}

type Likeness = (texts: readonly string[]) => number;

function share(test: (text: string) => boolean): Likeness {
	return (texts) => (texts.length === 0 ? 0 : texts.filter(test).length / texts.length);
}

const likeness = {
	number: share(looksLikeNumber),
	term: share(looksLikeTerm),
	responsible: share(looksLikeResponsible),
	result: share(looksLikeResult)
} as const;

/** Activities are the longest texts of a roadmap that are neither dates nor people. */
function wordiness(texts: readonly string[]): number {
	if (texts.length === 0) return 0;
	const average = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
	return average < 12 ? 0 : 0.5 + Math.min(0.49, average / 1000);
}

const leastLikeness = 0.45;

function bestColumn(
	roles: readonly (ColumnRole | undefined)[],
	samples: ColumnSamples,
	like: Likeness
): number | undefined {
	let best: number | undefined;
	let most = leastLikeness;
	roles.forEach((role, column) => {
		const score = role === undefined ? like(samples[column] ?? []) : 0;
		if (score > most) [best, most] = [column, score];
	});
	return best;
}

/** A column that its heading calls the term while another one holds the dates. */
export function doubtfulColumns(
	columns: readonly ProposedColumn[],
	samples: ColumnSamples
): readonly ProposedColumn[] {
	return columns.filter(({ column, role, known }) => {
		const texts = samples[column] ?? [];
		if (role !== 'term' || known !== 'by-heading' || texts.length < 3) return false;
		const elsewhere = columns.some(
			(other) => other.role !== 'term' && likeness.term(samples[other.column] ?? []) >= 0.6
		);
		return likeness.term(texts) < 0.2 && elsewhere;
	});
}
