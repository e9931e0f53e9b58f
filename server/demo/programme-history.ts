import { addStep, addTask, fillInTitle, setStepStatus } from '#lib/documents/programme/commands.ts';
import { programmeText } from '#lib/documents/programme/text.ts';
import { programmeTexts } from '#lib/domain/programme.ts';
import type { StepStatus } from '#lib/domain/programme.ts';
import { termUntil } from './calendar.ts';
import type { Event, Plot } from './plot.ts';
import type { StoryStep, StoryTask } from './story.ts';

/** The programme is written in the first week and lived ever since. */
export function programmeEvents(plot: Plot): readonly Event[] {
	return [titleEvent(plot), ...textEvents(plot), ...plot.story.tasks.flatMap(taskEvents(plot))];
}

function titleEvent({ story, calendar }: Plot): Event {
	return {
		at: calendar.moment(1, 14),
		by: 'mentor',
		paper: 'programme',
		write: (doc) =>
			fillInTitle(doc, {
				form: 'Педагог — педагог',
				kind: story.kind,
				mode: 'Очно, одна встреча в две недели',
				from: calendar.dayAfter(0),
				to: calendar.dayAfter(270),
				meetingRule: 'Раз в две недели, после шестого урока',
				place: 'Кабинет наставника'
			})
	};
}

const menteeWrites: readonly string[] = ['difficulties', 'mentee-work'];

function textEvents({ story, calendar, pair }: Plot): readonly Event[] {
	const written = programmeTexts.filter((name) => story.texts[name] !== undefined);
	return written.map((name, index) => ({
		at: calendar.moment(2, 13) + index * 4 * 60_000,
		by: menteeWrites.includes(name) ? 'mentee' : 'mentor',
		paper: 'programme',
		write: (doc) =>
			programmeText(doc, name).write({
				at: 0,
				remove: 0,
				insert: (story.texts[name] ?? '').replace('{lesson}', pair.lesson)
			})
	}));
}

function taskEvents(plot: Plot) {
	return (task: StoryTask, index: number): readonly Event[] => {
		const taskId = plot.chance.id();
		const at = plot.calendar.moment(3, 14) + index * 10 * 60_000;
		const added: Event = {
			at,
			by: 'mentor',
			paper: 'programme',
			write: (doc) => addTask(doc, { id: taskId, title: task.title })
		};
		const steps = task.steps.flatMap((step, place) =>
			stepEvents(plot, step, { taskId, at: at + (place + 1) * 60_000 })
		);
		return [added, ...steps];
	};
}

function stepEvents(
	{ calendar, chance, pair }: Plot,
	{ byWeek, asksForHelp, ...step }: StoryStep,
	{ taskId, at }: { readonly taskId: string; readonly at: number }
): readonly Event[] {
	const id = chance.id();
	const term = termUntil(calendar.dayAfter(byWeek * 7));
	const title = step.title.replace('{lesson}', pair.lesson);
	const menteeDoes = step.menteeDoes.replace('{lesson}', pair.lesson);
	const added: Event = {
		at,
		by: 'mentor',
		paper: 'programme',
		write: (doc) => addStep(doc, { ...step, id, taskId, title, menteeDoes, term })
	};
	const begun = asksForHelp ? 'help-needed' : 'in-progress';
	return [added, ...statusEvents(id, { byWeek, begun }, calendar)];
}

/** Events still ahead of today are left out later, so the steps of the last weeks are just begun. */
function statusEvents(
	id: string,
	{ byWeek, begun }: { readonly byWeek: number; readonly begun: StepStatus },
	calendar: Plot['calendar']
): readonly Event[] {
	const begunOn = Math.max(5, byWeek * 7 - 16);
	const doneOn = byWeek * 7 - 2;
	const set = (status: StepStatus, day: number): Event => ({
		at: calendar.moment(day, 17),
		by: 'mentee',
		paper: 'programme',
		write: (doc) => setStepStatus(doc, id, { status, today: calendar.dayAfter(day) })
	});
	return [set(begun, begunOn), set('done', doneOn)];
}
