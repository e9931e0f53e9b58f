import type * as Y from 'yjs';
import { addMeeting } from '#lib/documents/journal/commands.ts';
import { addStep, moveStep, setStepStatus } from '#lib/documents/programme/commands.ts';
import { readProgramme } from '#lib/documents/programme/read.ts';
import { programmeText } from '#lib/documents/programme/text.ts';
import type { Dice } from './dice.ts';

const today = '2026-11-21';

/** Writes one meeting down; gives its mark. */
export function writeMeeting(doc: Y.Doc, event: number): string {
	const id = `m${event}`;
	addMeeting(doc, { id, kind: 'working', createdBy: 'p', date: today });
	return id;
}

/** Changes a programme somehow; gives the mark, or nothing for a change that leaves none, such as a move. */
export function writeProgramme(doc: Y.Doc, event: number, dice: Dice): string | undefined {
	switch (dice.below(4)) {
		case 0:
			addStep(doc, { id: `s${event}`, title: `Шаг ${event}` });
			return `s${event}`;
		case 1:
			moveSomeStep(doc, dice);
			return undefined;
		default:
			return writeGoal(doc, event, dice);
	}
}

function moveSomeStep(doc: Y.Doc, dice: Dice): void {
	const { steps } = readProgramme(doc);
	const step = steps[dice.below(Math.max(1, steps.length))];
	if (!step) return;
	setStepStatus(doc, step.id, { status: 'done', today });
	moveStep(doc, step.id, dice.below(steps.length));
}

function writeGoal(doc: Y.Doc, event: number, dice: Dice): string {
	const goal = programmeText(doc, 'goal');
	// Between the marks, never inside of one: another person's mark must stay whole.
	const places = [...goal.value.matchAll(/‹/g)].map(({ index }) => index);
	const at = dice.oneOf([...places, goal.value.length]);
	goal.write({ at, remove: 0, insert: `‹${event}›` });
	return `‹${event}›`;
}
