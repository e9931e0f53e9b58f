import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readJournal } from '#lib/documents/journal/read.ts';
import { readNoteText } from '#lib/documents/notes/read.ts';
import { readProgramme } from '#lib/documents/programme/read.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { areaTitle } from '#lib/domain/competence/areas.ts';
import { listNames } from '#lib/domain/programme.ts';
import { progressOf } from '#lib/domain/roadmap/progress.ts';
import { activitiesOf } from '#lib/domain/roadmap/roadmap.ts';
import { openFacts } from '../../../server/access/facts.ts';
import { systemChance } from '../../../server/auth/secrets.ts';
import { loadDemo } from '../../../server/demo/district.ts';
import { openStorage } from '../../../server/storage/open-storage.ts';

const now = Date.UTC(2026, 10, 21, 9);
const day = 24 * 60 * 60 * 1000;

async function openOffice(today = now) {
	const storage = await openStorage({ engine: 'memory' });
	const facts = await openFacts(storage.records, now);
	const parts = { registers: facts, log: storage.log, chance: systemChance, now: () => today };
	return { storage, facts, load: (schools?: number) => loadDemo(parts, schools) };
}

type Office = Awaited<ReturnType<typeof openOffice>>;

async function docsOf({ storage, facts }: Office, kind: string): Promise<readonly Y.Doc[]> {
	const rows = [...facts.all('documents')].filter((row) => row.kind === kind);
	return Promise.all(
		rows.map(async ({ id }) => {
			const doc = new Y.Doc();
			for (const { update } of (await storage.log.read(id)).tail) Y.applyUpdate(doc, update);
			return doc;
		})
	);
}

test('the example district has three schools with their curators and eight pairs', async () => {
	const office = await openOffice();
	const loaded = await office.load();
	const people = loaded.ok ? loaded.value.people : [];
	const count = (role: string): number => people.filter((person) => person.role === role).length;
	expect(['mun_curator', 'curator', 'director', 'mentor', 'mentee'].map(count)).toEqual([
		1, 3, 3, 8, 8
	]);
	expect([...office.facts.all('pairs')]).toHaveLength(8);
	expect(new Set(people.map(({ secret }) => secret)).size).toBe(23);
});

test('a district as large as it is told to be has one row for each document, and nobody twice', async () => {
	const office = await openOffice();
	const loaded = await office.load(3);
	const people = loaded.ok ? loaded.value.people : [];
	expect([...office.facts.all('pairs')]).toHaveLength(12 + 13 + 12);
	expect(people).toHaveLength(1 + 3 * 5 + 2 * 37);
	expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
	for (const doc of await docsOf(office, 'programme'))
		expect(readProgramme(doc).steps.length).toBeGreaterThan(3);
	const rows = [...office.storage.log.tailSizes()];
	expect(rows.filter(({ rows: count }) => count !== 1)).toEqual([]);
}, 60_000);

test('every pair has a programme with a goal and steps, meetings behind it and one ahead', async () => {
	const office = await openOffice();
	await office.load();
	for (const doc of await docsOf(office, 'programme')) {
		expect(readProgramme(doc).steps.length).toBeGreaterThan(3);
		expect(doc.getText('text:goal').toString()).toMatch(/^[А-Я].*\.$/);
		expect(JSON.stringify(readProgramme(doc))).not.toContain('{lesson}');
		const { tasks, lists } = readProgramme(doc);
		for (const name of listNames) expect(lists[name].length).toBeGreaterThan(0);
		for (const { area } of lists.difficulties) expect(areaTitle(area)).not.toBe(area);
		for (const { taskId, was, aim, middle } of lists.results) {
			expect(tasks.map(({ id }) => id)).toContain(taskId);
			expect([was, aim, middle]).not.toContain('');
		}
		expect(doc.getText('text:resources').toString()).not.toBe('');
	}
	for (const doc of await docsOf(office, 'journal')) {
		const { meetings } = readJournal(doc);
		const [ahead, ...behind] = meetings;
		expect(ahead).toMatchObject({ state: 'planned' });
		expect(ahead!.date >= '2026-11-21').toBe(true);
		expect(behind.length).toBeGreaterThan(1);
		expect(behind.every(({ confirmations }) => confirmations.length === 2)).toBe(true);
		expect(behind.every(({ date }) => date < '2026-11-21')).toBe(true);
	}
});

