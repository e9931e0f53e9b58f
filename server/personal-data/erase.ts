import type { Facts } from '../access/facts.ts';
import type { RecordChange, TableName, Tables } from '../storage/records.ts';
import type { Storage } from '../storage/storage.ts';
import { erasedPersonPrefix, references } from '../storage/tables.ts';
import { basesHolding, forgetMarked, marksOf } from './bases.ts';
import type { BaseHolding, WriteEdit } from './bases.ts';
import { contentOf } from './content.ts';
import { holdingsOf } from './holdings.ts';

export interface ErasurePlan {
	readonly person: Tables['people'];
	readonly documents: readonly Tables['documents'][];
	/** Papers that stay, in which the name stands as text: somebody has to look at them. */
	readonly mentions: readonly Tables['documents'][];
	readonly pairs: readonly Tables['pairs'][];
	/** What the bases of schools hold of this person: that alone goes, the bases stay. */
	readonly bases: readonly BaseHolding[];
}

export interface ErasureChoice {
	/** The programme and the journal stay with the other one of the pair. */
	readonly keepsPairPapers: boolean;
}

export async function planErasure(
	facts: Facts,
	{ log }: Pick<Storage, 'log'>,
	{ person, keepsPairPapers }: ErasureChoice & { readonly person: Tables['people'] }
): Promise<ErasurePlan> {
	const { own, shared, pairs } = holdingsOf(facts, person);
	const documents = keepsPairPapers ? own : [...own, ...shared];
	const bases = await basesHolding(facts, log, person);
	const going = new Set(documents.map(({ id }) => id));
	const mentions: Tables['documents'][] = [];
	for (const row of facts.all('documents')) {
		if (row.erasedAt !== null || going.has(row.id) || log.headOf(row.id) === 0) continue;
		if (log.isDamaged(row.id)) continue;
		const base = bases.find(({ documentId }) => documentId === row.id);
		if (base) {
			if (base.namesElsewhere) mentions.push(row);
			continue;
		}
		const words = JSON.stringify(await contentOf(log, row.id));
		if (words.includes(person.name)) mentions.push(row);
	}
	return { person, documents, mentions, pairs: keepsPairPapers ? [] : pairs, bases };
}

/** `write` is the way of an edit: through the hub, where there is one, so that devices hear of it. */
export interface Erasing {
	readonly storage: Pick<Storage, 'log' | 'files' | 'scrub'>;
	readonly write: WriteEdit;
}

/**
 * First the records, which shut every road to the documents; then their bytes. What a power cut leaves
 * between the two is finished at the next start.
 */
export async function erasePerson(
	facts: Facts,
	erasing: Erasing,
	plan: Pick<ErasurePlan, 'person' | 'documents' | 'pairs' | 'bases'> & { readonly at: number }
): Promise<void> {
	const { person, documents, bases, at } = plan;
	const removed = removalsFor(facts, plan);
	await facts.change([
		...documents.map((row) => ({
			...{ table: 'documents' as const },
			put: { ...row, pairId: null, ownerId: null, erasedAt: at }
		})),
		...removed,
		// By it a copy that is restored later forgets this person once more.
		{ table: 'settings', put: { id: `${erasedPersonPrefix}${person.id}`, value: String(at) } },
		...marksOf(bases, at).map((put) => ({ table: 'settings', put }) as const)
	]);
	await finishErasures(facts, erasing);
}

/** The person, and every record that names them, whatever it is of. */
function removalsFor(
	facts: Pick<Facts, 'all'>,
	{ person, documents, pairs }: Pick<ErasurePlan, 'person' | 'documents' | 'pairs'>
): readonly RecordChange[] {
	const going = new Set(documents.map(({ id }) => id));
	const lateEdits = [...facts.all('quarantine')].filter((row) => going.has(row.documentId));
	const members = [...facts.all('pairMembers')].filter((row) =>
		pairs.some(({ id }) => id === row.pairId)
	);
	const removed = new Map<string, RecordChange>();
	const remove = (table: TableName, id: string): void =>
		void removed.set(`${table} ${id}`, { table, remove: id } as RecordChange);
	for (const { id } of lateEdits) remove('quarantine', id);
	// What was approved of them holds their words; of papers that stay it is part of the paper.
	for (const { id, documentId } of facts.all('approvals')) {
		if (going.has(documentId)) remove('approvals', id);
	}
	for (const { id } of members) remove('pairMembers', id);
	for (const { id } of pairs) remove('pairs', id);
	for (const { from, column } of references.filter(({ to }) => to === 'people')) {
		for (const row of facts.all(from)) {
			const names: unknown = new Map<string, unknown>(Object.entries(row)).get(column);
			if (names === person.id) remove(from, row.id);
		}
	}
	remove('people', person.id);
	return [...removed.values()];
}

/** Bytes of documents whose record says that they are erased. */
export async function finishErasures(
	facts: Pick<Facts, 'all' | 'find'>,
	{ storage, write }: Erasing
): Promise<void> {
	const { log, files } = storage;
	for (const { id, erasedAt } of [...facts.all('documents')]) {
		if (erasedAt !== null && log.headOf(id) > 0) await log.erase(id);
	}
	await forgetMarked({ facts, log, files, write });
	await storage.scrub();
}
