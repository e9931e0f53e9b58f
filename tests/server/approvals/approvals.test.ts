import { expect, test } from 'vitest';
import { approvalState } from '#lib/domain/approvals/approval.ts';
import { linesBetween } from '#lib/domain/approvals/change-lines.ts';
import { readCanonical } from '#lib/domain/approvals/plan-content.ts';
import { planContentOf } from '#lib/documents/plan-content.ts';
import * as activities from '#lib/documents/roadmap/activities.ts';
import { newOrganisation } from '../../../server/auth/people.ts';
import { systemChance } from '../../../server/auth/secrets.ts';
import { refusalOf } from '../http/house.ts';
import { approvingSchool } from './approving-school.ts';

const order = { number: '12', date: '2026-09-01' };

async function approved() {
	const school = await approvingSchool();
	const { curator, director, take } = school;
	await take(curator, { step: 'sent' });
	await take(curator, {
		step: 'considered',
		words: { body: 'педагогический совет', number: '1', date: '2026-08-30' }
	});
	await take(director, { step: 'approved', words: order });
	return school;
}

const changeTerm = (school: Awaited<ReturnType<typeof approvingSchool>>, term: string) =>
	school.edit((doc) => activities.changeActivity(doc, 'a', { term }));

test('a roadmap is sent, considered and approved; everybody who reads it sees when', async () => {
	const school = await approved();
	const { house, documentId, director } = school;
	const records = house.facts.approvalsOf(documentId);
	expect(records.map(({ number, step, person }) => [number, step, person])).toEqual([
		[1, 'sent', 'Ольхов curator'],
		[2, 'considered', 'Ольхов curator'],
		[3, 'approved', 'Ольхов director']
	]);
	const state = approvalState(records);
	expect(state.inForce).toMatchObject({ hash: school.hash(), list: 0 });
	expect(state.inForce?.record).toMatchObject({ at: house.clock.now, personId: director.id });
	const mentor = await school.signIn('mentor');
	const me = await (await house.get('/api/me', { cookie: mentor.cookie })).json();
	expect(me.documents).toMatchObject([
		{ id: documentId, approval: { records: 3, approvedOn: '2026-09-01', list: 0 } }
	]);
	expect(me.documents[0]).not.toHaveProperty('may');
});

test('the approved plan stays readable word for word, whatever is edited later', async () => {
	const school = await approved();
	const { house, hash, path, curator, doc } = school;
	const [was, content] = [hash(), planContentOf(doc, 'roadmap')];
	await changeTerm(school, 'октябрь');
	const frozen = path.replace('/approvals', '/frozen');
	const answer = await house.get(`${frozen}?hash=${was}`, { cookie: curator.cookie });
	expect(readCanonical(await answer.text())).toEqual(content);
	// What no record of this document names is not given, though it may be on the disk.
	for (const other of [hash(), 'x', ''])
		expect((await house.get(`${frozen}?hash=${other}`, { cookie: curator.cookie })).status).toBe(
			404
		);
});

test('only what the server holds can be sent: a forged hash and one of unsent edits are refused', async () => {
	const school = await approvingSchool();
	const { ask, curator, hash, doc } = school;
	expect(await refusalOf(await ask(curator, { step: 'sent', hash: 'f'.repeat(64) }))).toBe(
		'approval-not-same'
	);
	activities.changeActivity(doc, 'a', { term: 'ещё не отправлено' });
	expect(await refusalOf(await ask(curator, { step: 'sent', hash: hash() }))).toBe(
		'approval-not-same'
	);
	expect(school.house.facts.approvalsOf(school.documentId)).toEqual([]);
});

