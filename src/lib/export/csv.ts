/** A spreadsheet would run a cell that begins like a formula; behind an apostrophe it is text. */
const likeFormula = /^[\s\u00a0]*[=+\-@＝＋－＠]|^[\t\r]/u;

export function csvField(text: string): string {
	const safe = likeFormula.test(text) ? `'${text}` : text;
	return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** For a spreadsheet of a Russian Windows: a mark of UTF-8 in front, semicolons between. */
export function csvOf(rows: readonly (readonly string[])[]): string {
	return `\ufeff${rows.map((fields) => fields.map(csvField).join(';')).join('\r\n')}\r\n`;
}
