import { expect, test } from 'vitest';
import { encodeRequest } from '../../../src/lib/sync/exchange-messages.ts';
import { MemoryDisk } from '../../../server/storage/memory/disk.ts';
import { readAnswer, request } from './device.ts';
import { asIdle } from './idle.ts';
import { presences } from './plain-client.ts';
import { at, openSchool } from './school.ts';
import type { School } from './school.ts';
import { textOf, Writer } from './writer.ts';

const readable = ['journal.1', 'notes.1', 'roadmap.1'];

/** As a phone sends what lay in its outbox. */
function push(school: School, personId: string, update: Uint8Array) {
	return pushAs(school, personId, { batch: `of ${personId} ${++batches}`, update });
}

let batches = 0;

async function pushAs(
	school: School,
	personId: string,
	{ batch, update }: { readonly batch: string; readonly update: Uint8Array }
) {
	const pushes = [{ document: 'notes.1', batch, update }];
	const body = encodeRequest(request(readable, { pushes }));
	const answer = await school.hub.exchange(school.speaker(personId, { every: true }), body);
	return readAnswer(answer).outcomes;
}

/** The mentor types a word under a client id; then the server starts again. */
async function typedBefore(disk: MemoryDisk, fold: boolean): Promise<Writer> {
	await using school = await openSchool({ disk });
	const writer = new Writer(777);
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	mentor.update(writer.type('first'));
	await school.settle();
	if (fold) await school.fold('notes.1');
	return writer;
}

for (const fold of [false, true]) {
	const state = fold ? 'folded' : 'in the log';
	test(`[P8a] after a restart an id is still its owner’s, when the rows are ${state}`, async () => {
		const disk = new MemoryDisk('epoch-1');
		const writer = await typedBefore(disk, fold);
		await using school = await openSchool({ disk });

		const foreign = new Writer(777);
		foreign.apply(writer.everything());
		// Yjs takes another id when it meets its own; a hostile phone takes it back.
		foreign.doc.clientID = 777;
		const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
		// As many clocks as the owner will need, so that their words would seem to be there already.
		const words = foreign.type('x'.repeat(100));
		mentee.update(words);
		await school.settle();
		expect(mentee.heard()).toEqual([{ is: 'refused', kind: 0, refusal: 'foreign-client-id' }]);
		expect(await push(school, 'mentee', words)).toEqual([
			{ stored: false, refusal: 'foreign-client-id' }
		]);

		expect(await push(school, 'mentor', writer.type(' mine'))).toEqual([{ stored: true }]);
		expect(textOf(await school.stored('notes.1'))).toBe('first mine');
	});
}

test('[P8a] what stands under the numbers of an edit, and was typed by somebody else, is not called the edit', async () => {
	const disk = new MemoryDisk('epoch-1');
	await (async () => {
		await using school = await openSchool({ disk });
		const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
		mentor.awareness(presences({ client: 777, clock: 1, state: { at: 'a' } }));
		await school.settle();
	})();
	// Nothing was written under the id that was shown, so nothing of it is on the disk.
	await (async () => {
		await using school = await openSchool({ disk });
		const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
		mentee.update(new Writer(777).type('x'.repeat(100)));
		await school.settle();
	})();
	await using school = await openSchool({ disk });
	const edit = new Writer(777).type('my words');
	expect(await push(school, 'mentor', edit)).toEqual([
		{ stored: false, refusal: 'foreign-client-id' }
	]);
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	mentor.update(edit);
	await school.settle();
	expect(mentor.heard()).toEqual([{ is: 'refused', kind: 0, refusal: 'foreign-client-id' }]);
});

test('[P8a] what came out of an outbox has an owner: nobody writes words in front of those that wait there', async () => {
	await using school = await openSchool();
	const writer = new Writer(777);
	expect(await push(school, 'mentor', writer.type('first'))).toEqual([{ stored: true }]);
	const hostile = new Writer(1);
	hostile.apply(writer.everything());
	hostile.doc.clientID = 777;
	const words = hostile.type('x'.repeat(100));
	// Under whatever name it comes: as edits of one's own, or as what the server has lost.
	for (const name of ['of mentee', '']) {
		expect(await pushAs(school, 'mentee', { batch: name, update: words })).toEqual([
			{ stored: false, refusal: 'foreign-client-id' }
		]);
	}
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	mentee.step2(words);
	await school.settle();
	expect(mentee.heard()).toMatchObject([{ is: 'refused', refusal: 'foreign-client-id' }]);
	expect(await push(school, 'mentor', writer.type(' mine'))).toEqual([{ stored: true }]);
	expect(textOf(await school.stored('notes.1'))).toBe('first mine');
});

