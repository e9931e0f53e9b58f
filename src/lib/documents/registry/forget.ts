import type * as Y from 'yjs';
import { recordsIn, textOf, textsOf } from '../fields.ts';

/** Who is looked for in a base: by the account, or by the very name. */
export interface Sought {
	readonly accountId: string;
	readonly name: string;
}

/** Records of the base that are this person's. */
export function recordsOfPerson(doc: Y.Doc, { accountId, name }: Sought): readonly string[] {
	const cards = recordsIn(doc, 'people').filter(([, fields]) => {
		const account = textOf(fields.get('accountId'));
		return account === '' ? textOf(fields.get('name')) === name : account === accountId;
	});
	// What was taken down from their paper is known by the name alone.
	const sheets = recordsIn(doc, 'answers').filter(
		([, fields]) => textOf(fields.get('name')) === name
	);
	return [...cards, ...sheets].map(([id]) => id);
}

export function holdsRecord(doc: Y.Doc, id: string): boolean {
	return doc.getMap('people').has(id) || doc.getMap('answers').has(id);
}

/** What the base says of them: the card, the papers, the pairs they stood in. */
export function toldOfPerson(doc: Y.Doc, personIds: readonly string[]): object {
	const isTheirs = (id: unknown): boolean => personIds.includes(textOf(id));
	const bonds = bondsOf(doc, personIds);
	return {
		people: recordsIn(doc, 'people')
			.filter(([id]) => personIds.includes(id))
			.map(([id, fields]) => ({ id, ...fields.toJSON() })),
		answers: recordsIn(doc, 'answers')
			.filter(([id]) => personIds.includes(id))
			.map(([id, fields]) => ({ id, ...fields.toJSON() })),
		consents: recordsIn(doc, 'consents')
			.filter(([, fields]) => isTheirs(fields.get('personId')))
			.map(([id, fields]) => ({ id, ...fields.toJSON() })),
		bonds: recordsIn(doc, 'bonds')
			.filter(([id]) => bonds.includes(id))
			.map(([id, fields]) => ({ id, ...fields.toJSON() }))
	};
}

/** Deletes for good, without a mark: whoever may be forgotten must not be put back by «undo». */
export function forgetPerson(doc: Y.Doc, personIds: readonly string[]): void {
	doc.transact(() => {
		const bonds = bondsOf(doc, personIds);
		for (const id of personIds) {
			doc.getMap('people').delete(id);
			doc.getMap('answers').delete(id);
		}
		for (const [id, fields] of recordsIn(doc, 'consents')) {
			if (personIds.includes(textOf(fields.get('personId')))) doc.getMap('consents').delete(id);
		}
		for (const [id, fields] of recordsIn(doc, 'events')) {
			if (bonds.includes(textOf(fields.get('bondId')))) doc.getMap('events').delete(id);
		}
		for (const id of bonds) doc.getMap('bonds').delete(id);
	});
}

function bondsOf(doc: Y.Doc, personIds: readonly string[]): readonly string[] {
	return recordsIn(doc, 'bonds')
		.filter(([, fields]) =>
			[textOf(fields.get('mentorId')), ...textsOf(fields.get('menteeIds'))].some((id) =>
				personIds.includes(id)
			)
		)
		.map(([id]) => id);
}
