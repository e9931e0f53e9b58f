import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addAttachment } from '#lib/documents/attachments/commands.ts';
import { addBonds } from '#lib/documents/registry/bonds.ts';
import { addConsent, addPerson } from '#lib/documents/registry/commands.ts';
import { readRegistry } from '#lib/documents/registry/read.ts';
import { handIn, setAnswer } from '#lib/documents/surveys/commands.ts';
import { documentInLog } from '../../../server/approvals/plan-in-log.ts';
import { systemChance } from '../../../server/auth/secrets.ts';
import { carryOut } from '../../../server/cli/carry-out.ts';
import { openOffice } from '../../../server/cli/office.ts';
import type { Office } from '../../../server/cli/office.ts';
import { createLog } from '../../../server/log.ts';
import { brokenAt, chainStart } from '../../../server/storage/audit/chain.ts';
import { foldDocument } from '../../../server/storage/folding.ts';
import { openStorage } from '../../../server/storage/open-storage.ts';
import { restore } from '../../../server/storage/sqlite/restore.ts';
import { attachmentOf, sendFile } from '../files/make-file.ts';

/** Words that stand nowhere else: in a file they are the person's data. */
const words = {
	name: 'Зимородкова Аглая Маратовна',
	note: 'Жёлтый вертолёт над школой',
	folded: 'Синяя лошадь у окна',
	late: 'Поздний ёжик в тумане',
	journal: 'Красный глобус на шкафу'
};
const plain = ['Другой наставник', 'Чужие слова остаются'];

let folder = '';
let office: Office;
let now = Date.UTC(2026, 10, 21);

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tropa-erase-'));
	office = await openAgain();
});
afterEach(async () => {
	await office.storage.close();
	rmSync(folder, { recursive: true, force: true });
});

async function openAgain(): Promise<Office> {
	const storage = await openStorage({ engine: 'sqlite', folder: join(folder, 'data') });
	const clock = () => ++now;
	const log = createLog(() => undefined, clock);
	return openOffice({ storage, origin: undefined, chance: systemChance, now: clock, log });
}

/** A school with two pairs, whose words are in rows, in a snapshot, set aside, and in the records. */
async function furnish() {
	const { register } = office;
	const { organisationId, personId } = await register.found({ school: 'Школа', curator: 'Анна' });
	const pairOf = (mentor: string, mentee: string) =>
		register.pairUp({ organisationId, mentor, mentee, authorId: personId });
	const theirs = await pairOf(words.name, 'Лугинин Артём');
	const other = await pairOf(plain[0]!, 'Ещё один');
	await write(theirs.mentorNotesId, (doc) => doc.getText('note:a').insert(0, words.note));
	await write(theirs.pairNotesId, (doc) => doc.getText('note:b').insert(0, words.folded));
	await write(theirs.journalId, (doc) => doc.getMap('meetings').set('m', words.journal));
	await write(other.pairNotesId, (doc) => doc.getText('note:c').insert(0, plain[1]!));
	await foldDocument(office.storage.log, theirs.pairNotesId);
	const late = updateOf((doc) => doc.getText('note:d').insert(0, words.late));
	await office.facts.change([
		{
			table: 'quarantine',
			put: {
				...{ id: 'late', documentId: theirs.journalId, authorId: theirs.mentorId },
				...{ deviceId: 'd', batchId: 'b', update: Buffer.from(late).toString('base64'), at: 1 },
				...{ state: 'waiting', decidedBy: null, decidedAt: null, word: '' }
			}
		}
	]);
	await office.sessions.startInBrowser(theirs.mentorId, 'test');
	return { theirs, other, organisationId };
}

function updateOf(fill: (doc: Y.Doc) => void): Uint8Array {
	const doc = new Y.Doc();
	fill(doc);
	return Y.encodeStateAsUpdate(doc);
}

async function write(documentId: string, fill: (doc: Y.Doc) => void): Promise<void> {
	const row = { documentId, update: updateOf(fill), authorId: 'x', deviceId: 'y', at: 1 };
	await office.storage.log.append([row]);
}

const give = (order: Parameters<typeof carryOut>[1]) => carryOut(office, order, 'http://localhost');

/** Which of the words stand anywhere in the files of the data folder, as text or as base64. */
function found(...wanted: readonly string[]): readonly string[] {
	const data = join(folder, 'data');
	const files = readdirSync(data).filter((name) => name.startsWith('tropa.db'));
	const bytes = Buffer.concat(files.map((name) => readFileSync(join(data, name))));
	return wanted.filter((word) => bytes.includes(Buffer.from(word)));
}

