import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { schemaOf } from '#lib/documents/schema.ts';
import { completePairs } from '../../../server/auth/pair-papers.ts';
import { systemChance } from '../../../server/auth/secrets.ts';
import { openHouse, refusalOf } from './house.ts';

async function school() {
	const house = await openHouse();
	const { organisationId } = await house.register.found({ school: 'Школа № 5', curator: 'Анна' });
	const curator = await house.signedIn({ name: 'Вера', organisationId, role: 'curator' });
	return { house, organisationId, curator };
}

interface Made {
	readonly pair: { readonly id: string; readonly mentors: unknown; readonly mentees: unknown };
	readonly links: readonly { readonly person: { id: string; name: string }; address: string }[];
}

const names = { mentor: 'Кедрина Ольга', mentee: 'Лугинин Артём' };

test('a curator makes a pair, and both come in by their links to their documents', async () => {
	const { house, curator } = await school();
	const answer = await house.post('/api/pairs', names, { cookie: curator.cookie });
	const { pair, links } = (await answer.json()) as Made;
	expect(pair).toMatchObject({
		state: 'active',
		mentors: [{ name: 'Кедрина Ольга' }],
		mentees: [{ name: 'Лугинин Артём' }]
	});
	for (const { address } of links) {
		const entered = await house.post('/api/enter', { secret: address.split('#')[1] });
		const { documents } = (await entered.json()) as { documents: { kind: string; mode: string }[] };
		const written = documents.filter(({ mode }) => mode === 'read-write').map(({ kind }) => kind);
		expect(written.toSorted()).toEqual([
			...['feedback', 'help-curator', 'help-methodist', 'help-psychologist', 'journal', 'marks'],
			...['observations', 'pair-feedback', 'pair-notes', 'private-notes', 'programme']
		]);
	}
});

test('the curator sees the pair, its programme and journal, and no notes', async () => {
	const { house, curator } = await school();
	await house.post('/api/pairs', names, { cookie: curator.cookie });
	const listed = await house.get('/api/pairs', { cookie: curator.cookie });
	expect(await listed.json()).toMatchObject({ pairs: [{ mentors: [{ name: 'Кедрина Ольга' }] }] });
	const me = await house.get('/api/me', { cookie: curator.cookie });
	const { documents } = (await me.json()) as { documents: { kind: string }[] };
	expect(documents.map(({ kind }) => kind).toSorted()).toEqual([
		...['feedback', 'feedback', 'help-curator', 'help-curator', 'journal', 'library'],
		...['monitoring', 'programme'],
		...['registry', 'review', 'roadmap', 'surveys', 'taken-answers']
	]);
});

test('a new document has its first content, written once by the server', async () => {
	const { house, curator } = await school();
	await house.post('/api/pairs', names, { cookie: curator.cookie });
	const documents = [...house.facts.all('documents')].filter(({ pairId }) => pairId !== null);
	expect(documents).toHaveLength(19);
	for (const { id } of documents) {
		const { tail } = await house.storage.log.read(id);
		const doc = new Y.Doc();
		for (const { update } of tail) Y.applyUpdate(doc, update);
		expect([tail.length, schemaOf(doc)]).toEqual([1, 1]);
	}
});

test('a pair from before a kind of paper was thought of gets it once, and an ended one does not', async () => {
	const { house, curator } = await school();
	await house.post('/api/pairs', names, { cookie: curator.cookie });
	const kindsOf = () => [...house.facts.all('documents')].map(({ kind }) => kind).toSorted();
	const whole = kindsOf();
	const late = [...house.facts.all('documents')].filter(({ kind }) => /marks|observ/.test(kind));
	await house.facts.change(late.map(({ id }) => ({ table: 'documents', remove: id })));
	const parts = { registers: house.facts, log: house.storage.log, chance: systemChance };
	const complete = () => completePairs({ ...parts, now: () => house.clock.now });
	expect([await complete(), await complete()]).toEqual([3, 0]);
	expect(kindsOf()).toEqual(whole);
	const [pair] = house.facts.all('pairs');
	await house.facts.change([
		{ table: 'pairs', put: { ...pair!, state: 'ended' } },
		...[...house.facts.all('documents')]
			.filter(({ kind }) => kind === 'marks')
			.map(({ id }) => ({ table: 'documents', remove: id }) as const)
	]);
	expect(await complete()).toBe(0);
});