test('the history is made of updates by the two people of the pair, over the past months', async () => {
	const office = await openOffice();
	await office.load();
	const journal = [...office.facts.all('documents')].find((row) => row.kind === 'journal');
	const members = [...office.facts.all('pairMembers')].filter(
		(row) => row.pairId === journal?.pairId
	);
	const { tail } = await office.storage.log.read(journal!.id);
	const [first, ...written] = tail;
	expect(new Set(written.map((row) => row.authorId))).toEqual(
		new Set(members.map((row) => row.personId))
	);
	expect(written.map(({ at }) => at)).toEqual(
		written.map(({ at }) => at).toSorted((a, b) => a - b)
	);
	expect(now - first!.at).toBeGreaterThan(60 * day);
	expect(written.every(({ at }) => at < now)).toBe(true);
});

test('on whatever day of the week it is made, no meeting of the past lacks its two confirmations', async () => {
	for (let weekday = 1; weekday <= 7; weekday++) {
		const office = await openOffice(now + weekday * day);
		await office.load();
		for (const doc of await docsOf(office, 'journal')) {
			const [, ...behind] = readJournal(doc).meetings;
			expect(behind.filter(({ confirmations }) => confirmations.length !== 2)).toEqual([]);
		}
	}
});

test('the notes of a pair belong to its meetings', async () => {
	const office = await openOffice();
	await office.load();
	const [notes] = await docsOf(office, 'pair-notes');
	const [journal] = await docsOf(office, 'journal');
	const held = readJournal(journal!).meetings.filter(({ state }) => state === 'held');
	for (const { id, topic } of held) expect(readNoteText(notes!, id)).toContain(topic);
});

test('asked for twice, the district stands once, and the new links open the same people', async () => {
	const office = await openOffice();
	const first = await office.load();
	const head = office.storage.log.head();
	const second = await office.load();
	if (!first.ok || !second.ok) throw new Error('the example was refused');
	expect(office.storage.log.head()).toBe(head);
	expect(second.value.people.map(({ personId }) => personId)).toEqual(
		first.value.people.map(({ personId }) => personId)
	);
	expect([first.value.added, second.value.added]).toEqual([true, false]);
});

test('invented people are not put among real ones', async () => {
	const office = await openOffice();
	const put = { id: 's1', kind: 'school', name: 'Школа № 7', parentId: null } as const;
	await office.facts.change([{ table: 'organisations', put }]);
	expect(await office.load()).toEqual({ ok: false, reason: 'not-empty' });
	expect(office.storage.log.head()).toBe(0);
});

test('each school and the district has a roadmap that is under way, whatever the day', async () => {
	for (const today of [now, Date.UTC(2027, 4, 30, 9), Date.UTC(2027, 8, 2, 9)]) {
		const office = await openOffice(today);
		await office.load();
		const docs = await docsOf(office, 'roadmap');
		expect(docs).toHaveLength(4);
		for (const doc of docs) {
			const roadmap = readRoadmap(doc);
			expect(roadmap.titlePage.period).toContain('учебный год');
			expect(activitiesOf(roadmap).length).toBeGreaterThan(8);
			expect(JSON.stringify(roadmap)).not.toMatch(/\{curator\}|\{mentor\}/);
			const papers = activitiesOf(roadmap).flatMap(({ documents }) => documents);
			const numbers = papers.map(({ number }) => number).filter(Boolean);
			expect(new Set(numbers).size, 'no two papers have one number').toBe(numbers.length);
		}
	}
	const office = await openOffice();
	await office.load();
	const progress = (await docsOf(office, 'roadmap')).map((doc) => progressOf(readRoadmap(doc)));
	expect(progress.every(({ activities: { done, of } }) => done > 0 && done < of)).toBe(true);
});
