/** Counts answers by their class. */
export interface Meter {
	count(status: number): void;
	readonly answers: ReadonlyMap<string, number>;
}

export function createMeter(): Meter {
	const answers = new Map<string, number>();
	return {
		answers,
		count(status) {
			const kind = `${Math.floor(status / 100)}xx`;
			answers.set(kind, (answers.get(kind) ?? 0) + 1);
		}
	};
}
