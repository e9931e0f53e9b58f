import { registryFields, type Part, type RegistryField } from '#lib/domain/registry/fields.ts';
import { hasPart, type RegistryPerson } from '#lib/domain/registry/person.ts';
import { isSameName, mayBeSame } from '#lib/domain/registry/same-person.ts';
import { targetOfHeading, type Target } from './headings.ts';
import type { PeopleTable } from './people-table.ts';
import { valueOf } from './values.ts';

/** What each column of the file goes to; undefined is left out. */
export type Mapping = readonly (Target | undefined)[];

export interface ProposedPerson {
	/** Its place among the rows of the file. */
	readonly row: number;
	readonly name: string;
	readonly change: Partial<RegistryPerson>;
	/** Cells that could not be understood as what their column means; they are left out. */
	readonly unread: readonly { readonly target: Target; readonly text: string }[];
	/** The same name stands in the base: the row completes it. */
	readonly known: RegistryPerson | undefined;
	/** Whoever may be the same: only a human can tell. */
	readonly alike: readonly RegistryPerson[];
	/** An earlier row of the same file with the same name. */
	readonly repeats: number | undefined;
}

export interface PeopleProposal {
	readonly people: readonly ProposedPerson[];
	/** Rows without a name. */
	readonly nameless: readonly number[];
}

/** By the headings; where there are none, the column in which names stand. */
export function proposeMapping({ headings, rows }: PeopleTable, part: Part): Mapping {
	const taken = new Set<Target>();
	const mapping = headings.map((heading): Target | undefined => {
		const target = ofPart(targetOfHeading(heading), part);
		if (target === undefined || taken.has(target)) return undefined;
		taken.add(target);
		return target;
	});
	if (taken.has('name') || taken.has('surname')) return mapping;
	const share = headings.map((_, column) => rows.filter((row) => isName(row[column])).length);
	const best = share.indexOf(Math.max(...share));
	return mapping.map((target, column) => (column === best ? 'name' : target));
}

/** The column of deficits says what a mentee needs and what a mentor helps with. */
function ofPart(target: Target | undefined, part: Part): Target | undefined {
	if (target === 'formWanted' && part === 'mentor') return 'forms';
	if (target === 'needs' && part === 'mentor') return 'skills';
	if (target === 'skills' && part === 'mentee') return 'needs';
	if (target === 'mainRequest' && part === 'mentor') return undefined;
	const field = fieldOf(target);
	return field === undefined || field.of.includes(part) ? target : undefined;
}

export function targetsOf(part: Part): readonly Target[] {
	const fields: readonly RegistryField[] = registryFields;
	const own = fields.filter(({ of, kind }) => of.includes(part) && kind !== 'choices');
	return ['name', 'surname', 'given', 'patronymic', ...own.map(({ key }) => key)];
}

function fieldOf(target: Target | undefined): RegistryField | undefined {
	const fields: readonly RegistryField[] = registryFields;
	return fields.find(({ key }) => key === target);
}

function isName(text = ''): boolean {
	return /^[А-ЯЁ][а-яё-]+\s+[А-ЯЁ](?:[а-яё-]+|\.)/.test(text);
}

export function proposePeople(
	table: PeopleTable,
	{ mapping, part }: { readonly mapping: Mapping; readonly part: Part },
	base: readonly RegistryPerson[]
): PeopleProposal {
	const people: ProposedPerson[] = [];
	const nameless: number[] = [];
	const rowsByName = new Map<string, number>();
	table.rows.forEach((cells, row) => {
		const name = nameIn(cells, mapping);
		if (name.length < 2) {
			nameless.push(row);
			return;
		}
		const known = base.find((person) => isSameName(person.name, name));
		const alike = known ? [] : base.filter((person) => mayBeSame(person.name, name)).slice(0, 3);
		const repeats = rowsByName.get(name.toLowerCase());
		rowsByName.set(name.toLowerCase(), row);
		people.push({ row, name, known, alike, repeats, ...changeOf(cells, { mapping, part, known }) });
	});
	return { people, nameless };
}

function nameIn(cells: readonly string[], mapping: Mapping): string {
	const at = (target: Target): string => cells[mapping.indexOf(target)] ?? '';
	const whole = mapping.includes('name') ? at('name') : '';
	const parts = (['surname', 'given', 'patronymic'] as const).map((target) =>
		mapping.includes(target) ? at(target) : ''
	);
	return [whole, ...parts]
		.filter((piece) => piece !== '')
		.join(' ')
		.slice(0, 120);
}

interface Reading {
	readonly mapping: Mapping;
	readonly part: Part;
	readonly known: RegistryPerson | undefined;
}

/** What a person of the base has already is not overwritten by an empty cell. */
function changeOf(
	cells: readonly string[],
	{ mapping, part, known }: Reading
): Pick<ProposedPerson, 'change' | 'unread'> {
	const change: Record<string, unknown> = {};
	const unread: { target: Target; text: string }[] = [];
	mapping.forEach((target, column) => {
		const field = fieldOf(target);
		const text = cells[column] ?? '';
		if (!field || text === '') return;
		const value = valueOf(field, text);
		if (value === undefined) unread.push({ target: field.key, text });
		else change[field.key] = value;
	});
	const isNew = known === undefined || !hasPart(known, part);
	return { change: { ...change, ...(isNew ? entering(part) : {}) }, unread };
}

function entering(part: Part): Partial<RegistryPerson> {
	return part === 'mentor'
		? { isMentor: true, mentorStatus: 'candidate' }
		: { isMentee: true, menteeStatus: 'identified' };
}
