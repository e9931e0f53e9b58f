import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import {
	districtIn,
	indicatorsIn,
	readAnswer,
	schoolsIn,
	withNews,
	type KeptProgress
} from '#lib/domain/progress/answer.ts';
import { isDigestKind } from '#lib/domain/progress/digest.ts';
import { meetingCounts } from '#lib/domain/progress/journal-digest.ts';
import { addMeeting, confirmMeeting } from '#lib/documents/journal/commands.ts';
import { addPerson } from '#lib/documents/registry/commands.ts';
import type { Role } from '#lib/domain/people.ts';
import { openHouse } from './house.ts';
import type { House } from './house.ts';

async function asked(house: House, cookie: string, kept?: KeptProgress) {
	const since = kept ? `?run=${kept.run}&revision=${kept.revision}` : '';
	const answer = await house.get(`/api/progress${since}`, { cookie });
	const said = readAnswer(await answer.json());
	if (!said) throw new Error('no answer about progress');
	return { said, kept: withNews(kept, said) };
}

async function edit(house: House, documentId: string, change: (doc: Y.Doc) => void) {
	const { snapshot, tail } = await house.storage.log.read(documentId);
	const doc = new Y.Doc();
	for (const part of [snapshot, ...tail]) if (part) Y.applyUpdate(doc, part.update);
	const before = Y.encodeStateVector(doc);
	change(doc);
	const update = Y.encodeStateAsUpdate(doc, before);
	await house.storage.log.append([
		{ documentId, update, authorId: 'p', deviceId: 'd', at: house.clock.now }
	]);
	await house.projector.settle();
}

/** A district with two schools, in each a curator and a pair with a meeting. */
async function district(house: House) {
	const curator = await house.signedIn({
		...{ name: 'Мария Окружная', organisationId: await newOrganisation(house), role: 'mun_curator' }
	});
	const schools = [];
	for (const name of ['Школа № 5', 'Школа № 6']) {
		const { organisationId } = await house.register.found({ school: name, curator: 'Анна' });
		const row = house.facts.find('organisations', organisationId)!;
		await house.facts.change([{ table: 'organisations', put: { ...row, parentId: 'district' } }]);
		const own = await house.signedIn({ name: 'Вера', organisationId, role: 'curator' });
		await house.post(
			'/api/pairs',
			{ mentor: 'Кедрина Ольга', mentee: 'Лугинин Артём' },
			{ cookie: own.cookie }
		);
		const documents = [...house.facts.all('documents')].filter(
			(document) => document.organisationId === organisationId
		);
		const idOf = (kind: string) => documents.find((document) => document.kind === kind)!.id;
		schools.push({ organisationId, curator: own, idOf });
	}
	await house.projector.settle();
	return { curator, schools };
}

async function newOrganisation(house: House): Promise<string> {
	const put = { id: 'district', kind: 'district', name: 'Заречный округ', parentId: null } as const;
	await house.facts.change([{ table: 'organisations', put }]);
	return 'district';
}

const meeting = { id: 'm1', kind: 'working', date: '2026-11-10', createdBy: 'x' } as const;

test('a curator knows the pairs of the own school, and nothing of another', async () => {
	await using house = await openHouse();
	const { schools } = await district(house);
	const [own, other] = schools;
	await edit(house, own!.idOf('journal'), (doc) => {
		addMeeting(doc, meeting);
		for (const personId of ['a', 'b']) confirmMeeting(doc, 'm1', { personId, at: 1 });
	});
	const [facts] = schoolsIn((await asked(house, own!.curator.cookie)).kept);
	const journal = facts?.pairs[0]?.journal;
	if (journal?.of !== 'journal') throw new Error('no journal');
	expect(meetingCounts(journal, '2026-11-21')).toMatchObject({ held: 1, confirmed: 1 });
	const theirs = await asked(house, other!.curator.cookie);
	expect(theirs.said.schools.map(({ organisationId }) => organisationId)).toEqual([
		other!.organisationId
	]);
	expect(JSON.stringify(theirs.said)).not.toContain(own!.organisationId);
	expect(JSON.stringify(theirs.said)).not.toContain(facts!.pairs[0]!.id);
	expect(districtIn(theirs.kept)).toEqual([]);
	expect((await house.get('/api/progress')).status).toBe(401);
});

