import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { digestOf } from '#lib/sync/digest.ts';
import { request, readAnswer } from './device.ts';
import { encodeRequest } from '../../../src/lib/sync/exchange-messages.ts';
import { grant, openSchool } from './school.ts';
import type { School } from './school.ts';
import { settle } from '../../support/turns.ts';

const nothing = digestOf([]);

test('edits that come after the right has ended are kept aside, once, and change nothing', async () => {
	await using school = await openSchool();
	const phone = typist('Написано в дороге');
	await endRole(school, 'mentor');
	expect(await push(school, 'mentor', phone.edits)).toEqual(['in-quarantine', 'in-quarantine']);
	expect(await school.rows('notes.1')).toBe(0);
	// The same again, by batches or joined into one: it is known.
	expect(await push(school, 'mentor', phone.edits)).toEqual(['in-quarantine', 'in-quarantine']);
	const joined = [Y.mergeUpdates([...phone.edits])];
	expect(await push(school, 'mentor', joined, 'joined')).toEqual(['in-quarantine']);
	const rows = [...school.facts.all('quarantine')];
	expect(rows.map(({ authorId, state }) => [authorId, state])).toEqual([
		['mentor', 'waiting'],
		['mentor', 'waiting']
	]);
});

test('who never had the right, and who writes to nothing, is refused alike', async () => {
	await using school = await openSchool();
	const { edits } = typist('Чужое');
	expect(await push(school, 'stranger', edits)).toEqual(['unknown-document', 'unknown-document']);
	const answers = await push(school, 'mentor', edits, 'b', 'no-such-document');
	expect(answers).toEqual(['unknown-document', 'unknown-document']);
	expect(await push(school, 'curator', edits)).toEqual(['unknown-document', 'unknown-document']);
	expect([...school.facts.all('quarantine')]).toEqual([]);
});

test('of an erased document nothing is kept aside: it stays erased', async () => {
	await using school = await openSchool();
	await endRole(school, 'mentor');
	const row = school.facts.find('documents', 'notes.1')!;
	await school.facts.change([{ table: 'documents', put: { ...row, erasedAt: 1 } }]);
	const answers = await push(school, 'mentor', typist('Поздно').edits);
	expect(answers).toEqual(['unknown-document', 'unknown-document']);
	expect([...school.facts.all('quarantine')]).toEqual([]);
});

test('what is malformed is refused, not kept', async () => {
	await using school = await openSchool();
	await endRole(school, 'mentor');
	expect(await push(school, 'mentor', [new Uint8Array([1, 2, 3])])).toEqual(['malformed']);
	expect([...school.facts.all('quarantine')]).toEqual([]);
});

test('what was let in reaches everybody, and is no more wanted from the phone', async () => {
	await using school = await openSchool();
	const phone = typist('Написано в дороге');
	await endRole(school, 'mentor');
	await push(school, 'mentor', phone.edits);
	const mentee = await school.device('mentee');
	mentee.open(1, 'notes.1');
	await settle();
	mentee.heard(1);
	const update = Y.mergeUpdates([...phone.edits]);
	const edit = { documentId: 'notes.1', authorId: 'mentor', batchId: 'q1', update };
	const released = school.hub.release(edit);
	await settle();
	expect(await released).toBeUndefined();
	expect((await school.stored('notes.1')).getText('note:m1').toString()).toBe('Написано в дороге');
	expect(await push(school, 'mentor', phone.edits)).toEqual(['stored', 'stored']);
});

test('a person is kept only so much: what is over stays on the phone and is offered later', async () => {
	await using school = await openSchool();
	await endRole(school, 'mentor');
	const big = (name: string) => {
		const doc = new Y.Doc();
		doc.getText(`note:${name}`).insert(0, 'я'.repeat(25_000));
		return Y.encodeStateAsUpdate(doc);
	};
	const answers: string[] = [];
	for (let at = 0; at < 24; at++) {
		answers.push(...(await push(school, 'mentor', [big(`m${at}`)], `big-${at}`)));
	}
	expect(answers[0]).toBe('in-quarantine');
	expect(answers.at(-1)).toBe('too-many-messages');
	const bytes = [...school.facts.all('quarantine')].reduce(
		(sum, row) => sum + row.update.length,
		0
	);
	expect(bytes * 0.75).toBeLessThanOrEqual(1024 * 1024);
});

async function endRole(school: School, personId: 'mentor'): Promise<void> {
	const to = school.clock.now;
	await school.facts.change([grant({ personId, organisationId: 'school.1', role: personId, to })]);
}

/** Two edits, the second of which builds on the first. */
function typist(text: string): { readonly edits: readonly Uint8Array[] } {
	const doc = new Y.Doc();
	const edits: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => edits.push(update));
	const half = Math.floor(text.length / 2);
	doc.getText('note:m1').insert(0, text.slice(0, half));
	doc.getText('note:m1').insert(half, text.slice(half));
	return { edits };
}

async function push(
	school: School,
	personId: string,
	edits: readonly Uint8Array[],
	name = 'batch',
	document = 'notes.1'
): Promise<readonly string[]> {
	const pushes = edits.map((update, at) => ({ document, batch: `${name}-${at}`, update }));
	const asked = encodeRequest(request([], { pushes, digest: nothing }));
	const answering = school.hub.exchange(school.speaker(personId, { every: true }), asked);
	await settle();
	const { outcomes } = readAnswer(await answering);
	return outcomes.map((outcome) => (outcome.stored ? 'stored' : outcome.refusal));
}
