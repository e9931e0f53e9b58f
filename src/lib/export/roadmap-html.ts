import { titleWithPeriod } from '#lib/domain/roadmap/cells.ts';
import { withoutPersons } from '#lib/domain/roadmap/impersonal.ts';
import type { Roadmap } from '#lib/domain/roadmap/roadmap.ts';
import { escaped } from './ooxml/xml.ts';
import { tableOf, type PrintedCell, type PrintedRow, type PrintOptions } from './roadmap-table.ts';

export interface HtmlOptions extends PrintOptions {
	/** Left out, nobody is named: a school's site is read by everybody. */
	readonly withPersons?: boolean;
}

/** A piece of a page without scripts, styles and addresses, to be put into any school's site. */
export function roadmapHtml(roadmap: Roadmap, options: HtmlOptions = {}): string {
	const shown = options.withPersons === true ? roadmap : withoutPersons(roadmap);
	const { columns, rows } = tableOf(shown, options);
	const heading = columns
		.map(({ heading: text }) => `<th scope="col">${lines(text)}</th>`)
		.join('');
	const body = rows.map(rowHtml).join('\n');
	return [
		'<section lang="ru">',
		`<h2>${lines(titleWithPeriod(shown.titlePage))}</h2>`,
		...shown.approvals
			.filter(({ kind, text }) => kind !== 'order' && text !== '')
			.map(({ text }) => `<p>${lines(text)}</p>`),
		'<table border="1">',
		`<thead><tr>${heading}</tr></thead>`,
		`<tbody>\n${body}\n</tbody>`,
		'</table>',
		...[...shown.titlePage.authors, ...shown.titlePage.signatures].map(
			(text) => `<p>${lines(text)}</p>`
		),
		'</section>',
		''
	].join('\n');
}

function rowHtml({ kind, cells }: PrintedRow): string {
	const name = kind === 'stage' ? 'th' : 'td';
	return `<tr>${cells.map((cell) => cellHtml(cell, name)).join('')}</tr>`;
}

function cellHtml({ columns, rows, text }: PrintedCell, name: 'th' | 'td'): string {
	const spans = [
		name === 'th' ? ' scope="rowgroup"' : '',
		columns > 1 ? ` colspan="${columns}"` : '',
		rows > 1 ? ` rowspan="${rows}"` : ''
	];
	return `<${name}${spans.join('')}>${lines(text)}</${name}>`;
}

export const escapedHtml = escaped;

function lines(text: string): string {
	return escaped(text).replaceAll('\n', '<br>');
}