test('nobody but a curator makes pairs or links, and a curator only in their own school', async () => {
	const { house, organisationId, curator } = await school();
	const other = await house.register.found({ school: 'Школа № 6', curator: 'Зоя' });
	const mentor = await house.signedIn({ name: 'Ольга', organisationId, role: 'mentor' });
	const refused = async (path: string, body: object, cookie = ''): Promise<string> =>
		refusalOf(await house.post(path, body, { cookie }));
	expect(await refused('/api/pairs', names)).toBe('sign-in-needed');
	expect(await refused('/api/pairs', names, mentor.cookie)).toBe('forbidden');
	const abroad = { ...names, organisationId: other.organisationId };
	expect(await refused('/api/pairs', abroad, curator.cookie)).toBe('forbidden');
	for (const id of [other.personId, 'nobody']) {
		expect(await refused(`/api/people/${id}/link`, {}, curator.cookie)).toBe('not-found');
	}
	expect(await refused(`/api/people/${curator.id}/link`, {}, mentor.cookie)).toBe('not-found');
	expect([...house.facts.all('pairs')]).toEqual([]);
});

test('a fresh link for a person of the school lets that person in', async () => {
	const { house, organisationId, curator } = await school();
	const { id } = await house.signedIn({ name: 'Ольга', organisationId, role: 'mentor' });
	const answer = await house.post(`/api/people/${id}/link`, {}, { cookie: curator.cookie });
	const { address } = (await answer.json()) as { address: string };
	const entered = await house.post('/api/enter', { secret: address.split('#')[1] });
	expect(await entered.json()).toMatchObject({ person: { id } });
});

test('rights that have ended make no pairs', async () => {
	const { house, curator } = await school();
	const grant = [...house.facts.all('grants')].find(({ personId }) => personId === curator.id);
	const put = { ...grant!, to: house.clock.now };
	await house.facts.change([{ table: 'grants', put }]);
	const answer = await house.post('/api/pairs', names, { cookie: curator.cookie });
	expect(await refusalOf(answer)).toBe('forbidden');
});

test('people who have accounts are paired as they are, and get the role they lack', async () => {
	const { house, organisationId, curator } = await school();
	const mentor = await house.signedIn({ name: 'Ольга', organisationId, role: 'mentee' });
	const body = { mentor: { personId: mentor.id }, mentee: 'Лугинин Артём' };
	const answer = await house.post('/api/pairs', body, { cookie: curator.cookie });
	const { pair } = (await answer.json()) as Made;
	expect(pair.mentors).toEqual([{ id: mentor.id, name: 'Ольга' }]);
	const me = await house.get('/api/me', { cookie: mentor.cookie });
	const { documents } = (await me.json()) as { documents: { kind: string; mode: string }[] };
	const written = documents.filter(({ mode }) => mode === 'read-write').map(({ kind }) => kind);
	const shared = ['journal', 'pair-notes', 'private-notes', 'programme'];
	expect(written).toEqual(expect.arrayContaining(shared));
	expect([...house.facts.all('people')].filter(({ name }) => name === 'Ольга')).toHaveLength(1);
});

test('a change of mentor gives the papers to the next one, and takes them from the one before', async () => {
	const { house, organisationId, curator } = await school();
	const as = { cookie: curator.cookie };
	const { pair, links } = (await (await house.post('/api/pairs', names, as)).json()) as Made;
	const before = links[0]!.person.id;
	const next = await house.signedIn({ name: 'Ольга', organisationId, role: 'mentor' });
	const body = { mentor: { personId: next.id } };
	const answer = await house.post(`/api/pairs/${pair.id}/mentor`, body, as);
	expect(await answer.json()).toMatchObject({ pair: { mentors: [{ id: next.id }] } });
	const kindsOf = (id: string): readonly string[] =>
		house.facts
			.accountOf(id, house.clock.now)!
			.documents.map(({ kind }) => kind)
			.toSorted();
	expect(kindsOf(next.id)).toContain('programme');
	expect(kindsOf(next.id)).toContain('private-notes');
	expect(kindsOf(before)).not.toContain('programme');
	expect(kindsOf(before)).toContain('private-notes');
});

