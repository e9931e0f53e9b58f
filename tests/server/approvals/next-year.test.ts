import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { activitiesOf } from '#lib/domain/roadmap/roadmap.ts';
import * as activities from '#lib/documents/roadmap/activities.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { documentInLog } from '../../../server/approvals/plan-in-log.ts';
import { refusalOf } from '../http/house.ts';
import { approvingSchool } from './approving-school.ts';

const id = '3e1f2c64-6f0a-4a55-9b7e-0d6f6a1c9a10';
const other = '3e1f2c64-6f0a-4a55-9b7e-0d6f6a1c9a11';

async function schoolWithYear() {
	const school = await approvingSchool();
	await school.edit((doc) => {
		activities.changeActivity(doc, 'a', { term: 'октябрь 2026' });
		activities.setStatus(doc, 'a', { status: 'done', today: '2026-10-20' });
	});
	const roll = (who: { readonly cookie: string }, more: object = {}) =>
		school.house.post(
			'/api/roadmaps',
			{ id, from: school.documentId, year: 2026, hash: school.hash(), ...more },
			{ cookie: who.cookie }
		);
	return { ...school, roll };
}

test('the next year is a roadmap of its own, and the year that is left stays as it was', async () => {
	const school = await schoolWithYear();
	const { house, curator, documentId, roll, doc } = school;
	const answer = await roll(curator);
	expect(await answer.json()).toEqual({ documentId: id });
	const made = readRoadmap(await documentInLog(house.storage.log, id));
	const [first] = activitiesOf(made);
	expect(first).toMatchObject({ term: 'октябрь 2027', status: 'planned', title: 'Дело a' });
	const left = await documentInLog(house.storage.log, documentId);
	expect(readRoadmap(left)).toEqual(readRoadmap(doc));
	const me = await (await house.get('/api/me', { cookie: curator.cookie })).json();
	const years = me.documents.map((card: { id: string; schoolYear: number }) => [
		card.id,
		card.schoolYear
	]);
	expect(new Map(years)).toEqual(
		new Map([
			[documentId, 2026],
			[id, 2027]
		])
	);
	// A phone may go on writing it as any other.
	const phone = new Y.Doc();
	Y.applyUpdate(phone, Y.encodeStateAsUpdate(await documentInLog(house.storage.log, id)));
	expect(phone.store.pendingStructs).toBeNull();
});

test('asked twice it is one roadmap; a second one of that year is refused', async () => {
	const { roll, curator, house } = await schoolWithYear();
	const answers = await Promise.all([roll(curator), roll(curator)]);
	expect(answers.map(({ status }) => status)).toEqual([200, 200]);
	expect(await refusalOf(await roll(curator, { id: other }))).toBe('approval-out-of-turn');
	const rows = [...house.facts.all('documents')].filter(({ kind }) => kind === 'roadmap');
	expect(rows).toHaveLength(2);
});

test('nobody makes it but who keeps the roadmap, and only of what they have seen', async () => {
	const { roll, curator, director, signIn, districtId, house } = await schoolWithYear();
	expect(await refusalOf(await roll(director))).toBe('forbidden');
	expect(await refusalOf(await roll(await signIn('mentor')))).toBe('forbidden');
	expect(await refusalOf(await roll(await signIn('mun_curator', districtId)))).toBe('forbidden');
	expect(await refusalOf(await roll(await signIn('partner')))).toBe('not-found');
	expect(await refusalOf(await roll(curator, { hash: 'a'.repeat(64) }))).toBe('approval-not-same');
	expect(await refusalOf(await roll(curator, { from: 'nothing' }))).toBe('not-found');
	expect(await refusalOf(await roll(curator, { year: 20 }))).toBe('malformed');
	house.disk.failNext('full');
	expect(await refusalOf(await roll(curator))).toBe('storage-full');
	expect([...house.facts.all('documents')]).toHaveLength(1);
});
