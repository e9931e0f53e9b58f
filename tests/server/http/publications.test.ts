import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addActivity } from '#lib/documents/roadmap/activities.ts';
import { addStage } from '#lib/documents/roadmap/stages.ts';
import { changeTitlePage } from '#lib/documents/roadmap/title-page.ts';
import { openHouse, refusalOf } from './house.ts';

/** A school with a roadmap of one row, in which somebody is named. */
async function school() {
	const house = await openHouse();
	const { organisationId } = await house.register.found({ school: 'Школа № 5', curator: 'Анна' });
	const curator = await house.signedIn({ name: 'Вера', organisationId, role: 'curator' });
	const roadmap = [...house.facts.all('documents')].find(({ kind }) => kind === 'roadmap');
	const documentId = roadmap?.id ?? '';
	const write = async (change: (doc: Y.Doc) => void): Promise<void> => {
		const doc = new Y.Doc();
		const { tail } = await house.storage.log.read(documentId);
		for (const { update } of tail) Y.applyUpdate(doc, update);
		const before = Y.encodeStateVector(doc);
		change(doc);
		const update = Y.encodeStateAsUpdate(doc, before);
		const from = { authorId: curator.id, deviceId: 'phone', at: house.clock.now };
		await house.storage.log.append([{ documentId, update, ...from }]);
	};
	const post = (path: string, body: object, cookie = curator.cookie) =>
		house.post(`/api/publications${path}`, { documentId, ...body }, { cookie });
	return { house, organisationId, documentId, write, post };
}

const person = {
	kind: 'person',
	text: 'Рябинина О.Л.',
	person: 'Рябинина О.Л.',
	post: ''
} as const;

function fill(doc: Y.Doc): void {
	changeTitlePage(doc, { title: 'Дорожная карта', order: 'Приказ о Рябининой О.Л.' });
	addStage(doc, { id: 's1', title: 'Подготовка' });
	addActivity(doc, {
		...{ id: 'a1', stageId: 's1', title: 'Издать приказ', term: 'май' },
		...{ responsible: 'Рябинина О.Л.', people: [person] }
	});
}

const hidden = { withPersons: false, listed: false };

async function pageOf(answer: Response): Promise<string> {
	const { publication } = (await answer.json()) as { publication: { address: string } };
	return new URL(publication.address).pathname;
}

test('what a curator publishes is read by everybody, without names and without scripts', async () => {
	const { house, write, post } = await school();
	await write(fill);
	const address = await pageOf(await post('', hidden));
	const page = await house.get(address);
	const text = await page.text();
	expect(page.status).toBe(200);
	expect(text).toContain('Издать приказ');
	expect(text).toContain('Школа № 5');
	expect(text).not.toMatch(/Рябинин|<script|onclick/);
	expect(page.headers.get('x-robots-tag')).toBe('noindex, nofollow');
	expect(page.headers.get('cache-control')).toBe('no-store');
});

test('names and search engines only where the curator says so', async () => {
	const { house, write, post } = await school();
	await write(fill);
	const first = await pageOf(await post('', hidden));
	const address = await pageOf(await post('', { withPersons: true, listed: true }));
	expect(address).toBe(first);
	const page = await house.get(address);
	expect(await page.text()).toContain('Рябинина О.Л.');
	expect(page.headers.get('x-robots-tag')).toBe('index, follow');
});

test('what is written after the publication is not shown until it is published again', async () => {
	const { house, write, post } = await school();
	await write(fill);
	const address = await pageOf(await post('', hidden));
	await write((doc) => addActivity(doc, { id: 'a2', stageId: 's1', title: 'Новая строка' }));
	expect(await (await house.get(address)).text()).not.toContain('Новая строка');
	await post('', hidden);
	expect(await (await house.get(address)).text()).toContain('Новая строка');
});

test('a page that was withdrawn, or whose document is erased, is gone', async () => {
	const { house, documentId, write, post } = await school();
	await write(fill);
	const address = await pageOf(await post('', hidden));
	await post('/withdraw', {});
	const gone = await house.get(address);
	expect(gone.status).toBe(404);
	expect(await gone.text()).toContain('сняли с публикации');
	expect(await (await post('/state', {})).json()).toEqual({ publication: null });
	const again = await pageOf(await post('', hidden));
	const row = house.facts.find('documents', documentId);
	if (row) await house.facts.change([{ table: 'documents', put: { ...row, erasedAt: 1 } }]);
	expect((await house.get(again)).status).toBe(404);
});

test('only who may write the roadmap publishes, sees the address, or withdraws', async () => {
	const { house, organisationId, write, post } = await school();
	await write(fill);
	const mentor = await house.signedIn({ name: 'Пётр', organisationId, role: 'mentor' });
	const { organisationId: other } = await house.register.found({ school: 'Иная', curator: 'Ян' });
	const stranger = await house.signedIn({ name: 'Яна', organisationId: other, role: 'curator' });
	for (const path of ['', '/state', '/withdraw']) {
		const body = path === '' ? hidden : {};
		expect(await refusalOf(await post(path, body, mentor.cookie))).toBe('forbidden');
		expect(await refusalOf(await post(path, body, stranger.cookie))).toBe('not-found');
		expect(await refusalOf(await post(path, body, ''))).toBe('sign-in-needed');
	}
	expect([...house.facts.all('publications')]).toEqual([]);
});

test('an empty roadmap is not published, and nothing but roadmaps is', async () => {
	const { house, post } = await school();
	const empty = await post('', hidden);
	expect(empty.status).toBe(400);
	expect(await refusalOf(empty)).toBe('malformed');
	expect((await house.get('/public/no-such-page')).status).toBe(404);
});

test('the look for people with low vision needs no scripts', async () => {
	const { house, write, post } = await school();
	await write(fill);
	const address = await pageOf(await post('', hidden));
	const text = await (await house.get(`${address}?size=largest&ink=light-on-dark`)).text();
	expect(text).toContain('<html lang="ru" class="largest light-on-dark">');
	expect(text).toContain('Версия для слабовидящих');
	const odd = await (await house.get(`${address}?size="><b>&ink=x`)).text();
	expect(odd).toContain('class="usual usual"');
});