test('only those who lead are told anything', async () => {
	await using house = await openHouse();
	const { schools } = await district(house);
	const { organisationId } = schools[0]!;
	const told = async (role: Role) => {
		const { cookie } = await house.signedIn({ name: 'Кто-то', organisationId, role });
		return (await asked(house, cookie)).said.keys.length > 0;
	};
	for (const role of ['director', 'deputy', 'curator'] as const)
		expect(await told(role)).toBe(true);
	for (const role of ['mentor', 'mentee', 'psychologist', 'methodist', 'parent', 'jury'] as const)
		expect(await told(role), role).toBe(false);
});

test('what a device has is not told again; an edit brings one part of it', async () => {
	await using house = await openHouse();
	const { schools, curator } = await district(house);
	const { cookie } = schools[0]!.curator;
	const first = await asked(house, cookie);
	const second = await asked(house, cookie, first.kept);
	expect(second.said.parts).toEqual({});
	expect(second.kept.parts).toEqual(first.kept.parts);
	const above = await asked(house, curator.cookie);
	expect((await asked(house, curator.cookie, above.kept)).said.parts).toEqual({});
	await edit(house, schools[0]!.idOf('journal'), (doc) => {
		addMeeting(doc, meeting);
		confirmMeeting(doc, 'm1', { personId: 'a', at: 1 });
	});
	const third = await asked(house, cookie, second.kept);
	expect(Object.keys(third.said.parts)).toEqual([expect.stringContaining('/pair/')]);
	expect(third.kept).toEqual({ ...(await asked(house, cookie)).kept, at: third.kept.at });
	const news = await asked(house, curator.cookie, above.kept);
	expect(Object.keys(news.said.parts)).toEqual([
		`district/${schools[0]!.organisationId}`,
		'indicators/district'
	]);
});

test('whoever ends, ends in what is kept as well; another run begins anew', async () => {
	await using house = await openHouse();
	const { schools } = await district(house);
	const { cookie } = schools[0]!.curator;
	const { kept } = await asked(house, cookie);
	const journal = house.facts.find('documents', schools[0]!.idOf('journal'))!;
	const programme = house.facts.find('documents', schools[0]!.idOf('programme'))!;
	await house.facts.change(
		[journal, programme].map(
			(row) => ({ table: 'documents', put: { ...row, erasedAt: 5 } }) as const
		)
	);
	expect(schoolsIn((await asked(house, cookie, kept)).kept)[0]?.pairs).toEqual([]);
	const stranger = await asked(house, cookie, { ...kept, run: 'another' });
	expect(stranger.said.keys.length).toBe(Object.keys(stranger.said.parts).length);
});

test('a district is told how many, and of few people only that they are few', async () => {
	await using house = await openHouse();
	const { schools, curator } = await district(house);
	const waiting = async () => {
		const { kept } = await asked(house, curator.cookie);
		return districtIn(kept).map(({ facts }) => facts.waiting);
	};
	expect(await waiting()).toEqual([0, 0]);
	const registry = schools[0]!.idOf('registry');
	const add = (id: string) =>
		edit(house, registry, (doc) => addPerson(doc, { id, name: `Тайна ${id}`, isMentee: true }));
	await add('a');
	expect(await waiting()).toEqual(['few', 0]);
	for (const id of ['b', 'c', 'd', 'e']) await add(id);
	expect(await waiting()).toEqual([5, 0]);
});

test('a district has the indicators of its schools together, each with what the schools add', async () => {
	await using house = await openHouse();
	const { curator, schools } = await district(house);
	const [one, other] = schools.map(({ organisationId }) => organisationId);
	const { kept } = await asked(house, curator.cookie);
	const told = indicatorsIn(kept, 'district');
	expect(told.find(({ id }) => id === 'I21')).toMatchObject({
		...{ value: 100, numerator: 2, denominator: 2, without: 0 },
		sources: [one, other].map((id) => ({ of: 'school', id }))
	});
	expect(told.find(({ id }) => id === 'I8')).toMatchObject({ value: 0, denominator: 2 });
	// What only a curator types in is nothing that a district counts.
	expect(told.some(({ id }) => id === 'I20')).toBe(false);
	const own = await asked(house, schools[0]!.curator.cookie);
	expect(indicatorsIn(own.kept, 'district')).toEqual([]);
	expect(own.said.keys.some((key) => key.startsWith('indicators/'))).toBe(false);
});

