import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addRequest, changeRequest } from '#lib/documents/monitoring/commands.ts';
import { addConsent, addPerson } from '#lib/documents/registry/commands.ts';
import { addActivity, setStatus } from '#lib/documents/roadmap/activities.ts';
import { addStage } from '#lib/documents/roadmap/stages.ts';
import { createHttp } from '../../../server/http/http.ts';
import { listen, type Listening } from '../../../server/http/listen.ts';
import { openHouse, type House } from './house.ts';

const open: Listening[] = [];
afterEach(async () => {
	for (const door of open.splice(0)) await door.stop();
});

/** A district with one school, behind a port. */
async function district() {
	const house = await openHouse();
	const door = await listen({
		...{ host: '127.0.0.1', port: 0, limits: {} },
		answer: createHttp(house.parts),
		upgrade: (_request, socket) => socket.destroy(),
		report: (cause) => expect.unreachable(String(cause))
	});
	open.push(door);
	const above = await house.register.foundDistrict({ school: 'Район', curator: 'Зоя' });
	const names = { school: 'Школа № 5', curator: 'Анна', parentId: above.organisationId };
	const { organisationId } = await house.register.found(names);
	const curator = await house.signedIn({ name: 'Вера', organisationId, role: 'curator' });
	const follow = async (who: { cookie: string }): Promise<string> => {
		const answer = await house.post('/api/calendar', {}, { cookie: who.cookie });
		const { address } = (await answer.json()) as { address: string };
		return `http://127.0.0.1:${door.port}${new URL(address).pathname}`;
	};
	return { house, above, organisationId, curator, follow };
}

async function write(
	house: House,
	of: { readonly kind: string; readonly organisationId: string },
	change: (doc: Y.Doc) => void
): Promise<string> {
	const { id: documentId } = [...house.facts.all('documents')].find(
		(row) => row.kind === of.kind && row.organisationId === of.organisationId
	)!;
	const doc = new Y.Doc();
	change(doc);
	const update = Y.encodeStateAsUpdate(doc);
	await house.storage.log.append([{ documentId, update, authorId: 'x', deviceId: 'y', at: 1 }]);
	return documentId;
}

async function toldAt(address: string): Promise<string> {
	const answer = await fetch(address);
	return answer.ok ? (await answer.text()).replaceAll('\r\n ', '') : `${answer.status}`;
}

const eventsIn = (told: string): readonly string[] =>
	[...told.matchAll(/DTSTART;VALUE=DATE:(\d+).*?SUMMARY:([^\r]+)/gs)].map(
		([, day, what]) => `${day} ${what}`
	);

function writeRoadmap(doc: Y.Doc): void {
	addStage(doc, { id: 's', number: 'I', title: 'Подготовка' });
	const row = (id: string, number: string, term: string): void =>
		addActivity(doc, { id, stageId: 's', number, title: 'Беседа с Лугининым', term });
	row('a', '1.1', 'до 10 декабря');
	row('b', '1.2', 'до 10.12.2026');
	row('c', '1.3', 'в течение года');
	row('d', '', 'май');
	row('e', '1.5', 'до 20 декабря');
	setStatus(doc, 'e', { status: 'done', today: '2026-11-20' });
}

test('a curator’s calendar knows on which day rows of the roadmap are due, by their numbers alone', async () => {
	const { house, organisationId, curator, follow } = await district();
	const of = { kind: 'roadmap', organisationId };
	const documentId = await write(house, of, writeRoadmap);
	const told = await toldAt(await follow(curator));
	expect(eventsIn(told)).toEqual([
		'20261210 Срок по дорожной карте: 1.1\\, 1.2',
		'20270531 Срок по дорожной карте'
	]);
	expect(told).toContain(`UID:${documentId}-2026-12-10@tropa`);
	for (const word of ['Беседа', 'Лугинин', 'Подготовка', 'Школа']) expect(told).not.toContain(word);
});

test('it knows the day on which consents end, unless a later paper stands, and neither whose nor how many', async () => {
	const { house, organisationId, curator, follow } = await district();
	await write(house, { kind: 'registry', organisationId }, (doc) => {
		const consent = (id: string, personId: string, until: string): void =>
			addConsent(doc, { id, personId, kind: 'personal-data', givenOn: '2026-09-01', until });
		for (const id of ['p1', 'p2', 'p3']) addPerson(doc, { id, name: 'Кедрина Ольга' });
		consent('c1', 'p1', '2026-12-31');
		consent('c2', 'p2', '2026-12-31');
		consent('c3', 'p3', '2026-12-15');
		consent('c4', 'p3', '2027-12-15');
		addConsent(doc, { id: 'c5', personId: 'p3', kind: 'publication', requestedOn: '2026-09-01' });
	});
	const told = await toldAt(await follow(curator));
	expect(eventsIn(told)).toEqual(['20261231 Истекают согласия', '20271215 Истекают согласия']);
	expect(told).not.toContain('Кедрина');
});

test('it knows by which day the district waits for an answer, until there is one; the district knows its own', async () => {
	const { house, above, organisationId, curator, follow } = await district();
	const days = { asOf: '2026-12-01', due: '2026-12-10' };
	const asking = { kind: 'monitoring', organisationId: above.organisationId };
	const documentId = await write(house, asking, (doc) => {
		for (const id of ['open', 'draft'])
			addRequest(doc, { id, createdAt: 1, title: 'Секрет', ...days });
		changeRequest(doc, 'open', { state: 'open' });
	});
	const address = await follow(curator);
	const told = await toldAt(address);
	expect(eventsIn(told)).toEqual(['20261210 Срок ответа на запрос района']);
	expect(told).not.toContain('Секрет');
	const put = {
		...{ id: 'sub', documentId, requestId: 'open', organisationId, number: 1 },
		step: 'sent',
		...{ hash: 'h', content: '{}', personId: curator.id, person: 'Вера', at: 2 }
	} as const;
	await house.facts.change([{ table: 'submissions', put }]);
	expect(eventsIn(await toldAt(address))).toEqual([]);
	const of = { organisationId: above.organisationId, role: 'mun_curator' } as const;
	const leader = await house.signedIn({ name: 'Зоя', ...of });
	expect(eventsIn(await toldAt(await follow(leader)))).toEqual([
		'20261210 Срок ответов школ на запрос'
	]);
});

test('a curator whose role has ended hears nothing more, and who only reads a roadmap never did', async () => {
	const { house, organisationId, curator, follow } = await district();
	await write(house, { kind: 'roadmap', organisationId }, writeRoadmap);
	const address = await follow(curator);
	expect(eventsIn(await toldAt(address))).toHaveLength(2);
	const director = await house.signedIn({ name: 'Ирина', organisationId, role: 'director' });
	expect(await toldAt(await follow(director))).toBe('404');
	const grant = [...house.facts.all('grants')].find(({ personId }) => personId === curator.id)!;
	await house.facts.change([{ table: 'grants', put: { ...grant, to: house.clock.now } }]);
	expect(await toldAt(address)).toBe('404');
});