test('the director approves what was sent: a hash of later edits is refused, and so is an old one', async () => {
	const school = await approvingSchool();
	const { ask, take, curator, director, hash } = school;
	const first = hash();
	await take(curator, { step: 'sent' });
	await changeTerm(school, 'октябрь');
	expect(await refusalOf(await ask(director, { step: 'approved', words: order }))).toBe(
		'approval-out-of-turn'
	);
	await take(curator, { step: 'withdrawn', hash: first });
	await take(curator, { step: 'sent' });
	const stale = await ask(director, { step: 'approved', hash: first, words: order });
	expect(await refusalOf(stale)).toBe('approval-out-of-turn');
	const records = await take(director, { step: 'approved', words: order });
	expect(approvalState(records).inForce?.hash).toBe(hash());
});

test('a step asked twice is one step; its id does not serve for another', async () => {
	const school = await approvingSchool();
	const { ask, take, curator, director } = school;
	await take(curator, { step: 'sent' });
	const step = { step: 'approved', id: 'approve-0001', words: order } as const;
	const answers = await Promise.all([ask(director, step), ask(director, step)]);
	expect(answers.map(({ status }) => status)).toEqual([200, 200]);
	expect(school.house.facts.approvalsOf(school.documentId)).toHaveLength(2);
	const other = await school.signIn('director');
	expect(await refusalOf(await ask(other, step))).toBe('approval-out-of-turn');
	// The same deed under another id finds nothing to decide.
	expect(await refusalOf(await ask(director, { ...step, id: 'approve-0002' }))).toBe(
		'approval-out-of-turn'
	);
});

test('of two directors who approve and return in the same moment one is heard', async () => {
	const school = await approvingSchool();
	const { ask, take, curator, director } = school;
	await take(curator, { step: 'sent' });
	const other = await school.signIn('director');
	const answers = await Promise.all([
		ask(director, { step: 'approved', words: order }),
		ask(other, { step: 'returned', words: { remark: 'Уточнить сроки' } })
	]);
	expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});

test('nobody approves but a director of that school, and no program does', async () => {
	const school = await approvingSchool();
	const { ask, take, curator, house, path } = school;
	await take(curator, { step: 'sent' });
	const approve = { step: 'approved', words: order } as const;
	for (const role of ['curator', 'mentor', 'union', 'methodist'] as const) {
		expect(await refusalOf(await ask(await school.signIn(role), approve))).toBe('forbidden');
	}
	for (const role of ['mun_curator', 'mun_office'] as const) {
		const above = await school.signIn(role, school.districtId);
		expect(await refusalOf(await ask(above, approve))).toBe('forbidden');
	}
	const making = { chance: systemChance, now: house.clock.now };
	const elsewhere = newOrganisation({ kind: 'school', name: 'Другая', parentId: null }, making);
	await house.facts.change(elsewhere.changes);
	const stranger = await school.signIn('director', elsewhere.id);
	expect(await refusalOf(await ask(stranger, approve))).toBe('not-found');
	const reading = await house.get(path, { cookie: stranger.cookie });
	expect(await refusalOf(reading)).toBe('not-found');
	const token = await house.sessions.mintToken(school.director.id, 'api', 'integration');
	const byProgram = await house.post(
		path,
		{ id: 'program-0001', hash: school.hash(), ...approve },
		{ authorization: `Bearer ${token}` }
	);
	expect(await refusalOf(byProgram)).toBe('not-for-programs');
	expect(await refusalOf(await ask({ cookie: '' }, approve))).toBe('sign-in-needed');
});

test('what is returned says why, and may be sent again', async () => {
	const school = await approvingSchool();
	const { ask, take, curator, director } = school;
	await take(curator, { step: 'sent' });
	expect(await refusalOf(await ask(director, { step: 'returned' }))).toBe('malformed');
	await take(director, { step: 'returned', words: { remark: 'Уточнить сроки' } });
	const records = await take(curator, { step: 'sent' });
	expect(approvalState(records)).toMatchObject({ pending: { chain: [] }, returned: undefined });
	expect(records.at(-2)?.words.remark).toBe('Уточнить сроки');
});