test('what is not counted yet says up to when it is', async () => {
	await using house = await openHouse();
	const { schools } = await district(house);
	const { cookie } = schools[0]!.curator;
	const then = house.clock.now;
	house.projector.noticed(schools[0]!.idOf('journal'));
	house.clock.now += 60_000;
	const { said } = await asked(house, cookie);
	expect([said.at, said.schools[0]!.at]).toEqual([house.clock.now, then]);
});

test('a document that cannot be read shows as such and takes nothing else along', async () => {
	await using house = await openHouse();
	const { schools, curator } = await district(house);
	house.disk.damage(schools[0]!.idOf('programme'));
	await house.projector.rebuild();
	const [facts] = schoolsIn((await asked(house, schools[0]!.curator.cookie)).kept);
	expect(facts?.pairs).toMatchObject([
		{ programme: { of: 'unreadable' }, journal: { of: 'journal' } }
	]);
	const rows = districtIn((await asked(house, curator.cookie)).kept);
	expect(rows.map((row) => row.facts.unreadable)).toEqual([1, 0]);
});

/** Every string that stands in a document, keys included. */
function stringsIn(doc: Y.Doc): readonly string[] {
	const found: string[] = [];
	const walk = (value: unknown): void => {
		if (typeof value === 'string') found.push(value);
		else if (Array.isArray(value)) value.forEach(walk);
		else if (typeof value === 'object' && value !== null)
			for (const [key, inner] of Object.entries(value)) walk([key, inner]);
	};
	for (const [name, type] of doc.share) {
		if (name.startsWith('text:')) walk(doc.getText(name).toString());
		else if (type instanceof Y.AbstractType) walk(doc.getMap(name).toJSON());
	}
	return found;
}

test('[§5.2] to a municipal curator goes nothing that names, describes or identifies a person', async () => {
	await using house = await openHouse();
	expect(await house.loadDemo()).toMatchObject({ ok: true });
	await house.projector.settle();
	const grant = [...house.facts.all('grants')].find(({ role }) => role === 'mun_curator')!;
	const session = await house.sessions.startInBrowser(grant.personId, 'test', {
		proof: 'two-factor'
	});
	const cookie = session.split(';')[0]!;
	const answer = await house.get('/api/progress', { cookie, 'accept-encoding': 'br, gzip' });
	expect(answer.headers.get('content-encoding')).toBe('gzip');
	const bytes = Buffer.from(await answer.arrayBuffer());
	const text = gunzipSync(bytes).toString();
	const told = districtIn(withNews(undefined, readAnswer(JSON.parse(text))!));
	expect(told.length).toBeGreaterThan(1);
	expect(told.some(({ facts }) => facts.meetings.held > 10)).toBe(true);

	const names = [...house.facts.all('people')].flatMap(({ id, name }) => [id, ...name.split(' ')]);
	const ids = [...house.facts.all('pairs')].map(({ id }) => id);
	const secret = new Set<string>();
	for (const { id, kind, erasedAt } of house.facts.all('documents')) {
		if (kind !== 'roadmap') secret.add(id);
		if (kind === 'roadmap' || !isDigestKind(kind) || erasedAt !== null) continue;
		const { snapshot, tail } = await house.storage.log.read(id);
		const doc = new Y.Doc();
		for (const part of [snapshot, ...tail]) if (part) Y.applyUpdate(doc, part.update);
		for (const words of stringsIn(doc)) secret.add(words);
	}
	const places = new Set([...house.facts.all('organisations')].map(({ name }) => name));
	const long = [...secret].filter(
		(words) => words.length >= 8 && !isWordOfOurs(words) && !places.has(words)
	);
	expect(long.length).toBeGreaterThan(300);
	expect(
		[...long, ...names, ...ids].filter((words) => text.includes(JSON.stringify(words).slice(1, -1)))
	).toEqual([]);
});

/** Names of fields and of states are in every answer; days of meetings are events. */
function isWordOfOurs(words: string): boolean {
	return /^[a-z][A-Za-z-]*$/.test(words) || /^\d{4}-\d\d-\d\d$/.test(words);
}