test('an erased person is gone from the files, and the others are as they were', async () => {
	const { theirs, other } = await furnish();
	const lateText = [...office.facts.all('quarantine')][0]!.update;
	const secret = [words.name, words.note, words.journal, lateText];
	expect(found(...secret)).toEqual(secret);

	const planned = await give({ order: 'person-erase', person: words.name, keepsPairPapers: false });
	expect(planned).toMatchObject({ ok: true, value: { isDone: false, act: null } });
	expect(found(...secret)).toEqual(secret);

	const act = join(folder, 'act.txt');
	const asked = { order: 'person-erase', person: words.name, keepsPairPapers: false, act } as const;
	const done = await give(asked);
	expect(done).toMatchObject({ ok: true, value: { isDone: true, mentions: [] } });
	await office.storage.scrub();
	expect(found(...secret, words.folded)).toEqual([]);
	expect(found(...plain)).toEqual(plain);
	expect(office.facts.find('people', theirs.mentorId)).toBeUndefined();
	expect([...office.facts.all('sessions')]).toEqual([]);
	expect(office.storage.log.headOf(other.pairNotesId)).toBeGreaterThan(0);
	expect(office.facts.resourceOf(theirs.journalId)?.erased).toBe(true);

	const text = readFileSync(act, 'utf8');
	expect(text).toContain('АКТ об уничтожении');
	for (const word of Object.values(words)) expect(text).not.toContain(word);
	const journal = readFileSync(`${act}.journal.jsonl`, 'utf8').trim().split('\n');
	expect(JSON.parse(journal.at(-1)!)).toEqual({ head: office.storage.audit.head() });
	expect(journal.some((line) => line.includes('"event":"erase"'))).toBe(true);
	const entries = await office.storage.audit.read(0, 10_000);
	expect(brokenAt(chainStart, entries)).toBeUndefined();
	expect(JSON.stringify(entries)).not.toContain(words.name);
	expect(await give(asked)).toEqual({ ok: false, reason: 'person-unknown' });
});

test('a copy from before the erasure, restored, forgets the person once more', async () => {
	await furnish();
	const copy = join(folder, 'copy.tropa');
	await office.storage.backup?.(copy);
	const act = join(folder, 'act.txt');
	await give({ order: 'person-erase', person: words.name, keepsPairPapers: false, act });
	await office.storage.close();
	await restore({ file: copy, folder: join(folder, 'data'), dryRun: false, now });
	office = await openAgain();
	const people = [...office.facts.all('people')].map(({ name }) => name);
	expect(people).not.toContain(words.name);
	expect(people).toContain(plain[0]);
	await office.storage.scrub();
	expect(found(words.name, words.note, words.journal)).toEqual([]);
	expect(found(...plain)).toEqual(plain);
});

test('what a power cut left between the record of an erasure and the bytes is finished at the start', async () => {
	const { theirs } = await furnish();
	const row = office.facts.find('documents', theirs.mentorNotesId)!;
	await office.facts.change([{ table: 'documents', put: { ...row, erasedAt: now } }]);
	await office.storage.close();
	expect(found(words.note)).toEqual([words.note]);
	office = await openAgain();
	expect(found(words.note)).toEqual([]);
});

test('kept with the other one of the pair, the papers stay, and it is told where the name stands', async () => {
	const { theirs } = await furnish();
	await write(theirs.programmeId, (doc) => doc.getMap('fields').set('mentor', words.name));
	const act = join(folder, 'act.txt');
	const order = { order: 'person-erase', person: words.name, keepsPairPapers: true, act } as const;
	const done = await give(order);
	expect(done).toMatchObject({
		ok: true,
		value: {
			documents: [
				...['private-notes', 'marks', 'pair-feedback', 'feedback'],
				...['help-curator', 'help-psychologist', 'help-methodist']
			].map((kind) => ({ kind })),
			mentions: [{ kind: 'programme', id: theirs.programmeId }]
		}
	});
	expect(found(words.note)).toEqual([]);
	expect(found(words.journal)).toEqual([words.journal]);
});

test('everything that is kept about a person goes into one file, which is never written over', async () => {
	await furnish();
	const file = join(folder, 'person.json');
	const order = { order: 'person-export', person: words.name, file } as const;
	expect(await give(order)).toMatchObject({ ok: true, value: { documents: 12 } });
	const text = readFileSync(file, 'utf8');
	for (const word of Object.values(words)) expect(text).toContain(word);
	for (const word of plain) expect(text).not.toContain(word);
	expect(JSON.parse(text)).toMatchObject({
		person: { name: words.name, organisation: 'Школа' },
		roles: [{ role: 'mentor' }]
	});
	expect(await give(order)).toEqual({ ok: false, reason: 'file-exists' });
});

