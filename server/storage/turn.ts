/** Runs something when the present turn of the event loop has ended. */
export type AtTurnEnd = (run: () => void) => void;

/** Collects what comes in one turn of the event loop, and hands it over at its end as one batch. */
export class Turn<Task> {
	readonly #finish: (tasks: readonly Task[]) => void;
	readonly #atTurnEnd: AtTurnEnd;
	#tasks: Task[] = [];

	constructor(finish: (tasks: readonly Task[]) => void, atTurnEnd: AtTurnEnd) {
		this.#finish = finish;
		this.#atTurnEnd = atTurnEnd;
	}

	add(task: Task): void {
		this.#tasks.push(task);
		if (this.#tasks.length === 1) this.#atTurnEnd(() => this.end());
	}

	/** What has been collected goes now. */
	end(): void {
		if (this.#tasks.length === 0) return;
		const tasks = this.#tasks;
		this.#tasks = [];
		this.#finish(tasks);
	}
}
