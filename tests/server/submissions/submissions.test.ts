import { createHash, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { snapshotText, type Snapshot } from '#lib/domain/monitoring/snapshot.ts';
import type { Submission } from '#lib/domain/monitoring/submission.ts';
import { addField, addRequest, changeRequest } from '#lib/documents/monitoring/commands.ts';
import { openHouse, refusalOf } from '../http/house.ts';

type Headers = { readonly cookie: string };
type School = { readonly organisationId: string; readonly as: Headers };

async function district() {
	const house = await openHouse();
	const above = await house.register.foundDistrict({ school: 'Район', curator: 'Зоя' });
	const schools: School[] = [];
	for (const school of ['Школа № 5', 'Школа № 6']) {
		const names = { school, curator: 'Анна', parentId: above.organisationId };
		const { organisationId } = await house.register.found(names);
		const curator = await house.signedIn({
			name: `Вера ${school}`,
			organisationId,
			role: 'curator'
		});
		schools.push({ organisationId, as: { cookie: curator.cookie } });
	}
	const [five, six] = schools as [School, School];
	const of = { organisationId: above.organisationId, name: 'Инна' } as const;
	const office: Headers = { cookie: (await house.signedIn({ ...of, role: 'mun_office' })).cookie };
	const keeper: Headers = { cookie: (await house.signedIn({ ...of, role: 'mun_curator' })).cookie };
	const documentId = [...house.facts.all('documents')].find(
		({ kind, organisationId }) => kind === 'monitoring' && organisationId === above.organisationId
	)!.id;
	const write = async (fill: (doc: Y.Doc) => void): Promise<void> => {
		const doc = new Y.Doc();
		const { tail } = await house.storage.log.read(documentId);
		for (const { update } of tail) Y.applyUpdate(doc, update);
		const before = Y.encodeStateVector(doc);
		fill(doc);
		const update = Y.encodeStateAsUpdate(doc, before);
		await house.storage.log.append([{ documentId, update, authorId: 'x', deviceId: 'y', at: 1 }]);
	};
	await write((doc) => {
		const days = { asOf: '2026-12-01', due: '2026-12-10' };
		addRequest(doc, { id: 'request', createdAt: 1, title: 'На 1 декабря', ...days });
		addField(doc, 'request', { id: 'f', kind: 'number', title: 'Пар' });
		changeRequest(doc, 'request', { state: 'open' });
	});
	const send = (from: School, value: string, more: object = {}, as: Headers = from.as) => {
		const content = snapshotText(snapshot(value));
		const body = { ...frame(from, content), ...more };
		return house.post('/api/submissions', body, as);
	};
	const frame = ({ organisationId }: School, content: string) => ({
		...{ id: randomUUID(), documentId, requestId: 'request', organisationId, step: 'sent' },
		...{ content, hash: createHash('sha256').update(content).digest('hex') }
	});
	const seen = async (as: Headers): Promise<readonly Submission[]> => {
		const answer = await house.get('/api/submissions', as);
		return ((await answer.json()) as { submissions: readonly Submission[] }).submissions;
	};
	return { house, five, six, office, keeper, documentId, write, send, seen };
}

function snapshot(value: string): Snapshot {
	const row = { fieldId: 'f', kind: 'number', title: 'Пар', value, counted: '' } as const;
	return {
		...{ version: 1, requestId: 'request', title: 'На 1 декабря', school: 'Школа № 5' },
		...{ asOf: '2026-12-01', due: '2026-12-10' },
		rows: [{ ...row, numerator: 0, denominator: 0, reason: '', dataAt: 0 }]
	};
}

test('what a school sent is seen by it and by its district, and by no other school', async () => {
	const { five, six, office, keeper, send, seen } = await district();
	expect((await send(five, '12')).status).toBe(200);
	for (const as of [five.as, office, keeper]) {
		const [one, ...others] = await seen(as);
		expect(others).toEqual([]);
		expect(one).toMatchObject({ number: 1, step: 'sent', person: 'Вера Школа № 5' });
		expect(JSON.parse(one!.content)).toEqual(snapshot('12'));
	}
	expect(await seen(six.as)).toEqual([]);
});

test('what was recalled is no longer before the district, and a correction is another version', async () => {
	const { house, five, keeper, send, seen } = await district();
	await send(five, '12');
	const back = { step: 'recalled', hash: '', content: '' };
	expect((await send(five, '12', back)).status).toBe(200);
	expect((await seen(keeper)).map(({ step, content }) => [step, content])).toEqual([
		['sent', ''],
		['recalled', '']
	]);
	expect((await seen(five.as))[0]?.content).toContain('"value":"12"');
	expect(await refusalOf(await send(five, '12', back))).toBe('submission-out-of-turn');
	await send(five, '13');
	await send(five, '14');
	const told = (await seen(keeper)).toSorted((a, b) => a.number - b.number);
	expect(told.map(({ number, content }) => [number, content === ''])).toEqual([
		[1, true],
		[2, true],
		[3, true],
		[4, false]
	]);
	expect(await refusalOf(await send(five, '14'))).toBe('submission-out-of-turn');
	const rows = [...house.facts.all('submissions')].toSorted((a, b) => a.number - b.number);
	expect(rows[0]?.content).toContain('"value":"12"');
});

test('asked twice, because the answer was lost, it is one step', async () => {
	const { house, five, send } = await district();
	const id = randomUUID();
	expect((await send(five, '12', { id })).status).toBe(200);
	expect((await send(five, '12', { id })).status).toBe(200);
	expect([...house.facts.all('submissions')]).toHaveLength(1);
	expect(await refusalOf(await send(five, '13', { id, requestId: 'other' }))).toBe(
		'submission-out-of-turn'
	);
});

test('nobody sends for another school, nor the district for a school, nor whoever only reads', async () => {
	const { house, five, six, keeper, send } = await district();
	expect(await refusalOf(await send(five, '12', {}, six.as))).toBe('not-found');
	expect(await refusalOf(await send(five, '12', {}, keeper))).toBe('not-found');
	const of = { name: 'Директор', organisationId: five.organisationId, role: 'director' } as const;
	const director = { cookie: (await house.signedIn(of)).cookie };
	expect(await refusalOf(await send(five, '12', {}, director))).toBe('forbidden');
	const mentor = await house.signedIn({ ...of, name: 'Ольга', role: 'mentor' });
	expect(await refusalOf(await send(five, '12', {}, { cookie: mentor.cookie }))).toBe('not-found');
	expect([...house.facts.all('submissions')]).toEqual([]);
});

test('what is not whole, what is not asked and what is closed is not taken', async () => {
	const { five, write, send } = await district();
	const other = snapshotText(snapshot('99'));
	expect(await refusalOf(await send(five, '12', { content: other }))).toBe('malformed');
	const spaced = `${other} `;
	const hash = createHash('sha256').update(spaced).digest('hex');
	expect(await refusalOf(await send(five, '12', { content: spaced, hash }))).toBe('malformed');
	expect(await refusalOf(await send(five, '12', { requestId: 'unknown' }))).toBe('not-found');
	await write((doc) => changeRequest(doc, 'request', { state: 'closed' }));
	expect(await refusalOf(await send(five, '12'))).toBe('submission-out-of-turn');
});
