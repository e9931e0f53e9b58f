import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeRequest } from '../../../src/lib/sync/exchange-messages.ts';
import { readAnswer, request } from './device.ts';
import { asIdle } from './idle.ts';
import { openSchool } from './school.ts';
import type { School } from './school.ts';
import { Writer } from './writer.ts';

const kibi = 1024;

async function push(school: School, personId: string, document: string, update: Uint8Array) {
	const pushes = [{ document, batch: `batch ${++batches}`, update }];
	const body = encodeRequest(request([], { pushes }));
	const answer = await school.hub.exchange(school.speaker(personId, { every: true }), body);
	return readAnswer(answer).outcomes[0];
}

let batches = 0;

test('a school that has taken its share takes no more, on any road; others write on, and reading goes on', async () => {
	await using school = await openSchool({ organisationBytes: 8 * kibi });
	const writer = new Writer();
	expect(await push(school, 'mentor', 'notes.1', writer.type('x'.repeat(5 * kibi)))).toEqual({
		stored: true
	});
	const more = writer.type('y'.repeat(5 * kibi));
	const full = { stored: false, refusal: 'storage-full' };
	expect(await push(school, 'mentor', 'notes.1', more)).toEqual(full);
	// Its other papers lie on the same disk.
	const other = new Y.Doc();
	other.getMap('meta').set('k', 'z'.repeat(5 * kibi));
	const journal = Y.encodeStateAsUpdate(other);
	expect(await push(school, 'mentee', 'journal.1', journal)).toEqual(full);
	const live = await asIdle(school, school.plain('mentor', 'notes.1'));
	live.update(more);
	await school.settle();
	expect(live.heard()).toMatchObject([{ is: 'refused', refusal: 'storage-full' }]);
	expect(school.reports.map(({ fields }) => fields['trouble'])).toContain('organisation-full');

	const stranger = new Writer().type('w'.repeat(5 * kibi));
	expect(await push(school, 'stranger', 'notes.2', stranger)).toEqual({ stored: true });
	const reader = school.plain('mentee', 'notes.1');
	reader.step1();
	await school.settle();
	expect(JSON.stringify(reader.heard()).length).toBeGreaterThan(5 * kibi);
});

test('what has become smaller makes room again', async () => {
	await using school = await openSchool({ organisationBytes: 8 * kibi });
	const writer = new Writer();
	await push(school, 'mentor', 'notes.1', writer.type('x'.repeat(5 * kibi)));
	await push(school, 'mentor', 'notes.1', writer.erase(0, 5 * kibi));
	const more = writer.type('y'.repeat(5 * kibi));
	expect(await push(school, 'mentor', 'notes.1', more)).toMatchObject({ stored: false });
	await school.fold('notes.1');
	await school.tick(60_000);
	expect(await push(school, 'mentor', 'notes.1', more)).toEqual({ stored: true });
});