test('[P8a] what comes whole has an owner: nobody else goes on under its ids, also after a restart', async () => {
	const disk = new MemoryDisk('epoch-1');
	const writer = new Writer(777);
	await (async () => {
		await using school = await openSchool({ disk });
		const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
		mentor.step2(writer.type('first'));
		await school.settle();
		expect(mentor.heard()).toEqual([{ is: 'step-2 stored', count: 1 }]);
	})();
	await using school = await openSchool({ disk });
	const hostile = new Writer(1);
	hostile.apply(writer.everything());
	hostile.doc.clientID = 777;
	const words = hostile.type('x'.repeat(100));
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	mentee.step2(words);
	await school.settle();
	expect(mentee.heard()).toMatchObject([{ is: 'refused', refusal: 'foreign-client-id' }]);
	expect(await pushAs(school, 'mentee', { batch: '', update: words })).toEqual([
		{ stored: false, refusal: 'foreign-client-id' }
	]);
	expect(await push(school, 'mentor', writer.type(' mine'))).toEqual([{ stored: true }]);
	expect(textOf(await school.stored('notes.1'))).toBe('first mine');
});

test('[P8a] whoever brings words whole under an id that was only shown is known as their author', async () => {
	await using school = await openSchool();
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	mentee.step2(new Writer(777).type('x'.repeat(100)));
	await school.settle();
	expect(await push(school, 'mentor', new Writer(777).type('my words'))).toEqual([
		{ stored: false, refusal: 'foreign-client-id' }
	]);
});

test('[P8a] after a restore an id is its author’s again as soon as they repeat what was given back', async () => {
	await using school = await openSchool({ disk: new MemoryDisk('epoch-2', at) });
	const writer = new Writer(777);
	const waiting = writer.type('first');
	expect(await pushAs(school, 'mentee', { batch: '', update: waiting })).toEqual([
		{ stored: true }
	]);
	expect(await push(school, 'mentor', waiting)).toEqual([{ stored: true }]);
	const hostile = new Writer(1);
	hostile.apply(writer.everything());
	hostile.doc.clientID = 777;
	const words = hostile.type('x'.repeat(100));
	expect(await pushAs(school, 'mentee', { batch: '', update: words })).toEqual([
		{ stored: false, refusal: 'foreign-client-id' }
	]);
	expect(await push(school, 'mentor', writer.type(' mine'))).toEqual([{ stored: true }]);
	expect(textOf(await school.stored('notes.1'))).toBe('first mine');
});

test('[P8a] what is given back after a restore makes nobody the owner of another’s id', async () => {
	await using school = await openSchool({ disk: new MemoryDisk('epoch-2', at) });
	const writer = new Writer(777);
	const lost = { batch: '', update: writer.type('first') };
	expect(await pushAs(school, 'mentee', lost)).toEqual([{ stored: true }]);
	expect(await push(school, 'mentor', writer.type(' mine'))).toEqual([{ stored: true }]);
	expect(textOf(await school.stored('notes.1'))).toBe('first mine');
});

test('of a whole difference all goes in but what stands under ids of others, and that when its owner brings it', async () => {
	await using school = await openSchool({ disk: new MemoryDisk('epoch-2', at) });
	const [theirs, own] = [new Writer(777), new Writer(778)];
	const begun = theirs.type('их ');
	const more = theirs.type('ещё ');
	own.type('моё ');
	own.apply(theirs.everything());
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	mentee.update(begun);
	await school.settle();

	expect(await pushAs(school, 'mentor', { batch: '', update: own.everything() })).toEqual([
		{ stored: false, refusal: 'foreign-client-id' }
	]);
	expect(
		textOf(await school.stored('notes.1'))
			.split(' ')
			.sort()
	).toEqual(['', 'их', 'моё']);
	mentee.update(more);
	await school.settle();
	expect(
		textOf(await school.stored('notes.1'))
			.split(' ')
			.sort()
	).toEqual(['', 'ещё', 'их', 'моё']);
});

test('what builds on what was left out is left out as well, and all else goes in', async () => {
	await using school = await openSchool({ disk: new MemoryDisk('epoch-2') });
	const [theirs, own] = [new Writer(777), new Writer(778)];
	const begun = theirs.type('их ');
	theirs.type('потерянное ');
	own.type('моё ');
	own.apply(theirs.everything());
	own.doc.getText('note:a').insert(textOf(own.doc).indexOf('потерянное ') + 4, '|рядом|');
	own.doc.getText('note:a').insert(0, 'начало ');
	own.doc.getText('note:b').insert(0, 'другое');
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	mentee.update(begun);
	await school.settle();

	expect(await pushAs(school, 'mentor', { batch: '', update: own.everything() })).toEqual([
		{ stored: false, refusal: 'foreign-client-id' }
	]);
	const stored = await school.stored('notes.1');
	expect(textOf(stored)).not.toContain('рядом');
	expect(textOf(stored)).toContain('моё');
	expect(stored.store.pendingStructs).toBeNull();
});
