import { folded } from '../roadmap/search.ts';
import { missingConsents } from './consents.ts';
import type { Consent } from './consents.ts';
import type { Part } from './fields.ts';
import { hasPart } from './person.ts';
import type { RegistryPerson } from './person.ts';

/** A choice of rows that a curator keeps under a name. */
export interface SavedFilter {
	readonly id: string;
	readonly order: string;
	readonly title: string;
	readonly part: Part;
	readonly filter: RegistryFilter;
}

export interface RegistryFilter {
	readonly query: string;
	/** A code of an area that is asked for or given. */
	readonly area: string;
	readonly status: string;
	readonly lacks: Lack;
}

/** What is not there yet: consents, or somebody to work with. */
export const lacks = ['', 'consents', 'pair'] as const;
export type Lack = (typeof lacks)[number];

export const noFilter: RegistryFilter = { query: '', area: '', status: '', lacks: '' };

export function isFiltered(filter: RegistryFilter): boolean {
	return filter.query.trim() !== '' || [filter.area, filter.status, filter.lacks].some(Boolean);
}

export interface FilterWorld {
	readonly consents: readonly Consent[];
	/** Persons who are in a pair that lives. */
	readonly paired: ReadonlySet<string>;
	readonly today: string;
}

const collator = new Intl.Collator('ru');

export function byName(a: RegistryPerson, b: RegistryPerson): number {
	return collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}

export function choosePeople(
	people: readonly RegistryPerson[],
	{ part, filter }: { readonly part: Part; readonly filter: RegistryFilter },
	world: FilterWorld
): readonly RegistryPerson[] {
	const words = folded(filter.query).split(' ');
	return people
		.filter((person) => hasPart(person, part) && fits(person, part, filter))
		.filter((person) => lacksIt(person, filter.lacks, world))
		.filter((person) => {
			const text = folded(wordsOf(person));
			return words.every((word) => text.includes(word));
		})
		.toSorted(byName);
}

function fits(person: RegistryPerson, part: Part, { area, status }: RegistryFilter): boolean {
	const areas = part === 'mentor' ? person.skills : person.needs;
	const own = part === 'mentor' ? person.mentorStatus : person.menteeStatus;
	return (area === '' || (areas.get(area) ?? 0) > 0) && (status === '' || own === status);
}

function lacksIt(person: RegistryPerson, lack: Lack, world: FilterWorld): boolean {
	switch (lack) {
		case '':
			return true;
		case 'consents':
			return missingConsents(person, world.consents, world.today).length > 0;
		case 'pair':
			return !world.paired.has(person.id);
	}
}

function wordsOf({ name, post, subjects, mainRequest, organisation }: RegistryPerson): string {
	return [name, post, subjects, mainRequest, organisation].join(' ');
}
