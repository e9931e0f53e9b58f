/** What a template of a paper may ask for, by the names that stand in it between double braces. */
export interface PaperData {
	readonly fields: Readonly<Record<string, string>>;
	/** A row of a table, or a paragraph, that names a column of a list is repeated for each of its items. */
	readonly lists: Readonly<Record<string, PaperList>>;
}

export interface PaperList {
	readonly columns: readonly string[];
	readonly items: readonly Readonly<Record<string, string>>[];
}

/** The name of a column as it stands in a template. */
export function columnName(list: string, column: string): string {
	return `${list}.${column}`;
}

/**
 * As two people would call the same name: letters and blanks may differ in size and number, a hyphen
 * that only shows at the end of a line is none, and a Latin letter that looks like a Russian one is that.
 */
export function plainName(name: string): string {
	return name
		.replace(/[\u00ad\u200b]/g, '')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase()
		.replaceAll('ё', 'е')
		.replace(/[aceopxykmtbh]/g, (letter) => alike[latin.indexOf(letter)] ?? letter);
}

const latin = 'aceopxykmtbh';
const alike = 'асеорхукмтвн';
