import type * as Y from 'yjs';
import type { Level } from '#lib/domain/competence/areas.ts';
import type { Consent } from '#lib/domain/registry/consents.ts';
import type { RegistryFilter } from '#lib/domain/registry/filter.ts';
import { registryFields, type Part } from '#lib/domain/registry/fields.ts';
import type { RegistryPerson } from '#lib/domain/registry/person.ts';
import type { SchoolDetails } from '#lib/domain/registry/school.ts';
import { placeBetween } from '#lib/domain/order.ts';
import { discardAttachmentsAbout, removeAttachmentsAbout } from '../attachments/commands.ts';
import { putRecord, recordIn, setFields, type Fields } from '../fields.ts';
import { removeRecord, restoreRecord } from '../removal.ts';
import { levelField, readRegistry } from './read.ts';

export type PersonChange = Partial<Omit<RegistryPerson, 'id'>>;

export function addPerson(
	doc: Y.Doc,
	{ id, ...change }: PersonChange & { readonly id: string; readonly name: string }
): void {
	doc.transact(() => putRecord(doc.getMap('people'), id, knownOf(change)));
}

export function changePerson(doc: Y.Doc, personId: string, change: PersonChange): void {
	doc.transact(() => {
		const person = recordIn(doc, 'people', personId);
		if (person) writePerson(person, change);
	});
}

/** New people and changes of known ones, as one step that is undone at once. */
export function takeIn(
	doc: Y.Doc,
	rows: readonly {
		readonly id: string;
		readonly isNew: boolean;
		readonly change: PersonChange;
	}[]
): void {
	doc.transact(() => {
		for (const { id, isNew, change } of rows) {
			const known = recordIn(doc, 'people', id);
			if (isNew && !known) putRecord(doc.getMap('people'), id, knownOf(change));
			else if (known) writePerson(known, change);
		}
	});
}

/** The papers they signed stay: they are shown with the person when they come back. */
export function removePerson(doc: Y.Doc, personId: string): void {
	doc.transact(() => {
		const person = recordIn(doc, 'people', personId);
		if (person) removeRecord(person);
	});
}

export function restorePerson(doc: Y.Doc, personId: string): void {
	doc.transact(() => {
		const person = recordIn(doc, 'people', personId);
		if (person) restoreRecord(person);
	});
}

export function setLevel(
	doc: Y.Doc,
	personId: string,
	of: { readonly part: Part; readonly code: string; readonly level: Level }
): void {
	doc.transact(() => {
		const person = recordIn(doc, 'people', personId);
		const field = levelField(of.part === 'mentor' ? 'skills' : 'needs', of.code);
		if (person) setFields(person, { [field]: of.level });
	});
}

function writePerson(person: Fields, change: PersonChange): void {
	for (const [name, value] of Object.entries(recordOf(change))) {
		if (value === undefined) person.delete(name);
		else setFields(person, { [name]: value });
	}
}

function knownOf(change: PersonChange): Readonly<Record<string, unknown>> {
	return Object.fromEntries(
		Object.entries(recordOf(change)).filter(([, value]) => value !== undefined)
	);
}

const areaKeys: readonly string[] = registryFields
	.filter(({ kind }) => kind === 'areas')
	.map(({ key }) => key);

/** A map of levels goes into one field for each area. */
function recordOf(change: PersonChange): Readonly<Record<string, unknown>> {
	const entries = Object.entries(change).flatMap(([key, value]): [string, unknown][] => {
		if (!areaKeys.includes(key)) return [[key, value]];
		const levels = value as ReadonlyMap<string, Level>;
		return [...levels].map(([code, level]) => [levelField(key, code), level]);
	});
	return Object.fromEntries(entries);
}

export type ConsentChange = Partial<Omit<Consent, 'id' | 'personId' | 'kind'>>;

export function addConsent(
	doc: Y.Doc,
	{ id, ...fields }: ConsentChange & Pick<Consent, 'id' | 'personId' | 'kind'>
): void {
	doc.transact(() => putRecord(doc.getMap('consents'), id, fields));
}

/** One paper each for many people, such as after a staff meeting. */
export function addConsents(
	doc: Y.Doc,
	consents: readonly (ConsentChange & Pick<Consent, 'id' | 'personId' | 'kind'>)[]
): void {
	doc.transact(() => {
		for (const consent of consents) addConsent(doc, consent);
	});
}

export function changeConsent(doc: Y.Doc, consentId: string, fields: ConsentChange): void {
	doc.transact(() => {
		const consent = recordIn(doc, 'consents', consentId);
		if (consent) setFields(consent, fields);
	});
}

/** Its scans go with it. */
export function removeConsent(doc: Y.Doc, consentId: string): void {
	doc.transact(() => {
		const consent = recordIn(doc, 'consents', consentId);
		if (!consent) return;
		removeRecord(consent);
		removeAttachmentsAbout(doc, consentId);
	});
}

/** By an act; what the record says of the paper stays, the scans of it do not. */
export function destroyConsent(
	doc: Y.Doc,
	consentId: string,
	said: Pick<Consent, 'destroyedOn' | 'destructionAct'>
): void {
	doc.transact(() => {
		const consent = recordIn(doc, 'consents', consentId);
		if (!consent) return;
		setFields(consent, said);
		discardAttachmentsAbout(doc, consentId);
	});
}

export function keepFilter(
	doc: Y.Doc,
	{
		id,
		filter,
		...fields
	}: {
		readonly id: string;
		readonly title: string;
		readonly part: Part;
		readonly filter: RegistryFilter;
	}
): void {
	doc.transact(() => {
		const order = placeBetween(readRegistry(doc).filters.at(-1)?.order, undefined);
		putRecord(doc.getMap('filters'), id, { ...fields, ...filter, order });
	});
}

export function forgetFilter(doc: Y.Doc, filterId: string): void {
	doc.transact(() => doc.getMap('filters').delete(filterId));
}

export function setSchool(doc: Y.Doc, details: Partial<SchoolDetails>): void {
	doc.transact(() => setFields(doc.getMap<unknown>('fields'), details));
}
