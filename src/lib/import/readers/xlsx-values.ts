import { elementsOf, findAll, isElement, textOf, type MarkupElement } from './markup.ts';

export type NumberFormat = 'plain' | 'date' | 'month' | { readonly decimals: number };

export interface BookValues {
	readonly strings: readonly string[];
	readonly formats: readonly NumberFormat[];
	readonly since1904: boolean;
}

/** How each cell style shows a number; a roadmap's numbers are dates, «1.10» and plain ones. */
export function readFormats(styles: MarkupElement | undefined): readonly NumberFormat[] {
	if (!styles) return [];
	const own = new Map(
		findAll(styles, 'numFmt').map(({ attributes }) => [
			attributes['numFmtId'] ?? '',
			attributes['formatCode'] ?? ''
		])
	);
	const cells = findAll(styles, 'cellXfs')[0];
	return (cells ? elementsOf(cells, 'xf') : []).map(({ attributes }) => {
		const id = attributes['numFmtId'] ?? '0';
		return formatOf(own.get(id) ?? builtIn.get(id) ?? '');
	});
}

const builtIn: ReadonlyMap<string, string> = new Map([
	['2', '0.00'],
	['14', 'dd.mm.yyyy'],
	['15', 'd-mmm-yy'],
	['16', 'd-mmm'],
	['17', 'mmm-yy'],
	['22', 'dd.mm.yyyy h:mm']
]);

function formatOf(code: string): NumberFormat {
	const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase();
	if (/[dд]/.test(bare) && /[mм]/.test(bare)) return 'date';
	if (/[mм]{3}/.test(bare) && /[yг]/.test(bare)) return 'month';
	const decimals = /^#?,?#*0\.(0+)$/.exec(bare)?.[1];
	return decimals ? { decimals: decimals.length } : 'plain';
}

const months =
	'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ');
const dayMs = 86_400_000;

export function shownNumber(written: string, format: NumberFormat, since1904: boolean): string {
	const value = Number(written);
	if (!Number.isFinite(value) || format === 'plain') return plain(written, value);
	if (typeof format === 'object') return value.toFixed(format.decimals);
	// Excel's day 60 is the 29 February 1900 that never was; roadmaps are later than that.
	const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(value + (since1904 ? 1462 : 0)) * dayMs);
	if (Number.isNaN(day.getTime())) return written;
	if (format === 'month') return `${months[day.getUTCMonth()] ?? ''} ${day.getUTCFullYear()}`;
	const [year, month, date] = day.toISOString().slice(0, 10).split('-');
	return `${date}.${month}.${year}`;
}

/** Files hold 1.1 as 1.1000000000000001. */
function plain(written: string, value: number): string {
	return Number.isFinite(value) && written.length > 12
		? String(Number(value.toPrecision(12)))
		: written;
}

/** Runs of a formatted text joined; the reading aids of East Asian texts left out. */
export function richText(parent: MarkupElement): string {
	return parent.children
		.filter(isElement)
		.filter(({ name }) => name === 't' || name === 'r')
		.map((child) => (child.name === 't' ? textOf(child) : richText(child)))
		.join('');
}
