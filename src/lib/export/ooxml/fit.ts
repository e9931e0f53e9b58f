/** A bold letter of the usual size with its share of blanks, in twentieths of a point. */
const letter = 145;
const cellEdges = 170;

/** Whether each word stands in its column whole: a word processor would tear a longer one apart. */
export function wordsFit(widths: readonly number[], rows: readonly (readonly string[])[]): boolean {
	return rows.every((row) =>
		row.every((text, at) => longestWord(text) * letter <= (widths[at] ?? 0) - cellEdges)
	);
}

function longestWord(text: string): number {
	return Math.max(...text.split(/[\s—–-]+/).map((word) => word.length));
}

/** Parts of a width by what stands in the columns: a long text gets more, and no heading gets too little. */
export function partsFor(rows: readonly (readonly string[])[]): readonly number[] {
	const [first = []] = rows;
	return first.map((_, at) => {
		const texts = rows.map((row) => row[at] ?? '');
		const longest = Math.max(...texts.map((text) => text.length));
		return Math.max(Math.sqrt(longest), ...texts.map((text) => longestWord(text) * 0.6), 2);
	});
}
