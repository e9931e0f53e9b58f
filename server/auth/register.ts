import type { DocumentKind } from '#lib/domain/access.ts';
import type { PersonCard } from '#lib/domain/account.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import type { RecordChange, Tables } from '../storage/records.ts';
import type { UpdateLog } from '../storage/storage.ts';
import { newDocument } from './documents.ts';
import { setupLink, signInLink } from './links.ts';
import { changeMentor, grantsFor, joinPair, setPairState } from './pair-life.ts';
import type { NewMember, NewMentor } from './pair-life.ts';
import { newPair } from './pairing.ts';
import type { MadePair, NewPair } from './pairing.ts';
import { newOrganisation, newPerson } from './people.ts';
import type { Making, NewPerson } from './people.ts';
import type { Registers } from './registers.ts';
import { districtKinds, schoolKinds } from './school-papers.ts';
import type { Chance } from './secrets.ts';

/** People, schools and pairs: what is made of them, with the documents that belong to it. */
export interface Register {
	isEmpty(): boolean;
	/** A new set-up link; the ones before it open nothing any more. */
	openForSetup(): Promise<string>;
	found(
		names: SchoolNames
	): Promise<{ readonly organisationId: string; readonly personId: string }>;
	/** A district with its curator and its roadmap. */
	foundDistrict(
		names: SchoolNames
	): Promise<{ readonly organisationId: string; readonly personId: string }>;
	/** Gives every school that was made by an older version what a school has by now. */
	complete(): Promise<void>;
	add(person: NewPerson): Promise<string>;
	pairUp(names: NewPair): Promise<MadePair>;
	setPairState(
		pairId: string,
		state: Tables['pairs']['state']
	): Promise<Outcome<string, 'not-found'>>;
	/** Ends with the person who is the mentor now. */
	changeMentor(of: NewMentor): Promise<Outcome<string, 'not-found' | 'mentor-unclear'>>;
	/** One more mentor or mentee of a group. */
	joinPair(of: NewMember): Promise<Outcome<string, 'not-found'>>;
	/** The secret of a fresh sign-in link; links that were not used yet stay good. */
	linkFor(personId: string, madeBy?: string): Promise<string>;
	cardOf(personId: string): PersonCard | undefined;
}

export interface SchoolNames {
	readonly school: string;
	readonly curator: string;
	/** The district that it stands under. */
	readonly parentId?: string;
}

export interface RegisterParts {
	readonly registers: Registers;
	readonly log: Pick<UpdateLog, 'append'>;
	readonly chance: Chance;
	readonly now: () => number;
}

export function createRegister(parts: RegisterParts): Register {
	const { registers, log, chance, now } = parts;
	const making = (): Making => ({ chance, now: now() });
	return {
		isEmpty: () => [...registers.all('organisations')].length === 0,
		async openForSetup() {
			const { secret, change } = setupLink(chance, now());
			await registers.change([...withoutSetupLinks(registers), change]);
			return secret;
		},
		found: (names) => found(parts, { ...names, kind: 'school' }, making()),
		foundDistrict: (names) => found(parts, { ...names, kind: 'district' }, making()),
		complete: () => complete(parts, making()),
		async add(person) {
			const made = newPerson(person, making());
			await registers.change(made.changes);
			return made.id;
		},
		async pairUp(names) {
			const made = newPair(names, making());
			await log.append(made.documents.map(({ first }) => first));
			await registers.change([...rolesOfKnown(registers, names, making()), ...made.changes]);
			return made;
		},
		setPairState: (pairId, state) => setPairState(parts, pairId, state),
		changeMentor: (of) => changeMentor(parts, of, making()),
		joinPair: (of) => joinPair(parts, of, making()),
		async linkFor(personId, madeBy) {
			const of = { personId, madeBy: madeBy ?? null };
			const { secret, change } = signInLink(of, chance, now());
			await registers.change([change]);
			return secret;
		},
		cardOf(personId) {
			const row = registers.find('people', personId);
			return row && { id: row.id, name: row.name };
		}
	};
}

async function found(
	{ registers, log }: RegisterParts,
	{ kind, ...names }: SchoolNames & { readonly kind: 'school' | 'district' },
	making: Making
): Promise<{ readonly organisationId: string; readonly personId: string }> {
	const school = newOrganisation(
		{ kind, name: names.school, parentId: names.parentId ?? null },
		making
	);
	const organisationId = school.id;
	const role = kind === 'school' ? 'curator' : 'mun_curator';
	const curator = newPerson({ name: names.curator, organisationId, role }, making);
	const documents = [
		newDocument({ kind: 'roadmap', organisationId }, curator.id, making),
		...kindsOf(kind).map((paper) =>
			newDocument({ kind: paper, organisationId }, curator.id, making)
		)
	];
	await log.append(documents.map(({ first }) => first));
	await registers.change([
		...withoutSetupLinks(registers),
		...school.changes,
		...curator.changes,
		...documents.map(({ change }) => change)
	]);
	return { organisationId, personId: curator.id };
}

function kindsOf(organisation: 'school' | 'district'): readonly DocumentKind[] {
	return organisation === 'school' ? schoolKinds : districtKinds;
}

async function complete({ registers, log }: RegisterParts, making: Making): Promise<void> {
	const have = new Set(
		[...registers.all('documents')]
			.filter(({ erasedAt }) => erasedAt === null)
			.map(({ kind, organisationId }) => `${kind} ${organisationId}`)
	);
	const made = [...registers.all('organisations')].flatMap(({ id, kind: of }) =>
		kindsOf(of)
			.filter((kind) => !have.has(`${kind} ${id}`))
			.map((kind) => newDocument({ kind, organisationId: id }, 'server', making))
	);
	if (made.length === 0) return;
	await log.append(made.map(({ first }) => first));
	await registers.change(made.map(({ change }) => change));
}

function rolesOfKnown(
	registers: Registers,
	{ organisationId, ...names }: NewPair,
	making: Making
): readonly RecordChange[] {
	return (['mentor', 'mentee'] as const).flatMap((role) => {
		const who = names[role];
		if (typeof who === 'string') return [];
		return grantsFor(registers, { personId: who.personId, organisationId, role }, making);
	});
}

function withoutSetupLinks(registers: Registers): readonly RecordChange[] {
	const setups = [...registers.all('links')].filter((link) => link.purpose === 'setup');
	return setups.map((link) => ({ table: 'links', remove: link.id }));
}
