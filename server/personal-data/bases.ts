import * as Y from 'yjs';
import { kinds } from '#lib/documents/kinds.ts';
import {
	filesToForget,
	forgetPerson,
	holdsRecord,
	recordsOfPerson,
	toldOfPerson,
	type ToldOfPerson
} from '#lib/documents/registry/forget.ts';
import type { Facts } from '../access/facts.ts';
import { documentInLog } from '../approvals/plan-in-log.ts';
import { foldDocument } from '../storage/folding.ts';
import type { Tables } from '../storage/records.ts';
import type { Files } from '../storage/files.ts';
import type { UpdateLog } from '../storage/storage.ts';
import { erasedPersonPrefix } from '../storage/tables.ts';

/** What the base of a school holds of one person, beside what it holds of all the others. */
export interface BaseHolding {
	readonly documentId: string;
	readonly recordIds: readonly string[];
	readonly told: ToldOfPerson;
	/** The name stands elsewhere in it too, such as in an order that was signed. */
	readonly namesElsewhere: boolean;
}

/** An edit that the server makes in a base; a curator's devices get it as any other. */
export interface BaseEdit {
	readonly documentId: string;
	readonly authorId: string;
	readonly batchId: string;
	readonly update: Uint8Array;
}

export type WriteEdit = (edit: BaseEdit) => Promise<void>;

export async function basesHolding(
	facts: Pick<Facts, 'all'>,
	log: UpdateLog,
	person: Tables['people']
): Promise<readonly BaseHolding[]> {
	const found: BaseHolding[] = [];
	for (const { id, kind, erasedAt } of facts.all('documents')) {
		if ((kind !== 'registry' && kind !== 'taken-answers') || erasedAt !== null) continue;
		if (log.headOf(id) === 0 || log.isDamaged(id)) continue;
		const doc = await documentInLog(log, id);
		const recordIds = recordsOfPerson(doc, { accountId: person.id, name: person.name });
		if (recordIds.length > 0) {
			const told = toldOfPerson(doc, recordIds);
			forgetPerson(doc, recordIds);
			const namesElsewhere = JSON.stringify(wordsOf(doc)).includes(person.name);
			found.push({ documentId: id, recordIds, told, namesElsewhere });
		}
	}
	return found;
}

const wordsOf = (doc: Y.Doc): object =>
	[...kinds.registry.roots, 'answers'].map((root) => doc.getMap(root).toJSON());

/** Marks by which a copy that is restored later, and a start after a power cut, forget them once more. */
export function marksOf(
	holdings: readonly BaseHolding[],
	at: number
): readonly Tables['settings'][] {
	return holdings.flatMap(({ documentId, recordIds }) =>
		recordIds.map((id) => ({
			id: `${erasedPersonPrefix}${documentId}${between}${id}`,
			value: String(at)
		}))
	);
}

/** Stands in no id. */
const between = ':';

export interface ForgettingParts {
	readonly facts: Pick<Facts, 'all' | 'find'>;
	readonly log: UpdateLog;
	readonly files: Pick<Files, 'remove'>;
	readonly write: WriteEdit;
}

/** Whatever the marks name and a base still holds goes, and the history that still tells of it. */
export async function forgetMarked(parts: ForgettingParts): Promise<boolean> {
	const { facts, log, files, write } = parts;
	let hasForgotten = false;
	for (const [documentId, recordIds] of markedRecords(facts)) {
		const row = facts.find('documents', documentId);
		if (!row || row.erasedAt !== null || log.headOf(documentId) === 0) continue;
		if (log.isDamaged(documentId)) continue;
		const forgetting = forgettingUpdate(await documentInLog(log, documentId), recordIds);
		if (!forgetting) continue;
		const { update, scans } = forgetting;
		// Before the records that name them: after a power cut between the two nobody would know of them.
		await files.remove(scans.map((sha256) => ({ documentId, sha256 })));
		const authorId = keeperOf(facts, row.organisationId);
		const batchId = `forget-${log.headOf(documentId)}-${recordIds.length}`;
		await write({ documentId, authorId, batchId, update });
		await foldDocument(log, documentId);
		hasForgotten = true;
	}
	return hasForgotten;
}

function markedRecords(facts: Pick<Facts, 'all'>): ReadonlyMap<string, readonly string[]> {
	const marked = new Map<string, string[]>();
	for (const { id } of facts.all('settings')) {
		const [documentId = '', recordId] = id.slice(erasedPersonPrefix.length).split(between);
		if (!id.startsWith(erasedPersonPrefix) || recordId === undefined) continue;
		marked.set(documentId, [...(marked.get(documentId) ?? []), recordId]);
	}
	return marked;
}

interface Forgetting {
	readonly update: Uint8Array;
	readonly scans: readonly string[];
}

/** Undefined where there is nothing left to forget. */
function forgettingUpdate(doc: Y.Doc, recordIds: readonly string[]): Forgetting | undefined {
	const present = recordIds.filter((id) => holdsRecord(doc, id));
	const scans = filesToForget(doc, present);
	if (present.length === 0 && scans.length === 0) return undefined;
	const before = Y.encodeStateVector(doc);
	forgetPerson(doc, present);
	return { update: Y.encodeStateAsUpdate(doc, before), scans };
}

/** An edit needs an author who may write there. */
function keeperOf(facts: Pick<Facts, 'all'>, organisationId: string): string {
	const keeper = [...facts.all('grants')].find(
		(grant) => grant.organisationId === organisationId && grant.role === 'curator'
	);
	return keeper?.personId ?? '';
}
