import type { Leftover } from '#lib/domain/roadmap/proposal.ts';
import type { RoadmapRow, RowCell } from './flow.ts';
import type { Line } from './loose-rows.ts';
import { plainHeading, type StageHeading } from './stage-heading.ts';
import { isTermHeading, numberOf, textOf, type Habits, type Step } from './steps.ts';
import { romanValue, startsSmall } from './words.ts';
import type { Fragment } from './written.ts';

/** Stages and activities while the rows come in one by one. */
export interface StageDraft {
	readonly heading: Fragment[];
	number: string;
	title: string;
	readonly task: Fragment[];
	readonly narrative: Fragment[];
	readonly inferred: boolean;
	readonly activities: ActivityDraft[];
}

export interface ActivityDraft {
	readonly number: string;
	readonly content: Fragment[];
	readonly term: Fragment[];
	readonly responsible: Fragment[];
	readonly result: Fragment[];
	readonly notes: {
		readonly column: number;
		readonly table: number;
		readonly fragments: Fragment[];
	}[];
	/** Rows under this one that share its title; the first row's own texts stand first. */
	readonly rows: PartRow[];
}

export interface PartRow {
	readonly term: string;
	readonly responsible: string;
	readonly result: string;
}

export interface Drafts {
	readonly stages: readonly StageDraft[];
	readonly lines: readonly Line[];
	readonly leftovers: readonly Leftover[];
	readonly furniture: readonly Leftover[];
}

interface Growing {
	readonly stages: StageDraft[];
	readonly lines: Line[];
	readonly leftovers: Leftover[];
	readonly furniture: Leftover[];
	readonly habits: Habits;
	readonly prefixes: ReadonlyMap<number, number>;
	readonly headed: ReadonlySet<number>;
}

export function draftsOf(steps: readonly Step[], habits: Habits): Drafts {
	const growing: Growing = {
		stages: [],
		lines: [],
		leftovers: [],
		furniture: [],
		habits,
		prefixes: prefixesIn(steps),
		headed: new Set(
			steps.flatMap((step) => (step.is === 'stage' ? [stageValue(step.heading.number)] : []))
		)
	};
	for (const step of steps) take(step, growing);
	return growing;
}

function take(step: Step, growing: Growing): void {
	switch (step.is) {
		case 'stage':
			return takeStage(step.heading, step.cells, growing);
		case 'task':
		case 'narrative':
			currentStage(growing)[step.is].push(step.cell);
			return;
		case 'activity':
			return takeActivity(step.row, growing);
		case 'continuation':
			return takeContinuation(step.row, growing);
		case 'part':
			return takePart(step.row, growing);
		case 'aside':
			return takeAside(step.row, step.reason, growing);
		case 'line':
			return takeLine(step.line, growing);
	}
}

/** A number alone on its line waits for its title on the next. */
function awaitsTitle(stage: StageDraft | undefined): stage is StageDraft {
	return (
		stage !== undefined &&
		stage.title === '' &&
		!stage.inferred &&
		stage.number !== '' &&
		stage.activities.length === 0
	);
}

function takeStage(heading: StageHeading, cells: readonly Fragment[], growing: Growing): void {
	const last = growing.stages.at(-1);
	if (awaitsTitle(last) && heading.number === '') {
		last.title = heading.title;
		last.heading.push(...cells);
		return;
	}
	growing.stages.push(newStage(heading, cells, false));
}

function newStage(
	heading: StageHeading,
	cells: readonly Fragment[],
	inferred: boolean
): StageDraft {
	const task =
		heading.task === '' ? [] : [{ text: heading.task, place: cells[0]?.place ?? nowhere }];
	const { number, title } = heading;
	return { heading: [...cells], number, title, task, narrative: [], inferred, activities: [] };
}

const nowhere = { at: 'line', line: 0 } as const;
const noHeading: StageHeading = { number: '', title: '', task: '' };

function currentStage(growing: Growing): StageDraft {
	const last = growing.stages.at(-1);
	if (last) return last;
	const stage = newStage(noHeading, [], false);
	growing.stages.push(stage);
	return stage;
}

function takeActivity(row: RoadmapRow, growing: Growing): void {
	takeStageCell(row, growing);
	inferStage(row, growing);
	const shared = (role: RowCell['role']): Fragment[] => {
		const own = row.cells.filter((cell) => cell.role === role);
		return own.length > 0 ? own : row.shared.filter((cell) => cell.role === role);
	};
	const stage = currentStage(growing);
	const activity: ActivityDraft = {
		number: growing.habits.stageNumbers ? '' : numberOf(row),
		content: row.cells.filter((cell) => cell.role === 'title'),
		term: isTermHeading(stage.title, growing.habits) ? [...stage.heading] : shared('term'),
		responsible: shared('responsible'),
		result: shared('result'),
		notes: [],
		rows: []
	};
	addNotes(activity, row);
	stage.activities.push(activity);
}

