interface Row {
	readonly id: string;
}

/** Rows of one kind in memory, with the groupings by which they are asked for. */
export class Table<T extends Row> {
	readonly #rows = new Map<string, T>();
	readonly #groupings: Grouping<T>[] = [];

	/** Rows by the value of a field. Null belongs to no group. */
	groupedBy(keyOf: (row: T) => string | null): Grouping<T> {
		const grouping = new Grouping(keyOf);
		for (const row of this.#rows.values()) grouping.add(row);
		this.#groupings.push(grouping);
		return grouping;
	}

	find(id: string): T | undefined {
		return this.#rows.get(id);
	}

	all(): Iterable<T> {
		return this.#rows.values();
	}

	get size(): number {
		return this.#rows.size;
	}

	put(row: T): void {
		this.remove(row.id);
		this.#rows.set(row.id, row);
		for (const grouping of this.#groupings) grouping.add(row);
	}

	remove(id: string): void {
		const row = this.#rows.get(id);
		if (!row) return;
		this.#rows.delete(id);
		for (const grouping of this.#groupings) grouping.drop(row);
	}
}

export class Grouping<T extends Row> {
	readonly #keyOf: (row: T) => string | null;
	readonly #groups = new Map<string, Map<string, T>>();

	constructor(keyOf: (row: T) => string | null) {
		this.#keyOf = keyOf;
	}

	of(key: string): Iterable<T> {
		return this.#groups.get(key)?.values() ?? [];
	}

	add(row: T): void {
		const key = this.#keyOf(row);
		if (key === null) return;
		const group = this.#groups.get(key);
		if (group) group.set(row.id, row);
		else this.#groups.set(key, new Map([[row.id, row]]));
	}

	drop(row: T): void {
		const key = this.#keyOf(row);
		const group = key === null ? undefined : this.#groups.get(key);
		if (key === null || !group) return;
		group.delete(row.id);
		if (group.size === 0) this.#groups.delete(key);
	}
}
