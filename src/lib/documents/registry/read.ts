import type * as Y from 'yjs';
import type { Level } from '#lib/domain/competence/areas.ts';
import { consentKinds, type Consent } from '#lib/domain/registry/consents.ts';
import { lacks, type SavedFilter } from '#lib/domain/registry/filter.ts';
import { registryFields, type RegistryField } from '#lib/domain/registry/fields.ts';
import type { RegistryPerson } from '#lib/domain/registry/person.ts';
import type { Registry } from '#lib/domain/registry/registry.ts';
import { schoolDetails, type SchoolDetails } from '#lib/domain/registry/school.ts';
import { byOrder } from '#lib/domain/order.ts';
import { flagOf, oneOf, recordsIn, textOf, textsOf, type Fields } from '../fields.ts';
import { isRemoved } from '../removal.ts';

/** Never throws: whatever another version or a broken update left, plain values come out. */
export function readRegistry(doc: Y.Doc): Registry {
	const people = Object.groupBy(recordsIn(doc, 'people'), ([, fields]) =>
		isRemoved(fields) ? 'removed' : 'kept'
	);
	return {
		people: (people.kept ?? []).map(readPerson),
		removed: (people.removed ?? []).map(readPerson),
		consents: recordsIn(doc, 'consents')
			.filter(([, fields]) => !isRemoved(fields))
			.map(readConsent),
		filters: recordsIn(doc, 'filters').map(readFilter).sort(byOrder),
		school: readSchool(doc)
	};
}

export function readPerson([id, fields]: readonly [string, Fields]): RegistryPerson {
	const values = registryFields.map(
		(field: RegistryField) => [field.key, valueOf(field, fields)] as const
	);
	return {
		...(Object.fromEntries(values) as unknown as RegistryPerson),
		id,
		name: textOf(fields.get('name')),
		isMentor: flagOf(fields.get('isMentor')),
		isMentee: flagOf(fields.get('isMentee')),
		accountId: textOf(fields.get('accountId')),
		wishes: textsOf(fields.get('wishes')),
		avoids: textsOf(fields.get('avoids'))
	};
}

function valueOf({ key, kind, options = [] }: RegistryField, fields: Fields): unknown {
	const value = fields.get(key);
	switch (kind) {
		case 'text':
		case 'long':
		case 'date':
			return textOf(value);
		case 'number':
			return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
		case 'flag':
			return flagOf(value);
		case 'choice':
			return oneOf(['', ...options], value, '');
		case 'choices':
			return textsOf(value).filter((one) => options.includes(one));
		case 'areas':
			return readLevels(fields, key);
	}
}

/** One field for each area, so that two who fill in different areas do not take each other's away. */
export const levelField = (key: string, code: string): string => `${key}:${code}`;

function readLevels(fields: Fields, key: string): ReadonlyMap<string, Level> {
	const prefix = levelField(key, '');
	const levels = new Map<string, Level>();
	for (const [name, value] of fields.entries()) {
		if (!name.startsWith(prefix)) continue;
		if (value === 1 || value === 2 || value === 3) levels.set(name.slice(prefix.length), value);
	}
	return new Map([...levels].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function readConsent([id, fields]: readonly [string, Fields]): Consent {
	const text = (name: string): string => textOf(fields.get(name));
	return {
		id,
		personId: text('personId'),
		kind: oneOf(consentKinds, fields.get('kind'), 'participation'),
		number: text('number'),
		requestedOn: text('requestedOn'),
		givenOn: text('givenOn'),
		signer: text('signer'),
		place: text('place'),
		until: text('until'),
		withdrawnOn: text('withdrawnOn'),
		destroyedOn: text('destroyedOn'),
		destructionAct: text('destructionAct'),
		agreement: text('agreement'),
		payTerms: text('payTerms'),
		note: text('note')
	};
}

function readFilter([id, fields]: readonly [string, Fields]): SavedFilter {
	return {
		id,
		order: textOf(fields.get('order')),
		title: textOf(fields.get('title')),
		part: oneOf(['mentor', 'mentee'], fields.get('part'), 'mentor'),
		filter: {
			query: textOf(fields.get('query')),
			area: textOf(fields.get('area')),
			status: textOf(fields.get('status')),
			lacks: oneOf(lacks, fields.get('lacks'), '')
		}
	};
}

function readSchool(doc: Y.Doc): SchoolDetails {
	const fields = doc.getMap<unknown>('fields');
	const values = schoolDetails.map((name) => [name, textOf(fields.get(name))] as const);
	return Object.fromEntries(values) as SchoolDetails;
}
