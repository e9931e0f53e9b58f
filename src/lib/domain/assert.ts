/** For what can only be false by our own mistake. Nobody catches it. */
export function assert(condition: unknown, what: string): asserts condition {
	if (!condition) throw new Error(`This must not happen: ${what}`);
}
