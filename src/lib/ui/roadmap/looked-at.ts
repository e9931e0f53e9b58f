const rowsAbove = 4;

/** The activity one has just come back from: one goes on where one was, not at the top of a long list. */
export class LookedAt {
	#id: string | undefined;
	#isLeft = false;

	leave(activityId: string): void {
		this.#id = activityId;
		this.#isLeft = true;
	}

	/** What stands around it comes on the screen before all others. */
	first(ids: readonly string[]): readonly string[] {
		const at = this.#id === undefined ? -1 : ids.indexOf(this.#id);
		const from = Math.max(0, at - rowsAbove);
		return from === 0 ? ids : [...ids.slice(from), ...ids.slice(0, from)];
	}

	/** Once for each time it was left. */
	comeBack(): string | undefined {
		const id = this.#isLeft ? this.#id : undefined;
		this.#isLeft = false;
		return id;
	}
}
