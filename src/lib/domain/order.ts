/**
 * Places in a list as short strings: between any two there is always room for a third, so that moving
 * one record never touches another. Two phones may choose the same place; then the id decides.
 */

const digits = '0123456789abcdefghijklmnopqrstuvwxyz';
const lowest = digits.charAt(0);

export interface Placed {
	readonly id: string;
	readonly order: string;
}

export function byOrder(a: Placed, b: Placed): number {
	if (a.order !== b.order) return a.order < b.order ? -1 : 1;
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** A place after `before` and ahead of `after`; undefined means the list's edge. */
export function placeBetween(before: string | undefined, after: string | undefined): string {
	const from = clean(before);
	const to = clean(after);
	// Equal or crossed neighbours come from two phones that chose the same place: stay behind the first.
	if (to !== '' && from >= to) return middle(from, '');
	return middle(from, to);
}

/** A place for the record at `index` once it is moved there; the others keep theirs. */
export function placeAt(others: readonly Placed[], index: number): string {
	return placeBetween(others[index - 1]?.order, others[index]?.order);
}

/** Never ends in the lowest digit, so that something always fits in front of it. */
function middle(from: string, to: string): string {
	let place = '';
	for (let at = 0; ; at++) {
		const low = digitAt(from, at);
		const high = to === '' || at >= to.length ? digits.length : digitAt(to, at);
		const bounded = to !== '' && place === to.slice(0, at);
		const ceiling = bounded ? high : digits.length;
		const follows = place === from.slice(0, at);
		const floor = follows ? low : 0;
		if (ceiling - floor > 1) return place + digits.charAt(Math.floor((floor + ceiling) / 2));
		place += digits.charAt(floor);
	}
}

function digitAt(place: string, at: number): number {
	return at < place.length ? Math.max(0, digits.indexOf(place.charAt(at))) : 0;
}

/** What another version or a broken record may hold is brought to a place that can be compared. */
function clean(place: string | undefined): string {
	let end = place?.length ?? 0;
	while (end > 0 && place?.charAt(end - 1) === lowest) end--;
	return place?.slice(0, end) ?? '';
}
