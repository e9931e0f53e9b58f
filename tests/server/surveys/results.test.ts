import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addSurvey, changeSurvey, handIn, setAnswer } from '#lib/documents/surveys/commands.ts';
import { openHouse, refusalOf } from '../http/house.ts';

interface Given {
	readonly answered: number;
	readonly asked: number;
	readonly isHidden: boolean;
	readonly withheld: number;
	readonly sheets: readonly { readonly name: string; readonly answers: object }[];
}

async function school({ isAnonymous }: { readonly isAnonymous: boolean }) {
	const house = await openHouse();
	const { organisationId } = await house.register.found({ school: 'Школа № 5', curator: 'Анна' });
	const curator = await house.signedIn({ name: 'Вера', organisationId, role: 'curator' });
	const as = { cookie: curator.cookie };
	const find = (kind: string, ownerId: string | null = null): string =>
		[...house.facts.all('documents')].find(
			(row) => row.kind === kind && row.ownerId === ownerId && row.organisationId === organisationId
		)!.id;
	const write = async (documentId: string, fill: (doc: Y.Doc) => void): Promise<void> => {
		const doc = new Y.Doc();
		fill(doc);
		const update = Y.encodeStateAsUpdate(doc);
		const row = { documentId, update, authorId: 'x', deviceId: 'y', at: 1 };
		await house.storage.log.append([row]);
	};
	const surveys = find('surveys');
	await write(surveys, (doc) => {
		const audience = ['mentor'] as const;
		addSurvey(doc, {
			id: 's',
			createdAt: 1,
			title: 'Как вам?',
			audience,
			isAnonymous,
			questions: [
				{
					...{
						id: 'q',
						code: 'q',
						kind: 'scale' as const,
						title: 'Оценка',
						hint: '',
						isRequired: false
					},
					...{ options: [], rows: [], from: 1, to: 10, fromLabel: '', toLabel: '', most: 0 },
					isKey: true
				}
			]
		});
		changeSurvey(doc, 's', { state: 'open' });
	});
	const answer = (documentId: string, sheetId: string, value: number | undefined) =>
		write(documentId, (doc) => {
			const place = { sheetId, surveyId: 's' };
			if (value !== undefined)
				setAnswer(doc, place, { code: 'q', answer: { kind: 'number', value } });
			handIn(doc, place, { at: 1 });
		});
	const results = async (headers = as): Promise<Given> => {
		const body = { documentId: surveys, surveyId: 's' };
		return (await (await house.post('/api/surveys/answers', body, headers)).json()) as Given;
	};
	/** By the numbers that the indicators are counted from. */
	const satisfied = async (): Promise<unknown> => {
		await house.projector.settle();
		const said = await (await house.get('/api/progress', as)).json();
		return (said as { parts: Record<string, { surveys: { satisfied: unknown }[] }> }).parts[
			`school/${organisationId}/surveys`
		]?.surveys[0]?.satisfied;
	};
	return { house, organisationId, as, find, answer, results, satisfied, surveys, curator };
}

test('what is said without a name is opened by nobody, and told from five on without names', async () => {
	const { house, organisationId, as, find, answer, results } = await school({ isAnonymous: true });
	const mentors: { id: string; cookie: string }[] = [];
	for (let at = 0; at < 4; at += 1) {
		mentors.push(await house.signedIn({ name: `Наставник ${at}`, organisationId, role: 'mentor' }));
	}
	const given = await house.post('/api/surveys/papers', { organisationId }, as);
	expect(await given.json()).toEqual({ made: 12 });
	const again = await house.post('/api/surveys/papers', { organisationId }, as);
	expect(await again.json()).toEqual({ made: 0 });
	for (const [at, { id }] of mentors.entries()) await answer(find('ballots', id), 's', at + 1);
	expect(await results()).toMatchObject({ answered: 4, asked: 4, isHidden: true, sheets: [] });

	const me = (await (await house.get('/api/me', as)).json()) as { documents: { id: string }[] };
	const opened = me.documents.map(({ id }) => id);
	for (const { id } of mentors) expect(opened).not.toContain(find('ballots', id));

	const fifth = await house.signedIn({ name: 'Наставник 5', organisationId, role: 'mentor' });
	await house.post('/api/surveys/papers', { organisationId }, as);
	await answer(find('ballots', fifth.id), 's', 5);
	const told = await results();
	expect(told).toMatchObject({ answered: 5, isHidden: false, withheld: 0 });
	expect(told.sheets.map(({ name }) => name)).toEqual(['', '', '', '', '']);
	expect(JSON.stringify(told)).not.toContain('Наставник');
});

