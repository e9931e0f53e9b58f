import { personsIn } from './patterns.ts';
import { isPost } from './posts.ts';
import { isFooter } from './stage-heading.ts';
import { numberOf, type Step } from './steps.ts';
import type { FlowLine, RowCell } from './flow.ts';

/** Signatures and authors below the table are rows of it in a sheet and in a text of columns. */
export function trimFooter(steps: readonly Step[]): readonly Step[] {
	const last = steps.findLastIndex((step) => footerCells(step) === undefined);
	return steps.flatMap((step, at): readonly Step[] => {
		const cells = at > last ? footerCells(step) : undefined;
		return cells ? cells.map((cell) => ({ is: 'line', line: lineOf(cell) })) : [step];
	});
}

/** The cells of a step that may be a footer; undefined for what is surely part of the roadmap. */
function footerCells(step: Step): readonly RowCell[] | undefined {
	if (step.is === 'line') return [cellOf(step.line)];
	if (step.is === 'stage')
		return step.heading.number === '' && signs(step.cells) ? step.cells : undefined;
	if (step.is === 'aside') return step.reason === 'not-understood' ? step.row.cells : undefined;
	if (step.is !== 'activity' && step.is !== 'continuation') return undefined;
	const { cells } = step.row;
	return cells.length <= 3 && numberOf(step.row) === '' && signs(cells) ? cells : undefined;
}

function signs(cells: readonly RowCell[]): boolean {
	const [first] = cells;
	if (!first || cells.some(({ text }) => text.length > 160)) return false;
	const named = cells.some(({ text }) => personsIn(text).length > 0 || /_{3,}/.test(text));
	return (isFooter(first.text) && (named || cells.length === 1)) || (named && isPost(first.text));
}

function cellOf(line: FlowLine): RowCell {
	return { text: line.text, place: line.place, role: 'title', column: 0, columns: 1, rows: 1 };
}

function lineOf({ text, place }: RowCell): FlowLine {
	return { kind: 'line', text, place };
}