test('later edits become list № 1, decided line by line; only what is accepted is in force', async () => {
	const school = await approved();
	const { ask, take, curator, director, hash, doc, house, documentId, path } = school;
	const before = planContentOf(doc, 'roadmap');
	expect(await refusalOf(await ask(curator, { step: 'changes-sent' }))).toBe(
		'approval-out-of-turn'
	);
	await changeTerm(school, 'октябрь');
	await school.edit((plan) => activities.removeActivity(plan, 'b'));
	expect(await refusalOf(await ask(curator, { step: 'changes-sent' }))).toBe('malformed');
	await take(curator, { step: 'changes-sent', words: { reason: 'Перенос занятий' } });

	const lines = linesBetween(before, planContentOf(doc, 'roadmap')).map(({ id }) => id);
	expect(lines).toEqual(['row/a/=term', 'row/b/-']);
	const decide = (decisions: object[]) =>
		ask(director, { step: 'changes-decided', words: { lines: decisions as never } });
	const accept = { line: 'row/a/=term', is: 'accepted', remark: '' };
	expect(await refusalOf(await decide([accept]))).toBe('approval-out-of-turn');
	expect(
		await refusalOf(await decide([accept, { line: 'row/b/-', is: 'returned', remark: '' }]))
	).toBe('malformed');
	const decided = await decide([
		accept,
		{ line: 'row/b/-', is: 'returned', remark: 'Это мероприятие нужно' }
	]);
	expect(decided.status).toBe(200);

	const state = approvalState(house.facts.approvalsOf(documentId));
	expect(state.versions.map(({ list }) => list)).toEqual([0, 1]);
	const text = await house.get(
		`${path.replace('/approvals', '/frozen')}?hash=${state.inForce?.hash}`,
		{ cookie: curator.cookie }
	);
	const inForce = readCanonical(await text.text());
	expect(inForce && linesBetween(before, inForce).map(({ id }) => id)).toEqual(['row/a/=term']);
	expect(inForce && linesBetween(inForce, planContentOf(doc, 'roadmap'))).toHaveLength(1);

	// The next one is № 2, and starts from what is in force.
	await changeTerm(school, 'ноябрь');
	const records = await take(curator, { step: 'changes-sent', words: { reason: 'Ещё раз' } });
	expect(records.at(-1)).toMatchObject({ list: 2, basis: state.inForce?.hash, hash: hash() });
});

test('a list of which nothing is accepted leaves in force what was', async () => {
	const school = await approved();
	const { take, curator, director, hash } = school;
	const first = hash();
	await changeTerm(school, 'октябрь');
	await take(curator, { step: 'changes-sent', words: { reason: 'Перенос' } });
	const lines = [{ line: 'row/a/=term', is: 'returned', remark: 'Рано' }] as const;
	const records = await take(director, { step: 'changes-decided', words: { lines } });
	const state = approvalState(records);
	expect(state.inForce?.hash).toBe(first);
	expect(state.versions).toHaveLength(1);
	expect(state.decided?.list).toBe(1);
});

test('everything is there after a restart, and of a full disk nothing is half there', async () => {
	const school = await approvingSchool();
	const { house, ask, take, curator, director, documentId } = school;
	await take(curator, { step: 'sent' });
	house.disk.failNext('full');
	const refused = await ask(director, { step: 'approved', words: order });
	expect(await refusalOf(refused)).toBe('storage-full');
	expect(house.facts.approvalsOf(documentId)).toHaveLength(1);
	await take(director, { step: 'approved', words: order });
	const all = await house.storage.records.readAll();
	expect(all.approvals).toHaveLength(2);
	expect(all.approvals.filter(({ frozen }) => frozen !== '')).toHaveLength(1);
});

test('a step that says what no step says is refused with a sentence', async () => {
	const { ask, curator } = await approvingSchool();
	for (const step of [
		{ step: 'signed' },
		{ step: 'sent', hash: 'short' },
		{ step: 'sent', id: '../..' },
		{ step: 'considered', words: { date: '1 сентября' } },
		{ step: 'sent', words: { secret: 1 } }
	])
		expect(await refusalOf(await ask(curator, step as never))).toBe('malformed');
});
