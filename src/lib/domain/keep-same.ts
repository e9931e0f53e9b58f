/**
 * The same value as `after`, made of pieces of `before` wherever they say the same. What was not
 * changed stays the very object it was, so a screen of many rows touches only the row that changed.
 */
export function keepSame<T>(before: T | undefined, after: T): T {
	if (Object.is(before, after)) return after;
	if (Array.isArray(before) && Array.isArray(after)) return keepArray(before, after) as T;
	if (isPlain(before) && isPlain(after)) return keepFields(before, after) as T;
	return after;
}

/** Records are found by their id, so that one that was put between others moves nothing. */
function keepArray(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
	const known = new Map(before.map((each, at) => [keyOf(each) ?? at, each]));
	const kept = after.map((each, at) => keepSame(known.get(keyOf(each) ?? at), each));
	const isSame = kept.length === before.length && kept.every((each, at) => each === before[at]);
	return isSame ? before : kept;
}

type Plain = Readonly<Record<string, unknown>>;

function keepFields(before: Plain, after: Plain): Plain {
	const kept = Object.entries(after).map(
		([name, value]) => [name, keepSame(before[name], value)] as const
	);
	const isSame =
		kept.length === Object.keys(before).length &&
		kept.every(([name, value]) => name in before && Object.is(before[name], value));
	return isSame ? before : Object.fromEntries(kept);
}

function keyOf(value: unknown): string | undefined {
	if (!isPlain(value)) return undefined;
	const { id } = value;
	return typeof id === 'string' ? id : undefined;
}

function isPlain(value: unknown): value is Plain {
	return (
		typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
	);
}
