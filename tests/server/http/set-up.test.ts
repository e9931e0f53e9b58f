import { expect, test } from 'vitest';
import { openHouse, refusalOf } from './house.ts';

const names = { school: 'Школа № 5', curator: 'Иволгина  Анна ' };

test('the set-up link makes the school and its first curator, and signs them in', async () => {
	const house = await openHouse();
	const secret = await house.register.openForSetup();
	const answer = await house.post('/api/setup', { secret, ...names });
	expect(answer.status).toBe(200);
	expect(await answer.json()).toMatchObject({
		person: { name: 'Иволгина Анна' },
		footing: 'enrolment-needed'
	});
	expect([...house.facts.all('organisations')]).toMatchObject([
		{ name: 'Школа № 5', kind: 'school' }
	]);
	expect([...house.facts.all('documents')]).toMatchObject([
		{ kind: 'roadmap' },
		{ kind: 'registry' },
		{ kind: 'surveys' },
		{ kind: 'taken-answers' },
		{ kind: 'library' },
		{ kind: 'monitoring' }
	]);
	// A curator sees many people's data: first the second factor, then everything else.
	const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
	expect(await refusalOf(await house.get('/api/me', { cookie }))).toBe('sign-in-unfinished');
	expect((await house.get('/api/protection', { cookie })).status).toBe(200);
});

test('it works once, and never again after the school is there', async () => {
	const house = await openHouse();
	const secret = await house.register.openForSetup();
	const answers = await Promise.all([
		house.post('/api/setup', { secret, ...names }),
		house.post('/api/setup', { secret, ...names })
	]);
	expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
	expect([...house.facts.all('organisations')]).toHaveLength(1);
	expect(await refusalOf(await house.post('/api/setup', { secret, ...names }))).toBe(
		'already-set-up'
	);
});

test('a new link makes the one before it worthless, and half an hour ends any', async () => {
	const house = await openHouse();
	const old = await house.register.openForSetup();
	const secret = await house.register.openForSetup();
	expect(await refusalOf(await house.post('/api/setup', { secret: old, ...names }))).toBe(
		'link-unknown'
	);
	house.clock.now += 31 * 60_000;
	expect(await refusalOf(await house.post('/api/setup', { secret, ...names }))).toBe(
		'setup-expired'
	);
});

test('what a form gets wrong is said in a sentence, and the link is not spent', async () => {
	const house = await openHouse();
	const secret = await house.register.openForSetup();
	const said = async (body: object): Promise<string> => {
		const answer = await house.post('/api/setup', { secret, ...body });
		expect(answer.status).toBe(400);
		return ((await answer.json()) as { message: string }).message;
	};
	expect(await said({ school: ' ', curator: 'Иволгина Анна' })).toContain('название школы');
	expect(await said({ school: 'Школа № 5', curator: 'А\u202e Б' })).toContain('имя');
	expect(await said({ school: 'Школа № 5' })).toContain('имя');
	expect(await said({ ...names, admin: true })).toContain('лишнее');
	expect((await house.post('/api/setup', { secret, ...names })).status).toBe(200);
});

test('«Посмотреть на примере» loads the invented district and gives a way in for everybody', async () => {
	const house = await openHouse();
	const secret = await house.register.openForSetup();
	const answer = await house.post('/api/setup', { secret, example: true });
	const body = (await answer.json()) as {
		roles: unknown;
		links: { role: string; address: string }[];
	};
	expect(body.roles).toMatchObject([{ role: 'curator' }]);
	expect(body.links).toHaveLength(23);
	const mentor = body.links.find(({ role }) => role === 'mentor');
	expect(mentor?.address).toMatch(/^http:\/\/localhost:8787\/enter#/);
	for (let time = 0; time < 2; time++) {
		const entered = await house.post('/api/enter', { secret: mentor?.address.split('#')[1] });
		expect(await entered.json()).toMatchObject({ roles: [{ role: 'mentor' }], pairs: [{}] });
	}
});
