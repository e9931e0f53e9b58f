export function idsOf(ids: readonly string[]): ReadonlySet<string> {
	return new Set(ids);
}