/** A stage in a column of its own; the same words again are the same stage, printed on each row. */
function takeStageCell(row: RoadmapRow, growing: Growing): void {
	const cells = row.cells.filter(
		({ role }) => role === 'stage' || (role === 'number' && growing.habits.stageNumbers)
	);
	const text = textOf(row, 'stage');
	const last = growing.stages.at(-1);
	if (text === '' || last?.heading.some((fragment) => fragment.text === text)) {
		for (const cell of cells) {
			growing.furniture.push({ text: cell.text, place: cell.place, reason: 'heading-repeated' });
		}
		return;
	}
	const number = growing.habits.stageNumbers ? textOf(row, 'number').replace(/[.)]$/, '') : '';
	const heading = plainHeading(text);
	growing.stages.push(newStage(number === '' ? heading : { ...heading, number }, cells, false));
}

function takeContinuation(row: RoadmapRow, growing: Growing): void {
	const activity = growing.stages.at(-1)?.activities.at(-1);
	if (!activity) return takeOrphan(row, growing);
	for (const cell of row.cells) {
		if (cell.role === 'title' || cell.role === 'number' || cell.role === 'stage')
			activity.content.push(cell);
		else if (cell.role !== 'note') activity[cell.role].push(cell);
	}
	addNotes(activity, row);
}

/** Before the first activity there is nothing to go on from: a lone title opens a stage. */
function takeOrphan(row: RoadmapRow, growing: Growing): void {
	const [cell] = row.cells;
	const opens = row.cells.length === 1 && cell?.role === 'title' && !startsSmall(cell.text);
	if (opens) takeStage(plainHeading(cell.text), row.cells, growing);
	else takeAside(row, 'not-understood', growing);
}

function takePart(row: RoadmapRow, growing: Growing): void {
	const activity = growing.stages.at(-1)?.activities.at(-1);
	if (!activity) return takeAside(row, 'not-understood', growing);
	if (activity.rows.length === 0) activity.rows.push(partRow(activity));
	const own = (role: 'term' | 'responsible' | 'result'): Fragment[] =>
		row.cells.filter((cell) => cell.role === role);
	activity.rows.push(
		partRow({ term: own('term'), responsible: own('responsible'), result: own('result') })
	);
	takeContinuation(row, growing);
}

function partRow(cells: Pick<ActivityDraft, 'term' | 'responsible' | 'result'>): PartRow {
	const text = (fragments: readonly Fragment[]): string =>
		fragments.map((each) => each.text).join('\n');
	return {
		term: text(cells.term),
		responsible: text(cells.responsible),
		result: text(cells.result)
	};
}

function addNotes(activity: ActivityDraft, row: RoadmapRow): void {
	for (const cell of row.cells.filter(({ role }) => role === 'note')) {
		const known = activity.notes.find(({ column }) => column === cell.column);
		if (known) known.fragments.push(cell);
		else activity.notes.push({ column: cell.column, table: row.table, fragments: [cell] });
	}
}

function takeAside(row: RoadmapRow, reason: Leftover['reason'], growing: Growing): void {
	const into = reason === 'not-understood' ? growing.leftovers : growing.furniture;
	for (const { text, place } of row.cells) into.push({ text, place, reason });
}

function takeLine(line: Line, growing: Growing): void {
	const last = growing.stages.at(-1);
	if (awaitsTitle(last)) {
		last.title = line.text;
		last.heading.push(line);
		return;
	}
	growing.lines.push(line);
}

/**
 * Activities «3.1, 3.2» after stage 2 belong to a stage 3 whose heading was lost. Only where other
 * stages have headings, and only for two activities or more: one such number is a misprint.
 */
function inferStage(row: RoadmapRow, growing: Growing): void {
	const prefix = prefixOf(numberOf(row));
	const current = stageValue(growing.stages.at(-1)?.number ?? '');
	const lost = prefix > current && current > 0 && !growing.headed.has(prefix);
	if (!lost || (growing.prefixes.get(prefix) ?? 0) < 2) return;
	growing.stages.push(newStage({ ...noHeading, number: String(prefix) }, [], true));
}

function prefixesIn(steps: readonly Step[]): ReadonlyMap<number, number> {
	const counts = new Map<number, number>();
	for (const step of steps) {
		const prefix = step.is === 'activity' ? prefixOf(numberOf(step.row)) : 0;
		counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
	}
	return counts;
}

/** «3.1.» belongs to 3. */
function prefixOf(number: string): number {
	return Number.parseInt(/^(\d+)\.\d/.exec(number)?.[1] ?? '0', 10);
}

function stageValue(number: string): number {
	return /^\d+$/.test(number) ? Number.parseInt(number, 10) : romanValue(number);
}
