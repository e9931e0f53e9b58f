import type { Leftover } from '#lib/domain/roadmap/proposal.ts';
import type { Corrections, RowKind } from '../corrections.ts';
import { termState } from '../term-check.ts';
import type { FlowLine, Piece, RoadmapRow, RowCell } from './flow.ts';
import { isHeading } from './headings.ts';
import {
	isNarrative,
	isTask,
	plainHeading,
	stageHeading,
	type StageHeading
} from './stage-heading.ts';
import { splitList } from './lists.ts';
import { isDated } from './patterns.ts';
import { startsSmall } from './words.ts';

/** What one row or line of the flow is. */
export type Step =
	| { readonly is: 'stage'; readonly heading: StageHeading; readonly cells: readonly RowCell[] }
	| { readonly is: 'task' | 'narrative'; readonly cell: RowCell }
	| { readonly is: 'activity' | 'continuation' | 'part'; readonly row: RoadmapRow }
	| { readonly is: 'aside'; readonly row: RoadmapRow; readonly reason: Leftover['reason'] }
	| { readonly is: 'line'; readonly line: FlowLine };

/** What the whole document says of its rows, gathered before any one of them is judged. */
export interface Habits {
	/** Each row is a stage: the number column counts stages, and one cell lists the activities. */
	readonly stageNumbers: boolean;
	/** Whole numbers count activities («1 … 17»), so one of them alone is no stage. */
	readonly wholeNumbers: boolean;
	readonly numbered: boolean;
	/** No column tells the terms: then «Сентябрь» on a line of its own is a stage, and its term. */
	readonly termsInHeadings: boolean;
}

export function habitsOf(pieces: readonly Piece[]): Habits {
	const rows = pieces.filter((piece) => piece.kind === 'row');
	const has = (role: RowCell['role']): boolean => rows.some((row) => textOf(row, role) !== '');
	const full = rows.filter((row) => row.cells.length >= 3 && !isServiceRow(row));
	const numbers = full.map(numberOf).filter((number) => number !== '');
	const byStage = has('stage') && !rows.some(countsActivities);
	const whole = numbers.filter((number) => /^\d+[.)]?$/.test(number));
	return {
		stageNumbers: byStage,
		wholeNumbers: whole.length > 0 && whole.length >= numbers.length / 2,
		numbered: numbers.length > full.length / 2,
		termsInHeadings: !has('term')
	};
}

/** A numbered activity of a stage that stands beside an earlier one. */
function countsActivities(row: RoadmapRow): boolean {
	return textOf(row, 'number') !== '' && textOf(row, 'stage') === '' && textOf(row, 'title') !== '';
}

export function stepOf(piece: Piece, habits: Habits, corrections: Corrections): Step | undefined {
	if (piece.kind === 'line') return lineStep(piece, habits);
	const forced = corrections.rows.find(
		(each) => each.table === piece.table && each.row === piece.row
	);
	if (piece.cells.length === 0) return undefined;
	return forced ? forcedStep(piece, forced.as) : rowStep(piece, habits);
}

function forcedStep(row: RoadmapRow, as: RowKind): Step {
	const [cell] = row.cells;
	if (as === 'activity' || as === 'continuation') return { is: as, row };
	if (as === 'stage') return stageStep(row);
	if ((as === 'task' || as === 'narrative') && cell) return { is: as, cell };
	return { is: 'aside', row, reason: as === 'heading' ? 'heading-repeated' : 'not-understood' };
}

function rowStep(row: RoadmapRow, habits: Habits): Step {
	const texts = row.cells.map(({ text }) => text);
	if (texts.every((text) => /^[\s\p{Pd}_=:|+.]+$/u.test(text)))
		return { is: 'aside', row, reason: 'separator' };
	if (isHeading(texts)) return { is: 'aside', row, reason: 'heading-repeated' };
	if (isServiceRow(row)) return { is: 'aside', row, reason: 'service-row' };
	const [cell] = row.cells;
	if (cell && row.cells.length === 1) return loneStep(row, cell, habits);
	if (isStageRow(row, habits)) return stageStep(row);
	if (isPart(row)) return { is: 'part', row };
	return { is: isContinuation(row, habits) ? 'continuation' : 'activity', row };
}

/** «1 2 3 4 5» under the heading. */
function isServiceRow({ cells }: RoadmapRow): boolean {
	return (
		cells.length >= 3 && cells.every(({ text }, at) => text.replace(/[.)]$/, '') === String(at + 1))
	);
}

function loneStep(row: RoadmapRow, cell: RowCell, habits: Habits): Step {
	if (isTask(cell.text)) return { is: 'task', cell };
	if (isNarrative(cell.text)) return { is: 'narrative', cell };
	if (isStageText(row, cell, habits)) return stageStep(row);
	if (isPart(row)) return { is: 'part', row };
	const goesOn = cell.role !== 'title' || isContinuation(row, habits);
	return { is: goesOn ? 'continuation' : 'activity', row };
}

