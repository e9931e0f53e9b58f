import {
	programmeTexts,
	type Programme,
	type ProgrammeText,
	type Step,
	type Task
} from '../programme.ts';
import {
	planFields,
	type PlanContent,
	type PlanFields,
	type PlanRow,
	type PlanSection
} from './plan-content.ts';

export type ProgrammeWords = Readonly<Record<ProgrammeText, string>>;

/** Written when the way is gone; what was approved is the way. */
const outcomes: readonly ProgrammeText[] = [
	'outcome',
	'recommendations',
	'mentor-reflection',
	'mentee-reflection'
];

export const plannedTexts = programmeTexts.filter((name) => !outcomes.includes(name));

/** What is approved of a programme: where it leads and its steps; not how far the pair has come. */
export function programmePlan(programme: Programme, words: ProgrammeWords): PlanContent {
	const { title, tasks, steps } = programme;
	const texts = plannedTexts.map((name) => [name, words[name]] as const);
	return {
		form: 'programme',
		version: 1,
		fields: planFields({
			...title,
			...Object.fromEntries(texts),
			...planLists(programme),
			people: peopleText(programme)
		}),
		sections: [...tasks.map((task) => sectionOf(task, steps)), ...loose(tasks, steps)]
	};
}

/** The lists of a plan, each as one text: it is approved and returned as a whole. */
function planLists({ lists }: Programme): PlanFields {
	const { difficulties, results, risks, checks } = lists;
	return {
		'list:difficulties': linesOf(difficulties, ({ area, words, start, source }) => [
			words || area,
			start,
			source
		]),
		'list:results': linesOf(results, ({ indicator, was, aim }) => [indicator, was, aim]),
		'list:risks': linesOf(risks, ({ risk, answer }) => [risk, answer]),
		'list:checks': linesOf(checks, ({ survey, term }) => [survey, term])
	};
}

function linesOf<Item>(items: readonly Item[], cellsOf: (item: Item) => readonly string[]): string {
	return items.map((item) => cellsOf(item).filter(Boolean).join(' · ')).join('\n');
}

function peopleText({ people }: Programme): string {
	const lines = [...people].toSorted(([one], [other]) => (one < other ? -1 : 1));
	return linesOf(lines, ([, { post, category, experience }]) => [post, category, experience]);
}

function sectionOf({ id, title, direction }: Task, steps: readonly Step[]): PlanSection {
	const own = steps.filter((step) => step.taskId === id);
	return { id, fields: planFields({ title, direction }), rows: own.map(rowOf) };
}

/** Steps of no task, and those whose task is gone. */
function loose(tasks: readonly Task[], steps: readonly Step[]): readonly PlanSection[] {
	const known = new Set(tasks.map(({ id }) => id));
	const rows = steps.filter(({ taskId }) => !known.has(taskId)).map(rowOf);
	return rows.length === 0 ? [] : [{ id: '', fields: {}, rows }];
}

function rowOf(step: Step): PlanRow {
	const { id, title, form, term, mentorDoes, menteeDoes, expected, evidence } = step;
	const fields = { title, form, term, mentorDoes, menteeDoes, expected, evidence };
	return { id, fields: planFields(fields), parts: [] };
}
