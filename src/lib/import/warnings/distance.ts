/** How many letters must be put in, left out or changed; stops counting above `most`. */
export function distance(first: string, second: string, most: number): number {
	if (Math.abs(first.length - second.length) > most) return most + 1;
	let row = Array.from({ length: second.length + 1 }, (_, at) => at);
	for (let at = 1; at <= first.length; at += 1) {
		const next = [at];
		for (let other = 1; other <= second.length; other += 1) {
			const changed = (row[other - 1] ?? 0) + (first[at - 1] === second[other - 1] ? 0 : 1);
			next.push(Math.min(changed, (row[other] ?? 0) + 1, (next[other - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[second.length] ?? 0;
}
