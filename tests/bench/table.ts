export interface Row {
	readonly what: string;
	readonly tropa: number;
	readonly durable: number;
	readonly bare: number;
	/** Tropa to the durable relay. */
	readonly ratio: number;
	readonly bar?: { readonly ratio: number; readonly is: 'at-least' | 'at-most' };
}

export function printTable(rows: readonly Row[]): void {
	const table = [
		['', 'Tropa', 'durable relay', 'bare relay', 'ratio', 'bar', ''],
		...rows.map((row) => [
			row.what,
			...[row.tropa, row.durable, row.bare, row.ratio].map(shown),
			row.bar ? `${row.bar.is === 'at-least' ? '≥' : '≤'} ${row.bar.ratio}` : '',
			verdict(row)
		])
	];
	const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
	for (const row of table) {
		const cells = row.map((cell, column) =>
			column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)
		);
		console.log(cells.join('  ').trimEnd());
	}
}

function shown(value: number): string {
	if (Number.isNaN(value)) return '·';
	if (value >= 1_000) return Math.round(value).toLocaleString('en').replaceAll(',', ' ');
	return value.toPrecision(3);
}

function verdict({ bar, ratio }: Row): string {
	if (!bar) return '';
	const isMet = bar.is === 'at-least' ? ratio >= bar.ratio : ratio <= bar.ratio;
	return isMet ? 'met' : 'MISSED';
}
