/** What a field offers; dates and numbers have no caret. */
export interface Fillable {
	value: string;
	readonly selectionStart: number | null;
	readonly selectionEnd: number | null;
	setSelectionRange(start: number, end: number): void;
	matches(selectors: string): boolean;
}

/** Puts another text in its place; the caret stays between the letters it stood between. */
export function fill(field: Fillable, text: string): void {
	const { value: before, selectionStart, selectionEnd } = field;
	if (before === text) return;
	field.value = text;
	if (selectionStart === null || selectionEnd === null || !isAtHand(field)) return;
	const place = placeIn(before, text);
	field.setSelectionRange(place(selectionStart), place(selectionEnd));
}

/** Some browsers move the focus to whatever is given a caret. */
export function isAtHand(field: Pick<Fillable, 'matches'>): boolean {
	return field.matches(':focus');
}

function placeIn(before: string, after: string): (caret: number) => number {
	const shorter = Math.min(before.length, after.length);
	let same = 0;
	while (same < shorter && before[same] === after[same]) same++;
	let end = 0;
	while (end < shorter - same && before.at(-1 - end) === after.at(-1 - end)) end++;
	return (caret) => {
		if (caret <= same) return caret;
		return caret >= before.length - end ? caret + after.length - before.length : same;
	};
}
