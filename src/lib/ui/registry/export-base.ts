import type { Part } from '#lib/domain/registry/fields.ts';
import type { RegistryPerson } from '#lib/domain/registry/person.ts';
import { partTexts } from '#lib/ui/texts/ru/registry.ts';
import { baseTable } from './cells.ts';

const types = {
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	csv: 'text/csv'
} as const;

/** The file of one base; its writer is loaded only when somebody asks. */
export async function baseFile(
	people: readonly RegistryPerson[],
	wish: {
		readonly part: Part;
		readonly format: keyof typeof types;
		readonly consentsText: (person: RegistryPerson) => string;
	}
): Promise<File> {
	const { tableCsv, tableXlsx } = await import('#lib/export/plain-table.ts');
	const { part, format } = wish;
	const name = partTexts[part];
	const table = { name, title: name, ...baseTable(people, part, wish.consentsText) };
	const content = format === 'csv' ? tableCsv(table) : new Uint8Array(tableXlsx(table));
	return new File([content], `${name}.${format}`, { type: types[format] });
}
