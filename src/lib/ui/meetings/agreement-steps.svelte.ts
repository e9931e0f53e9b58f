import { stepOfAgreement, type Agreement } from '#lib/domain/meeting.ts';
import { addStep, setStepStatus } from '#lib/documents/programme/commands.ts';
import { readProgramme } from '#lib/documents/programme/read.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import { Live, seen, type Seen } from '#lib/ui/live.svelte.ts';

/** The programme as agreements use it: an agreement becomes a step, and both are done together. */
export class AgreementSteps {
	readonly #opened: OpenDocument;
	readonly #programme: Live<ReturnType<typeof readProgramme>>;
	readonly #mode: Seen<'read-only' | 'read-write'>;

	readonly mayAdd = $derived.by(() => this.#mode.current === 'read-write');

	constructor(opened: OpenDocument) {
		this.#opened = opened;
		this.#programme = new Live(opened, readProgramme);
		this.#mode = seen(opened.mode);
	}

	has(stepId: string): boolean {
		return this.#programme.current.steps.some(({ id }) => id === stepId);
	}

	/** Among the steps of the task that the meeting was about; the new step's id. */
	add(agreement: Pick<Agreement, 'text' | 'who' | 'due'>, about: readonly string[]): string {
		const id = crypto.randomUUID();
		const { steps } = this.#programme.current;
		const taskId = steps.find((step) => about.includes(step.id))?.taskId ?? '';
		addStep(this.#opened.doc, { id, taskId, ...stepOfAgreement(agreement) });
		return id;
	}

	setDone(stepId: string, done: boolean, today: string): void {
		if (!this.mayAdd || !this.has(stepId)) return;
		setStepStatus(this.#opened.doc, stepId, { status: done ? 'done' : 'in-progress', today });
	}
}