test('what a curator typed in, or said themselves, does not help to work out what the others said', async () => {
	const { house, organisationId, as, find, answer, results, satisfied, curator } = await school({
		isAnonymous: true
	});
	const mentors: { id: string }[] = [];
	for (let at = 0; at < 5; at += 1) {
		mentors.push(await house.signedIn({ name: `Наставник ${at}`, organisationId, role: 'mentor' }));
	}
	await house.post('/api/surveys/papers', { organisationId }, as);
	for (let at = 0; at < 4; at += 1) await answer(find('taken-answers'), `paper ${at}`, 9);
	await answer(find('ballots', mentors[0]!.id), 's', 1);
	const nothing = { isHidden: true, sheets: [] };
	expect(await results()).toMatchObject({ answered: 5, withheld: 1, ...nothing });
	expect(await satisfied()).toBeNull();

	await answer(find('taken-answers'), 'paper 5', 9);
	const typed = await results();
	expect(typed).toMatchObject({ answered: 6, withheld: 1, isHidden: false });
	expect(typed.sheets.map(({ answers }) => answers)).toEqual(
		Array.from({ length: 5 }, () => ({ q: { kind: 'number', value: 9 } }))
	);
	expect(await satisfied()).toEqual({ of: 5, satisfied: 5 });

	for (const { id } of mentors.slice(1, 4)) await answer(find('ballots', id), 's', 2);
	await answer(find('ballots', curator.id), 's', 8);
	expect(await results()).toMatchObject({ answered: 10, withheld: 4 });
	expect(await satisfied()).toEqual({ of: 6, satisfied: 6 });

	await answer(find('ballots', mentors[4]!.id), 's', 3);
	expect(await results()).toMatchObject({ answered: 11, withheld: 0, isHidden: false });
	expect((await results()).sheets).toHaveLength(11);
	expect(await satisfied()).toEqual({ of: 11, satisfied: 6 });
});

test('a sheet that says nothing hides nobody', async () => {
	const { house, organisationId, as, find, answer, results } = await school({ isAnonymous: true });
	await house.post('/api/surveys/papers', { organisationId }, as);
	for (let at = 0; at < 5; at += 1) {
		const { id } = await house.signedIn({ name: `Н ${at}`, organisationId, role: 'mentor' });
		await house.post('/api/surveys/papers', { organisationId }, as);
		await answer(find('ballots', id), 's', at === 0 ? 7 : undefined);
	}
	expect(await results()).toMatchObject({ answered: 1, isHidden: true, sheets: [] });
});

test('what is signed is told with its names, to curators alone', async () => {
	const { house, organisationId, as, find, answer, results, surveys } = await school({
		isAnonymous: false
	});
	const mentor = await house.signedIn({ name: 'Ольга', organisationId, role: 'mentor' });
	await house.post('/api/surveys/papers', { organisationId }, as);
	await answer(find('answers', mentor.id), 's', 7);
	expect(await results()).toMatchObject({
		...{ answered: 1, asked: 1, isHidden: false },
		sheets: [{ name: 'Ольга', answers: { q: { kind: 'number', value: 7 } } }]
	});
	const body = { documentId: surveys, surveyId: 's' };
	const asMentor = { cookie: mentor.cookie };
	expect(await refusalOf(await house.post('/api/surveys/answers', body, asMentor))).toBe(
		'forbidden'
	);
	const papers = await house.post('/api/surveys/papers', { organisationId }, asMentor);
	expect(await refusalOf(papers)).toBe('forbidden');
	const other = await house.register.found({ school: 'Школа № 6', curator: 'Зоя' });
	const of = { name: 'Инна', organisationId: other.organisationId, role: 'curator' } as const;
	const stranger = { cookie: (await house.signedIn(of)).cookie };
	expect(await refusalOf(await house.post('/api/surveys/answers', body, stranger))).toBe(
		'not-found'
	);
});
