import { csvOf } from '../csv.ts';

/** How a document came to be, not what it says. */
const bookkeeping = ['meta', 'fields', 'changes', 'writes', 'authors', 'origins'];

export interface ArchiveTable {
	readonly root: string;
	readonly csv: string;
}

/** Every list of records in a document as a table, under the names of its fields. */
export function tablesOf(content: Readonly<Record<string, unknown>>): readonly ArchiveTable[] {
	return Object.entries(content).flatMap(([root, value]) => {
		if (bookkeeping.includes(root) || !isObject(value)) return [];
		const records = Object.entries(value).filter(
			(entry): entry is [string, Readonly<Record<string, unknown>>] => isObject(entry[1])
		);
		return records.length === 0 ? [] : [{ root, csv: tableOf(records) }];
	});
}

function tableOf(
	records: readonly (readonly [string, Readonly<Record<string, unknown>>])[]
): string {
	const names = [...new Set(records.flatMap(([, fields]) => Object.keys(fields)))].sort();
	const rows = records.map(([id, fields]) => [id, ...names.map((name) => cellOf(fields[name]))]);
	return csvOf([['id', ...names], ...rows]);
}

function cellOf(value: unknown): string {
	if (value === undefined || value === null) return '';
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
