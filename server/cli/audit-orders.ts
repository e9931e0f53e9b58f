import { writeFile } from 'node:fs/promises';
import { erasePerson, planErasure } from '../personal-data/erase.ts';
import type { ErasurePlan } from '../personal-data/erase.ts';
import { exportPerson } from '../personal-data/export.ts';
import { brokenAt, chainStart } from '../storage/audit/chain.ts';
import type { AuditEntry, AuditHead } from '../storage/audit/trail.ts';
import { actOf, journalOf } from './act.ts';
import { findPerson } from './lookup.ts';
import type { Office } from './office.ts';
import { no, yes } from './orders.ts';
import type { Order, Reply, Value } from './orders.ts';

type Asked<Name extends Order['order']> = Extract<Order, { order: Name }>;

const entriesAtOnce = 5_000;

/** Reads the whole chain, and shows the end of it. */
export async function readAudit(office: Office, asked: Asked<'audit'>): Promise<Reply> {
	const { storage, facts } = office;
	const person = asked.person === undefined ? undefined : findPerson(facts, asked.person);
	if (person && !person.ok) return person;
	const broken = await firstBroken(storage.audit);
	const head = storage.audit.head();
	const shown = person
		? await storage.audit.ofPerson(person.value.id, asked.limit)
		: (await storage.audit.read(Math.max(0, head.place - asked.limit), asked.limit)).toReversed();
	return yes({ head, brokenAt: broken ?? null, entries: shown });
}

async function firstBroken(audit: Office['storage']['audit']): Promise<number | undefined> {
	let before: AuditHead = chainStart;
	for (;;) {
		const entries = await audit.read(before.place, entriesAtOnce);
		const broken = brokenAt(before, entries);
		if (broken !== undefined) return broken;
		const last = entries.at(-1);
		if (!last) return before.place === audit.head().place ? undefined : before.place + 1;
		before = last;
	}
}

export async function writeExport(office: Office, asked: Asked<'person-export'>): Promise<Reply> {
	const { facts, storage, now } = office;
	const person = findPerson(facts, asked.person);
	if (!person.ok) return person;
	const told = await exportPerson(facts, storage, person.value);
	if (!(await writeNew(asked.file, JSON.stringify(told, null, '\t')))) return no('file-exists');
	await storage.audit.append([{ ...eventOf('export', person.value), at: now() }]);
	return yes({ file: asked.file, documents: countOf(told['documents']) });
}

/** Without a file for the act nothing is erased: it is only told what would be. */
export async function erase(office: Office, asked: Asked<'person-erase'>): Promise<Reply> {
	const { facts, storage, now } = office;
	const found = findPerson(facts, asked.person);
	if (!found.ok) return found;
	const person = found.value;
	const plan = await planErasure(facts, storage, { person, ...choiceOf(asked) });
	const told = valueOf(plan);
	if (asked.act === undefined) return yes({ ...told, isDone: false, act: null, journal: null });
	const at = now();
	const journal = `${asked.act}.journal.jsonl`;
	// The place for the act is taken first: an erasure without its proof would be the worst of all.
	if (!(await writeNew(asked.act, actOf(plan, { at, isDone: false })))) return no('file-exists');
	await storage.audit.append([{ ...eventOf('erase', person), at }]);
	await erasePerson(facts, { storage, write: office.writeEdit }, { ...plan, at });
	const entries = await storage.audit.ofPerson(person.id, 100_000);
	await writeFile(journal, journalOf(entries, storage.audit.head()), { mode: 0o600 });
	await writeFile(asked.act, actOf(plan, { at, isDone: true }), { mode: 0o600 });
	return yes({ ...told, isDone: true, act: asked.act, journal });
}

function choiceOf({ keepsPairPapers }: Asked<'person-erase'>) {
	return { keepsPairPapers };
}

function valueOf({ person, documents, mentions }: ErasurePlan): Value {
	const cards = (rows: ErasurePlan['documents']) => rows.map(({ id, kind }) => ({ id, kind }));
	return {
		personId: person.id,
		name: person.name,
		documents: cards(documents),
		mentions: cards(mentions)
	};
}

function eventOf(
	event: string,
	person: ErasurePlan['person']
): Omit<AuditEntry, 'at' | 'place' | 'hash'> {
	const { id: about, organisationId } = person;
	return { event, by: '', about, organisationId, object: about, detail: '' };
}

function countOf(value: unknown): number {
	return Array.isArray(value) ? value.length : 0;
}

/** False when there is such a file: nothing is written over. */
async function writeNew(file: string, text: string): Promise<boolean> {
	try {
		await writeFile(file, text, { flag: 'wx', mode: 0o600 });
		return true;
	} catch (cause) {
		if (cause instanceof Error && Reflect.get(cause, 'code') === 'EEXIST') return false;
		throw cause;
	}
}
