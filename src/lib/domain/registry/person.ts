import type { Level } from '../competence/areas.ts';
import { isIsoDate } from '../term/days.ts';
import type { AreaKey, FlagKey, ListKey, NumberKey, Part, WordKey } from './fields.ts';

/** A person of a school's bases. Most are teachers who never open the app. */
export interface RegistryPerson
	extends
		Readonly<Record<WordKey, string>>,
		Readonly<Record<FlagKey, boolean>>,
		Readonly<Record<ListKey, readonly string[]>>,
		Readonly<Record<AreaKey, ReadonlyMap<string, Level>>>,
		/** Undefined is «not known», which is not nought. */
		Readonly<Record<NumberKey, number | undefined>> {
	readonly id: string;
	readonly name: string;
	readonly isMentor: boolean;
	readonly isMentee: boolean;
	/** The person of the app, once they have an account. */
	readonly accountId: string;
	/** Persons of the base whom this one would like, or would rather not, work with. */
	readonly wishes: readonly string[];
	readonly avoids: readonly string[];
}

export function hasPart(person: RegistryPerson, part: Part): boolean {
	return part === 'mentor' ? person.isMentor : person.isMentee;
}

/** What of a person says how old they are. */
export type Aged = Pick<RegistryPerson, 'birthDate' | 'isPupil'>;

/** By the date of birth where it is known, else by what the curator said. */
export function isMinorOn(person: Aged, today: string): boolean {
	const age = ageOn(person, today);
	return age === undefined ? person.isPupil : age < 18;
}

export function ageOn({ birthDate }: Pick<Aged, 'birthDate'>, today: string): number | undefined {
	if (!isIsoDate(birthDate) || !isIsoDate(today)) return undefined;
	const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
	return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** «физика, химия; 5–9» as a list. */
export function listed(text: string): readonly string[] {
	return text
		.split(/[,;\n]/)
		.map((one) => one.trim())
		.filter((one) => one !== '');
}
