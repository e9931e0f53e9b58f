import { areaTitle, type Level } from '#lib/domain/competence/areas.ts';
import { fieldsOf, type Part, type RegistryField } from '#lib/domain/registry/fields.ts';
import type { RegistryPerson } from '#lib/domain/registry/person.ts';
import { dayInFigures } from '#lib/export/paper.ts';
import { fieldTexts, optionTexts, registryTexts as texts } from '#lib/ui/texts/ru/registry.ts';

/** What one column says of a person, in words. */
export function cellText(person: RegistryPerson, { key, kind }: RegistryField): string {
	const value: unknown = person[key];
	switch (kind) {
		case 'flag':
			return value === true ? texts.person.yes : '';
		case 'number':
			return typeof value === 'number' ? String(value).replace('.', ',') : '';
		case 'date':
			return dayInFigures(value as string);
		case 'choice':
			return optionTexts[value as string] ?? '';
		case 'choices':
			return (value as readonly string[]).map((one) => optionTexts[one] ?? one).join(', ');
		case 'areas':
			return areasText(value as ReadonlyMap<string, Level>);
		case 'text':
		case 'long':
			return value as string;
	}
}

/** The strongest first, each with its level: «Цель и план урока — 3». */
export function areasText(levels: ReadonlyMap<string, Level>): string {
	return [...levels]
		.toSorted(([, a], [, b]) => b - a)
		.map(([code, level]) => `${areaTitle(code)} — ${level}`)
		.join(', ');
}

/** The whole base of one part, as it is exported. */
export function baseTable(
	people: readonly RegistryPerson[],
	part: Part,
	consentsText: (person: RegistryPerson) => string
): { readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] } {
	const fields = fieldsOf(part);
	return {
		headings: [
			'№',
			texts.columns.name,
			...fields.map(({ key }) => fieldTexts[key]),
			texts.columns.consents
		],
		rows: people.map((person, at) => [
			String(at + 1),
			person.name,
			...fields.map((field) => cellText(person, field)),
			consentsText(person)
		])
	};
}