test('of two mentors only the changed one goes, and it has to be said which', async () => {
	const { house, organisationId, curator } = await school();
	const as = { cookie: curator.cookie };
	const { pair, links } = (await (await house.post('/api/pairs', names, as)).json()) as Made;
	const first = links[0]!.person.id;
	const second = await house.signedIn({ name: 'Вера', organisationId, role: 'mentor' });
	const next = await house.signedIn({ name: 'Ольга', organisationId, role: 'mentor' });
	const join = { part: 'mentor', who: { personId: second.id } };
	await house.post(`/api/pairs/${pair.id}/members`, join, as);
	const change = (mentor: string, instead?: string) =>
		house.post(`/api/pairs/${pair.id}/mentor`, { mentor: { personId: mentor }, instead }, as);
	const mentorsOf = async (answer: Promise<Response>) =>
		((await (await answer).json()) as { pair: { mentors: readonly { id: string }[] } }).pair.mentors
			.map(({ id }) => id)
			.toSorted();
	expect(await refusalOf(await change(next.id))).toBe('mentor-unclear');
	const expected = [second.id, next.id].toSorted();
	expect(await mentorsOf(change(next.id, first))).toEqual(expected);
	expect(await mentorsOf(change(next.id, first))).toEqual(expected);
	expect(await mentorsOf(change(next.id))).toEqual(expected);
	const writes = (id: string) =>
		house.facts
			.accountOf(id, house.clock.now)!
			.documents.some(({ kind, mode }) => kind === 'programme' && mode === 'read-write');
	expect([first, second.id, next.id].map(writes)).toEqual([false, true, true]);

	// The second one takes over: nobody comes, and the one before goes.
	expect(await mentorsOf(change(second.id, next.id))).toEqual([second.id]);
	expect([second.id, next.id].map(writes)).toEqual([true, false]);
});

test('an ended pair is read and not written, and nobody ends a pair of another school', async () => {
	const { house, curator } = await school();
	const as = { cookie: curator.cookie };
	const { pair, links } = (await (await house.post('/api/pairs', names, as)).json()) as Made;
	const ended = await house.post(`/api/pairs/${pair.id}/state`, { state: 'ended' }, as);
	expect(await ended.json()).toMatchObject({ pair: { state: 'ended' } });
	const { documents } = house.facts.accountOf(links[0]!.person.id, house.clock.now)!;
	const journal = documents.find(({ kind }) => kind === 'journal');
	expect(journal?.mode).toBe('read-only');

	const other = await house.register.found({ school: 'Школа № 6', curator: 'Зоя' });
	const of = { name: 'Инна', organisationId: other.organisationId, role: 'curator' } as const;
	const stranger = { cookie: (await house.signedIn(of)).cookie };
	for (const [path, body] of [
		['state', { state: 'active' }],
		['mentor', { mentor: 'Чужой Человек' }]
	] as const) {
		const answer = await house.post(`/api/pairs/${pair.id}/${path}`, body, stranger);
		expect(await refusalOf(answer)).toBe('not-found');
	}
	const foreign = { mentor: { personId: links[0]!.person.id }, mentee: 'Кто Угодно' };
	expect(await refusalOf(await house.post('/api/pairs', foreign, stranger))).toBe('not-found');
});

test('a group has one programme, and each of its people papers of their own', async () => {
	const { house, organisationId, curator } = await school();
	const as = { cookie: curator.cookie };
	const { pair } = (await (await house.post('/api/pairs', names, as)).json()) as Made;
	const join = (part: string, who: unknown, headers: Record<string, string> = as) =>
		house.post(`/api/pairs/${pair.id}/members`, { part, who }, headers);
	const joined = await (await join('mentee', 'Верескова Дарья')).json();
	expect(joined).toMatchObject({
		pair: { mentees: [{ name: 'Лугинин Артём' }, { name: 'Верескова Дарья' }] },
		link: { person: { name: 'Верескова Дарья' } }
	});
	await join('mentor', 'Камышов Игорь');
	const { link } = joined as { link: { person: { id: string }; address: string } };
	await join('mentee', { personId: link.person.id });
	const members = [...house.facts.all('pairMembers')].filter(({ pairId }) => pairId === pair.id);
	expect(members).toHaveLength(4);
	const papers = [...house.facts.all('documents')].filter(({ pairId }) => pairId === pair.id);
	const owned = Map.groupBy(papers, ({ kind }) => kind);
	expect([owned.get('programme')?.length, owned.get('marks')?.length]).toEqual([1, 4]);

	const entered = await house.post('/api/enter', { secret: link.address.split('#')[1] });
	const { documents } = (await entered.json()) as { documents: { kind: string; mode: string }[] };
	expect(documents).toContainEqual(
		expect.objectContaining({ kind: 'programme', mode: 'read-write' })
	);
	const mentor = await house.signedIn({ name: 'Зоя', organisationId, role: 'mentor' });
	expect(await refusalOf(await join('mentee', 'Чужая Анна', { cookie: mentor.cookie }))).toBe(
		'not-found'
	);
	await house.post(`/api/pairs/${pair.id}/state`, { state: 'ended' }, as);
	expect(await refusalOf(await join('mentee', 'Поздняя Анна'))).toBe('not-found');
});
