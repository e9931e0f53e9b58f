import type * as Y from 'yjs';
import { attachmentsRoot } from '../attachments/read.ts';
import { recordsIn, textOf, textsOf, type Fields } from '../fields.ts';

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

/** The card, or a paper that a phone noted before it heard that they are forgotten. */
export function holdsRecord(doc: Y.Doc, id: string): boolean {
	if (doc.getMap('people').has(id) || doc.getMap('answers').has(id)) return true;
	return consentsOf(doc, [id]).length > 0;
}

/** Of their papers, in the bin and out of it, and what belongs to no paper of this base. */
function scansToForget(doc: Y.Doc, personIds: readonly string[]): readonly Scan[] {
	const theirs = new Set(consentsOf(doc, personIds).map(([id]) => id));
	const papers = doc.getMap('consents');
	return scansIn(doc).filter(({ about }) => theirs.has(about) || !papers.has(about));
}

/** One sheet that several people signed stays with the papers of the others. */
export function filesToForget(doc: Y.Doc, personIds: readonly string[]): readonly string[] {
	const going = scansToForget(doc, personIds);
	const ids = new Set(going.map(({ id }) => id));
	const staying = new Set(
		scansIn(doc)
			.filter(({ id }) => !ids.has(id))
			.map(({ sha256 }) => sha256)
	);
	return [...new Set(going.map(({ sha256 }) => sha256))].filter((sha256) => !staying.has(sha256));
}

interface Scan {
	readonly id: string;
	readonly about: string;
	readonly sha256: string;
}

function scansIn(doc: Y.Doc): readonly Scan[] {
	return recordsIn(doc, attachmentsRoot).map(([id, fields]) => ({
		...{ id, about: textOf(fields.get('about')), sha256: textOf(fields.get('sha256')) }
	}));
}

function consentsOf(
	doc: Y.Doc,
	personIds: readonly string[]
): readonly (readonly [string, Fields])[] {
	return recordsIn(doc, 'consents').filter(([, fields]) =>
		personIds.includes(textOf(fields.get('personId')))
	);
}

export interface ToldOfPerson {
	readonly people: readonly object[];
	readonly answers: readonly object[];
	readonly consents: readonly object[];
	/** What is said of the scans; their bytes lie beside the document. */
	readonly scans: readonly { readonly sha256: string }[];
	readonly bonds: readonly object[];
}

/** What the base says of them: the card, the papers, the pairs they stood in. */
export function toldOfPerson(doc: Y.Doc, personIds: readonly string[]): ToldOfPerson {
	const bonds = bondsOf(doc, personIds);
	const papers = consentsOf(doc, personIds);
	return {
		people: recordsIn(doc, 'people')
			.filter(([id]) => personIds.includes(id))
			.map(([id, fields]) => ({ id, ...fields.toJSON() })),
		answers: recordsIn(doc, 'answers')
			.filter(([id]) => personIds.includes(id))
			.map(([id, fields]) => ({ id, ...fields.toJSON() })),
		consents: papers.map(([id, fields]) => ({ id, ...fields.toJSON() })),
		scans: recordsIn(doc, attachmentsRoot)
			.filter(([, fields]) => papers.some(([id]) => id === fields.get('about')))
			.map(([id, fields]) => ({ id, ...fields.toJSON(), sha256: textOf(fields.get('sha256')) })),
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
		for (const { id } of scansToForget(doc, personIds)) doc.getMap(attachmentsRoot).delete(id);
		for (const [id] of consentsOf(doc, personIds)) doc.getMap('consents').delete(id);
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
