/**
 * Sorted ranges of clocks as one flat list: first, next, first, next … Neither do they overlap nor
 * touch, so that equal sets are equal lists.
 */
export type IdRanges = number[];

export function holdsRange(ranges: readonly number[], from: number, to: number): boolean {
	const at = firstEndingAtOrAfter(ranges, from + 1);
	return at < ranges.length && ranges[at]! <= from && ranges[at + 1]! >= to;
}

export function addRange(ranges: IdRanges, from: number, to: number): void {
	const last = ranges.length - 1;
	if (last < 0 || ranges[last]! < from) {
		ranges.push(from, to);
		return;
	}
	const first = firstEndingAtOrAfter(ranges, from);
	let after = first;
	let start = from;
	let end = to;
	while (after < ranges.length && ranges[after]! <= to) {
		start = Math.min(start, ranges[after]!);
		end = Math.max(end, ranges[after + 1]!);
		after += 2;
	}
	if (after === first + 2) {
		ranges[first] = start;
		ranges[first + 1] = end;
	} else {
		ranges.splice(first, after - first, start, end);
	}
}

/** Both lists in one pass: for many ranges at once, where one insertion each would move the rest each time. */
export function mergeRanges(left: readonly number[], right: readonly number[]): IdRanges {
	const merged: IdRanges = [];
	let l = 0;
	let r = 0;
	while (l < left.length || r < right.length) {
		const takeLeft = r >= right.length || (l < left.length && left[l]! <= right[r]!);
		const from = takeLeft ? left[l]! : right[r]!;
		const to = takeLeft ? left[l + 1]! : right[r + 1]!;
		if (takeLeft) l += 2;
		else r += 2;
		const last = merged.length - 1;
		if (last < 0 || merged[last]! < from) merged.push(from, to);
		else if (merged[last]! < to) merged[last] = to;
	}
	return merged;
}

/** Place of the first range whose end is not before `clock`. */
function firstEndingAtOrAfter(ranges: readonly number[], clock: number): number {
	let low = 0;
	let high = ranges.length / 2;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (ranges[2 * middle + 1]! < clock) low = middle + 1;
		else high = middle;
	}
	return 2 * low;
}
