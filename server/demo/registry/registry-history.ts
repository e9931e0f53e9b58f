import type * as Y from 'yjs';
import { addBonds, addEvent, addOrder, signOrder } from '#lib/documents/registry/bonds.ts';
import { addConsent, addPerson, setSchool } from '#lib/documents/registry/commands.ts';
import type { Chance } from '../../auth/secrets.ts';
import type { NewUpdate } from '../../storage/storage.ts';
import type { DemoPair, DemoSchool } from '../cast.ts';
import { Paper } from '../paper.ts';
import { candidateNames, candidates } from './base-people.ts';

/** A pair of the school with the accounts and the pair that were made for it. */
export interface DemoBond {
	readonly pair: DemoPair;
	readonly mentorId: string;
	readonly menteeId: string;
	readonly pairId: string;
}

export interface RegistryStory {
	readonly school: DemoSchool;
	/** Which of the lists of names is this school's. */
	readonly at: number;
	readonly curatorId: string;
	readonly bonds: readonly DemoBond[];
	readonly first: NewUpdate;
}

interface Making {
	readonly chance: Chance;
	readonly now: number;
}

const day = 24 * 60 * 60 * 1000;
const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The bases as the curator filled them in: the pairs that work, and some who wait. */
export function registryHistory(story: RegistryStory, making: Making): readonly NewUpdate[] {
	const paper = new Paper(story.first);
	const at = making.now - 40 * day;
	paper.write(story.curatorId, at, (doc) => doc.transact(() => fill(doc, story, making)));
	paper.close();
	return paper.updates;
}

function fill(doc: Y.Doc, story: RegistryStory, making: Making): void {
	const { school } = story;
	setSchool(doc, {
		...{ fullName: `МБОУ «${school.name}»`, shortName: school.name, signerPost: 'Директор' },
		...{ signerName: school.director, curatorName: school.curator }
	});
	for (const bond of story.bonds) addPair(doc, bond, making);
	candidates.forEach(({ hasSigned, ...person }, at) => {
		const id = making.chance.id();
		const name = candidateNames[story.at % candidateNames.length]?.[at] ?? '';
		if (name === '') return;
		addPerson(doc, { id, name, ...person });
		if (hasSigned) sign(doc, { personId: id, name, on: dateOf(making.now - 45 * day) }, making);
	});
}

function addPair(doc: Y.Doc, bond: DemoBond, making: Making): void {
	const { chance, now } = making;
	const { pair } = bond;
	const began = now - pair.days * day;
	const post = `учитель ${pair.lesson}`;
	const mentor = { id: chance.id(), name: pair.mentor, accountId: bond.mentorId, isMentor: true };
	const mentee = { id: chance.id(), name: pair.mentee, accountId: bond.menteeId, isMentee: true };
	const on = dateOf(began - 7 * day);
	addPerson(doc, { ...mentor, post, capacity: 2, mentorStatus: 'registered' });
	addPerson(doc, { ...mentee, post, menteeStatus: 'waiting', youngSpecialist: true });
	for (const { id, name } of [mentor, mentee]) sign(doc, { personId: id, name, on }, making);
	const bondId = chance.id();
	addBonds(doc, [
		{
			...{ id: bondId, mentorId: mentor.id, menteeIds: [mentee.id], createdOn: on },
			...{ form: 'teacher-teacher', kind: 'traditional', pairId: bond.pairId },
			...{ from: dateOf(began), to: dateOf(began + 270 * day) }
		}
	]);
	for (const kind of ['mentor-agreed', 'mentee-agreed'] as const) {
		addEvent(doc, { id: chance.id(), bondId, kind, on, at: began - 7 * day });
	}
	const orderId = chance.id();
	const date = dateOf(began);
	addOrder(doc, { id: orderId, kind: 'assign', createdAt: began, date, number: '41-од' });
	const ordered = { id: chance.id(), bondId, kind: 'ordered', on: date, at: began } as const;
	signOrder(doc, orderId, { on: date, events: [ordered], changes: [] });
}

function sign(
	doc: Y.Doc,
	of: { readonly personId: string; readonly name: string; readonly on: string },
	{ chance }: Making
): void {
	for (const kind of ['participation', 'personal-data'] as const) {
		const { personId, name, on } = of;
		const where = { givenOn: on, signer: name, place: 'Папка «Наставничество», кабинет 12' };
		addConsent(doc, { id: chance.id(), personId, kind, ...where });
	}
}
