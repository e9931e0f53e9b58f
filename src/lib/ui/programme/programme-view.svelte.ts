import type {
	ProgrammeText,
	ProgrammeTitle,
	Step,
	StepStatus,
	Task
} from '#lib/domain/programme.ts';
import { progressOf } from '#lib/domain/programme.ts';
import type { LongText } from '#lib/documents/long-text.ts';
import * as commands from '#lib/documents/programme/commands.ts';
import type { StepFields } from '#lib/documents/programme/commands.ts';
import { programmeText, readProgramme } from '#lib/documents/programme/read.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import { Live, seen, Seen } from '#lib/ui/live.svelte.ts';

/** The steps of one task in their order; without a task, those that belong to none. */
export interface Stretch {
	readonly task: Task | undefined;
	readonly steps: readonly Step[];
}

/** What the programme screen shows and lets the pair do. */
export class ProgrammeView {
	readonly #opened: OpenDocument;
	readonly #programme: Live<ReturnType<typeof readProgramme>>;
	readonly #mode: Seen<'read-only' | 'read-write'>;
	readonly #undo: Seen<{ readonly canUndo: boolean; readonly canRedo: boolean }>;

	readonly programme = $derived.by(() => this.#programme.current);
	readonly progress = $derived.by(() => progressOf(this.programme));
	readonly stretches = $derived.by(() => stretchesOf(this.programme.tasks, this.programme.steps));
	readonly readOnly = $derived.by(() => this.#mode.current === 'read-only');
	readonly canUndo = $derived.by(() => this.#undo.current.canUndo);
	readonly canRedo = $derived.by(() => this.#undo.current.canRedo);

	constructor(opened: OpenDocument) {
		this.#opened = opened;
		this.#programme = new Live(opened, readProgramme);
		this.#mode = seen(opened.mode);
		this.#undo = new Seen(
			(listener) => opened.undo.onChange(listener),
			() => ({ canUndo: opened.undo.canUndo, canRedo: opened.undo.canRedo })
		);
	}

	text(name: ProgrammeText): LongText {
		return programmeText(this.#opened.doc, name);
	}

	undo(): void {
		this.#opened.undo.undo();
	}

	redo(): void {
		this.#opened.undo.redo();
	}

	fillInTitle(fields: Partial<ProgrammeTitle>): void {
		commands.fillInTitle(this.#opened.doc, fields);
	}

	addTask(title: string): void {
		commands.addTask(this.#opened.doc, { id: crypto.randomUUID(), title });
	}

	renameTask(taskId: string, title: string): void {
		commands.renameTask(this.#opened.doc, taskId, title);
	}

	removeTask(taskId: string): void {
		commands.removeTask(this.#opened.doc, taskId);
	}

	addStep(fields: StepFields): void {
		commands.addStep(this.#opened.doc, { id: crypto.randomUUID(), ...fields });
	}

	changeStep(stepId: string, fields: StepFields): void {
		commands.changeStep(this.#opened.doc, stepId, fields);
	}

	setStatus(stepId: string, status: StepStatus, today: string): void {
		commands.setStepStatus(this.#opened.doc, stepId, { status, today });
	}

	removeStep(stepId: string): void {
		commands.removeStep(this.#opened.doc, stepId);
	}

	/** Past its neighbour among the steps of the same task. */
	move(step: Step, by: 'up' | 'down'): void {
		const neighbour = this.neighbour(step, by);
		if (!neighbour) return;
		const others = this.programme.steps.filter(({ id }) => id !== step.id);
		const at = others.findIndex(({ id }) => id === neighbour.id);
		commands.moveStep(this.#opened.doc, step.id, by === 'up' ? at : at + 1);
	}

	neighbour(step: Step, by: 'up' | 'down'): Step | undefined {
		const stretch = this.stretches.find(({ steps }) => steps.some(({ id }) => id === step.id));
		const at = stretch?.steps.findIndex(({ id }) => id === step.id) ?? -1;
		return stretch?.steps[by === 'up' ? at - 1 : at + 1];
	}
}

export function stretchesOf(tasks: readonly Task[], steps: readonly Step[]): readonly Stretch[] {
	const stray = steps.filter(({ taskId }) => !tasks.some(({ id }) => id === taskId));
	const stretches = tasks.map((task): Stretch => {
		return { task, steps: steps.filter(({ taskId }) => taskId === task.id) };
	});
	return stray.length > 0 ? [...stretches, { task: undefined, steps: stray }] : stretches;
}