test('the audit is read, and a change in its file is seen', async () => {
	await furnish();
	const whole = await give({ order: 'audit', limit: 3 });
	expect(whole).toMatchObject({ ok: true, value: { brokenAt: null } });
	const own = await give({ order: 'audit', limit: 100, person: words.name });
	expect(own).toMatchObject({ ok: true });
	expect(JSON.stringify(own)).toContain('authz_change');
	await office.storage.close();
	const { DatabaseSync } = await import('node:sqlite');
	const db = new DatabaseSync(join(folder, 'data', 'tropa.db'));
	// Somebody who knows the program puts back what hindered them.
	const guard = db.prepare(`SELECT "sql" FROM sqlite_schema WHERE "name" = 'auditStays'`).get();
	db.exec('DROP TRIGGER auditStays');
	db.exec(`UPDATE audit SET "about" = '' WHERE "place" = 2`);
	db.exec(String(guard?.['sql']));
	db.close();
	office = await openAgain();
	expect(await give({ order: 'audit', limit: 3 })).toMatchObject({ value: { brokenAt: 2 } });
});

test('of a school’s base only this person’s card, papers and pairs go, and stay gone', async () => {
	const { organisationId, theirs } = await furnish();
	const base = [...office.facts.all('documents')].find(
		(row) => row.kind === 'registry' && row.organisationId === organisationId
	)!;
	const card = { isMentor: true, contact: 'Улица Лисьих Хвостов' };
	await write(base.id, (doc) => {
		addPerson(doc, { id: 'r1', name: words.name, ...card });
		addPerson(doc, { id: 'r2', name: 'Однофамилица Другая', accountId: 'x' });
		addPerson(doc, {
			id: 'r3',
			name: 'Кто-то ещё',
			accountId: theirs.mentorId,
			results: 'Тоже мои'
		});
		const paper = { personId: 'r1', kind: 'participation', place: 'Папка Совы' } as const;
		addConsent(doc, { id: 'c1', ...paper });
		addConsent(doc, { id: 'c2', personId: 'r2', kind: 'participation' });
		addAttachment(doc, {
			...attachmentOf(ownScan),
			id: 's1',
			about: 'c1',
			name: 'Имя файла совы.pdf'
		});
		addAttachment(doc, { ...attachmentOf(sheet), id: 's2', about: 'c1' });
		addAttachment(doc, { ...attachmentOf(sheet), id: 's3', about: 'c2' });
		addBonds(doc, [{ id: 'b1', mentorId: 'r1', menteeIds: ['r2'], createdOn: '', reason: 'Заяц' }]);
	});
	for (const scan of [ownScan, sheet]) await sendFile(office.files, base.id, scan);
	const taken = [...office.facts.all('documents')].find(({ kind }) => kind === 'taken-answers')!;
	await write(taken.id, (doc) => {
		const place = { sheetId: 't1', surveyId: 's' };
		const answer = { kind: 'text', value: 'Слова с листка' } as const;
		setAnswer(doc, place, { code: 'q', answer });
		handIn(doc, place, { at: 1, name: words.name });
	});
	const secret = [
		card.contact,
		'Папка Совы',
		'Заяц',
		'Тоже мои',
		'Слова с листка',
		'Имя файла совы'
	];
	const file = join(folder, 'person.json');
	await give({ order: 'person-export', person: words.name, file });
	for (const word of secret) expect(readFileSync(file, 'utf8')).toContain(word);
	const told = readFileSync(file, 'utf8');
	expect(told).not.toContain('Однофамилица');
	expect(told).toContain(Buffer.from(ownScan).toString('base64'));
	expect(found(...scanned)).toEqual(scanned);

	const copy = join(folder, 'copy.tropa');
	await office.storage.backup?.(copy);
	const act = join(folder, 'act.txt');
	const order = { order: 'person-erase', person: words.name, keepsPairPapers: false, act } as const;
	expect(await give(order)).toMatchObject({ ok: true, value: { mentions: [] } });
	expect(readFileSync(act, 'utf8')).toContain(base.id);
	await office.storage.scrub();
	expect(found(words.name, ...secret, scanned[0]!)).toEqual([]);
	expect(found(scanned[1]!)).toHaveLength(1);
	expect(await namesIn(base.id)).toEqual(['Однофамилица Другая']);
	expect([...office.storage.files.all()]).toHaveLength(1);

	await office.storage.close();
	await restore({ file: copy, folder: join(folder, 'data'), dryRun: false, now });
	office = await openAgain();
	await office.storage.scrub();
	expect(found(words.name, ...secret, scanned[0]!)).toEqual([]);
	expect(found(scanned[1]!)).toHaveLength(1);
	expect(await namesIn(base.id)).toEqual(['Однофамилица Другая']);
});

async function namesIn(documentId: string): Promise<readonly string[]> {
	return readRegistry(await documentInLog(office.storage.log, documentId)).people.map(
		({ name }) => name
	);
}

const scanned = ['Подпись Зимородковой на скане', 'Лист ознакомления на двоих'];
const [ownScan, sheet] = scanned.map((text) => Buffer.from(`%PDF-1.7\n${text}`)) as [
	Buffer,
	Buffer
];
