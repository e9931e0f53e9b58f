/** Where an element stands in a text of XML. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** Elements of this name that hold no other of it. */
export function innermost(xml: string, tag: string): readonly Span[] {
	const spans: Span[] = [];
	let from = -1;
	for (const match of xml.matchAll(new RegExp(`<${tag}(?=[\\s>])[^>]*>|</${tag}>`, 'g'))) {
		if (!match[0].startsWith('</')) from = match[0].endsWith('/>') ? from : match.index;
		else if (from >= 0) {
			spans.push({ from, to: match.index + match[0].length });
			from = -1;
		}
	}
	return spans;
}

/** Each of those elements as it is made anew; from the end, so that the places before it hold. */
export function changed(xml: string, tag: string, change: (piece: string) => string): string {
	return innermost(xml, tag).reduceRight(
		(text, { from, to }) => text.slice(0, from) + change(text.slice(from, to)) + text.slice(to),
		xml
	);
}