function isStageText(row: RoadmapRow, cell: RowCell, habits: Habits): boolean {
	if (cell.columns >= Math.max(3, row.width - 1)) return true;
	if (stageHeading(cell.text) || isTermHeading(cell.text, habits)) return true;
	if (cell.role === 'stage') return true;
	if (cell.role === 'number') return /\p{L}{3}/u.test(cell.text) || !habits.wholeNumbers;
	const begins =
		!row.firstOfTable && !startsSmall(cell.text) && splitList(cell.text).items.length === 0;
	return (
		cell.role === 'title' && begins && titleNumber(cell.text) === '' && row.shared.length === 0
	);
}

/** A number and a title with nothing beside them, where the numbers of activities have a dot inside. */
function isStageRow(row: RoadmapRow, habits: Habits): boolean {
	const roles = row.cells.map(({ role }) => role);
	if (roles.length !== 2 || roles[0] !== 'number' || roles[1] !== 'title') return false;
	const number = textOf(row, 'number');
	if ((row.cells[1]?.columns ?? 1) >= Math.max(3, row.width - 2)) return true;
	return /^[IVXІХ]+[.)]?$/.test(number) || (/^\d+[.)]?$/.test(number) && !habits.wholeNumbers);
}

/** Its own term or result beside an activity that is merged down from above. */
function isPart(row: RoadmapRow): boolean {
	return row.shared.some(({ role }) => role === 'title') && textOf(row, 'title') === '';
}

/**
 * The rest of a row that a page break cut: no number where rows have one, and nothing that an
 * activity of its own would begin with.
 */
function isContinuation(row: RoadmapRow, habits: Habits): boolean {
	const title = textOf(row, 'title');
	if (title === '') return textOf(row, 'stage') === '';
	if (numberOf(row) !== '' || textOf(row, 'stage') !== '') return false;
	if (row.shared.some(({ role }) => role === 'number' || role === 'stage')) return false;
	const complete = textOf(row, 'term') !== '' && textOf(row, 'responsible') !== '';
	if (complete && !startsSmall(title)) return false;
	if (startsSmall(title)) return row.firstOfTable || habits.numbered;
	return !complete && row.firstOfTable && (habits.numbered || splitList(title).lead === '');
}

function stageStep(row: RoadmapRow): Step {
	const number = textOf(row, 'number').replace(/[.)]$/, '');
	const rest = row.cells
		.filter(({ role }) => role !== 'number')
		.map(({ text }) => text)
		.join('\n');
	const lone = number !== '' && !/\p{L}{3}/u.test(number);
	const heading =
		lone && rest !== ''
			? { ...plainHeading(`${number}. ${rest}`), number }
			: plainHeading(textsOf(row));
	return { is: 'stage', heading, cells: row.cells };
}

function lineStep(line: FlowLine, habits: Habits): Step | undefined {
	if (line.text === '') return undefined;
	const cell: RowCell = {
		text: line.text,
		place: line.place,
		role: 'title',
		column: 0,
		columns: 1,
		rows: 1
	};
	if (isTask(line.text)) return { is: 'task', cell };
	if (isNarrative(line.text)) return { is: 'narrative', cell };
	const isTerm = isTermHeading(line.text, habits);
	const heading = isTerm ? plainHeading(line.text) : stageHeading(line.text);
	return heading ? { is: 'stage', heading, cells: [cell] } : { is: 'line', line };
}

const longestTerm = 40;

export function isTermHeading(text: string, { termsInHeadings }: Habits): boolean {
	if (!termsInHeadings || text.length > longestTerm || !isDated(text)) return false;
	return termState(text) === 'clear';
}

function textsOf(row: RoadmapRow): string {
	return row.cells.map(({ text }) => text).join('\n');
}

export function textOf(row: RoadmapRow, role: RowCell['role']): string {
	return row.cells
		.filter((cell) => cell.role === role)
		.map(({ text }) => text)
		.join('\n');
}

/** The number of a row stands in its own column, or before the title. */
export function numberOf(row: RoadmapRow): string {
	const own = textOf(row, 'number');
	return own !== '' ? own : titleNumber(textOf(row, 'title'));
}

/** «1.1. Провести …»; a «1.» that begins a list in the cell is no number of the row. */
export function titleNumber(title: string): string {
	const compound = /^(\d{1,2}(?:\.\d{1,3})+\.?)\s*(?=\D)/.exec(title)?.[1];
	if (compound) return compound;
	const whole = /^(\d{1,3}[.)])\s*(?=\p{L})/u.exec(title)?.[1];
	const { lead, items } = splitList(title);
	return whole && (lead !== '' || items.length <= 1) ? whole : '';
}
