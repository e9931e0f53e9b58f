/** What became of one list of ids: the fewest moves that explain the new order. */
export interface OrderChanges {
	readonly added: ReadonlySet<string>;
	readonly removed: ReadonlySet<string>;
	readonly moved: ReadonlySet<string>;
}

export function orderChanges(before: readonly string[], after: readonly string[]): OrderChanges {
	const old = new Map(before.map((id, at) => [id, at]));
	const now = new Set(after);
	const stayed = after.filter((id) => old.has(id));
	const keeping = longestRising(stayed.map((id) => old.get(id) ?? 0));
	return {
		added: new Set(after.filter((id) => !old.has(id))),
		removed: new Set(before.filter((id) => !now.has(id))),
		moved: new Set(stayed.filter((_, at) => !keeping.has(at)))
	};
}

/**
 * The old order with some of the changes made: what stays keeps its place, what is taken over stands
 * behind its neighbour of the new order.
 */
export function orderWith(
	before: readonly string[],
	after: readonly string[],
	{ taken, gone }: { readonly taken: ReadonlySet<string>; readonly gone: ReadonlySet<string> }
): readonly string[] {
	const order = before.filter((id) => !gone.has(id) && !taken.has(id));
	after.forEach((id, at) => {
		if (!taken.has(id)) return;
		const ahead = after.slice(0, at).findLast((other) => order.includes(other));
		order.splice(ahead === undefined ? 0 : order.indexOf(ahead) + 1, 0, id);
	});
	return order;
}

/** The places of one longest rising run of numbers, none of which stands twice. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
	/** For every length, the place at which the lowest run of it ends, and its number. */
	const ends: { readonly at: number; readonly number: number }[] = [];
	const before = new Map<number, number | undefined>();
	numbers.forEach((number, at) => {
		const length = ends.filter((end) => end.number < number).length;
		before.set(at, ends[length - 1]?.at);
		ends[length] = { at, number };
	});
	const kept = new Set<number>();
	for (let at = ends.at(-1)?.at; at !== undefined; at = before.get(at)) kept.add(at);
	return kept;
}
