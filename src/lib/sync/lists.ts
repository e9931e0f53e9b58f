/** Short lists of ids, in the order in which they came. */
export function union(some: readonly string[], others: readonly string[]): readonly string[] {
	return [...new Set([...some, ...others])];
}

export function without(some: readonly string[], others: readonly string[]): readonly string[] {
	return some.filter((id) => !others.includes(id));
}

export function sameSet(some: readonly string[], others: readonly string[]): boolean {
	return some.length === others.length && some.every((id) => others.includes(id));
}
