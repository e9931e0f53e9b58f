import { placeBetween } from '#lib/domain/order.ts';

/** Many places at once, by halving: one after another they would grow by a letter every few rows. */
export function placesBetween(
	count: number,
	before: string | undefined,
	after: string | undefined
): readonly string[] {
	if (count === 0) return [];
	const middle = placeBetween(before, after);
	const left = Math.floor((count - 1) / 2);
	return [
		...placesBetween(left, before, middle),
		middle,
		...placesBetween(count - 1 - left, middle, after)
	];
}
