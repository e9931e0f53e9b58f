import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeRequest } from '#lib/sync/exchange-messages.ts';
import { readAnswer, request } from '../hub/device.ts';
import { openHouse, post, refusalOf } from './house.ts';

interface Group {
	readonly documentId: string;
	readonly kind: string;
	readonly author: { readonly id: string };
	readonly edits: number;
	readonly state: string;
	readonly word: string;
	readonly words?: readonly string[];
}

async function school() {
	const house = await openHouse();
	const { organisationId } = await house.register.found({ school: 'Школа № 5', curator: 'Анна' });
	const curator = await house.signedIn({ name: 'Вера', organisationId, role: 'curator' });
	const other = await house.register.found({ school: 'Школа № 6', curator: 'Инна' });
	const stranger = await house.signedIn({
		...{ name: 'Зоя', organisationId: other.organisationId, role: 'curator' as const }
	});
	const names = { mentor: 'Кедрина Ольга', mentee: 'Лугинин Артём' };
	const pair = await house.register.pairUp({ ...names, organisationId, authorId: curator.id });
	const cookie = await house.sessions.startInBrowser(pair.mentorId, 'test');
	const mentor = { id: pair.mentorId, cookie: cookie.split(';')[0] ?? '' };
	const grant = [...house.facts.all('grants')].find(({ personId }) => personId === mentor.id)!;
	await house.post(`/api/roles/${grant.id}/end`, {}, { cookie: curator.cookie });
	const push = async (documentId: string, update: Uint8Array, batch: string) => {
		const body = encodeRequest(request([], { pushes: [{ document: documentId, batch, update }] }));
		const asked = post('/api/exchange', body, { cookie: mentor.cookie });
		const answer = await house.ask(asked);
		const { outcomes } = readAnswer(new Uint8Array(await answer.arrayBuffer()));
		return outcomes.map((outcome) => (outcome.stored ? 'stored' : outcome.refusal));
	};
	const list = async (who: { cookie: string }) =>
		(await (await house.get('/api/decisions', { cookie: who.cookie })).json()) as {
			toDecide: Group[];
			mine: Group[];
		};
	const decide = (who: { cookie: string }, documentId: string, more: object) =>
		house.post(
			'/api/decisions',
			{ documentId, authorId: mentor.id, word: '', ...more },
			{ cookie: who.cookie }
		);
	return { house, pair, curator, stranger, mentor, push, list, decide };
}

test('the curator reads what came late, lets it in, and the author sees what became of it', async () => {
	const { house, pair, curator, mentor, push, list, decide } = await school();
	const update = goal('Освоить программу «Исток»');
	expect(await push(pair.programmeId, update, 'b1')).toEqual(['in-quarantine']);
	const { toDecide } = await list(curator);
	expect(toDecide).toMatchObject([
		{ kind: 'programme', edits: 1, state: 'waiting', words: ['Освоить программу «Исток»'] }
	]);
	const me = await house.get('/api/me', { cookie: curator.cookie });
	expect(await me.json()).toMatchObject({ decisions: { mine: 0, toDecide: 1 } });
	expect((await decide(curator, pair.programmeId, { decision: 'apply' })).status).toBe(200);
	const { tail } = await house.storage.log.read(pair.programmeId);
	const doc = new Y.Doc();
	for (const row of tail) Y.applyUpdate(doc, row.update);
	expect(doc.getText('text:goal').toString()).toBe('Освоить программу «Исток»');
	expect(tail.at(-1)).toMatchObject({ authorId: mentor.id });
	expect((await list(curator)).toDecide).toEqual([]);
	expect((await list(mentor)).mine).toMatchObject([{ state: 'applied', words: [] }]);
	expect(await push(pair.programmeId, update, 'b1')).toEqual(['stored']);
	await house.post(`/api/decisions/${pair.programmeId}/close`, {}, { cookie: mentor.cookie });
	expect((await list(mentor)).mine).toEqual([]);
});

test('given back, the author has the words; discarded with a word, the words are gone', async () => {
	const { house, pair, curator, mentor, push, list, decide } = await school();
	await push(pair.programmeId, goal('Вернуть это'), 'b1');
	await push(pair.journalId, meeting('Стереть это совсем'), 'b2');
	await decide(curator, pair.programmeId, { decision: 'return', word: 'Спишитесь' });
	const silent = await decide(curator, pair.journalId, { decision: 'discard' });
	expect(await refusalOf(silent)).toBe('word-needed');
	await decide(curator, pair.journalId, { decision: 'discard', word: 'Встречи не было' });
	const { mine } = await list(mentor);
	expect(mine).toMatchObject([
		{ kind: 'programme', state: 'returned', word: 'Спишитесь', words: ['Вернуть это'] },
		{ kind: 'journal', state: 'discarded', word: 'Встречи не было', words: [] }
	]);
	// A phone that offers them again hears that a person has decided, and nothing is kept twice.
	expect(await push(pair.programmeId, goal('Вернуть это'), 'b1')).toEqual(['set-aside']);
	const rows = [...house.facts.all('quarantine')];
	expect(rows).toHaveLength(2);
	const kept = Buffer.from(rows.map(({ update }) => update).join(''), 'base64').toString();
	expect(kept).not.toContain('Стереть');
	await house.post(`/api/decisions/${pair.programmeId}/close`, {}, { cookie: mentor.cookie });
	expect(await push(pair.programmeId, goal('Вернуть это'), 'b1')).toEqual(['set-aside']);
});

test('nobody else sees or decides; of notes that are the pair’s own the curator sees no word', async () => {
	const { pair, curator, stranger, mentor, push, list, decide } = await school();
	await push(pair.pairNotesId, note('Только между нами'), 'b1');
	expect((await list(stranger)).toDecide).toEqual([]);
	const theirs = await decide(stranger, pair.pairNotesId, { decision: 'apply' });
	expect(await refusalOf(theirs)).toBe('not-found');
	const own = await decide(mentor, pair.pairNotesId, { decision: 'apply' });
	expect(await refusalOf(own)).toBe('not-found');
	const [group] = (await list(curator)).toDecide;
	expect(group).toMatchObject({ kind: 'pair-notes', edits: 1 });
	expect(group?.words).toBeUndefined();
	expect((await list(mentor)).mine).toMatchObject([{ words: ['Только между нами'] }]);
});

/** The same edit each time it is asked for, as a phone has it in its outbox. */
function edit(fill: (doc: Y.Doc) => void, clientID: number): Uint8Array {
	const doc = new Y.Doc();
	doc.clientID = clientID;
	fill(doc);
	return Y.encodeStateAsUpdate(doc);
}

const goal = (words: string) => edit((doc) => doc.getText('text:goal').insert(0, words), 71);
const meeting = (words: string) =>
	edit((doc) => doc.getMap('meetings').set('m1', new Y.Map([['result', words]])), 72);
const note = (words: string) => edit((doc) => doc.getText('note:m1').insert(0, words), 73);
