import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { ExchangeRefused } from '../../../server/hub/exchange.ts';
import { MemoryDisk } from '../../../server/storage/memory/disk.ts';
import { digestOf } from '../../../src/lib/sync/digest.ts';
import { encodeRequest } from '../../../src/lib/sync/exchange-messages.ts';
import type { ExchangeAnswer, ExchangeRequest } from '../../../src/lib/sync/exchange-messages.ts';
import { readAnswer, request } from './device.ts';
import { asIdle } from './idle.ts';
import { at, openSchool, paper, schoolRecords } from './school.ts';
import type { School } from './school.ts';
import { textOf, Writer } from './writer.ts';

const readable = ['journal.1', 'notes.1', 'roadmap.1'];
const nothingHeld = Uint8Array.of(0);

async function exchange(
	school: School,
	personId: string,
	asked: ExchangeRequest
): Promise<ExchangeAnswer> {
	const speaker = school.speaker(personId, { every: true });
	return readAnswer(await school.hub.exchange(speaker, encodeRequest(asked)));
}

function push(document: string, update: Uint8Array, batch = `batch.${document}`) {
	return { document, batch, update };
}

test('[E1] the cursor of the answer covers what was stored before it', async () => {
	await using school = await openSchool();
	const pushed = await exchange(
		school,
		'mentee',
		request(readable, { pushes: [push('notes.1', new Writer().type('walk'))] })
	);
	expect(pushed.outcomes).toEqual([{ stored: true }]);
	expect(pushed.cursor).toBe(school.storage.log.head());
});

test('[E2] changes are the rows after the cursor, without those of this device', async () => {
	await using school = await openSchool();
	const writer = new Writer();
	const first = await exchange(
		school,
		'mentee',
		request(readable, { pushes: [push('notes.1', writer.type('known '))] })
	);
	const theirs = new Writer().type('theirs ');
	const mine = writer.type('mine');
	const mentor = await exchange(
		school,
		'mentor',
		request(readable, { cursor: first.cursor, pushes: [push('notes.1', theirs)] })
	);
	expect(mentor.changes).toEqual([]);

	const answer = await exchange(
		school,
		'mentee',
		request(readable, { cursor: first.cursor, pushes: [push('notes.1', mine, 'b2')] })
	);
	expect(answer.changes).toEqual([{ document: 'notes.1', update: theirs }]);
	expect(answer.documents).toBeUndefined();
	expect(answer.more).toBe(false);
});

test('[E2] where folding has passed the cursor, the snapshot stands in changes', async () => {
	await using school = await openSchool();
	const writer = new Writer();
	await exchange(
		school,
		'mentee',
		request(readable, { pushes: [push('notes.1', writer.type('one '))] })
	);
	const { cursor } = await exchange(school, 'mentor', request(readable));
	await exchange(
		school,
		'mentee',
		request(readable, { pushes: [push('notes.1', writer.type('two '), 'b2')] })
	);
	await school.fold('notes.1');
	await exchange(
		school,
		'mentee',
		request(readable, { pushes: [push('notes.1', writer.type('three'), 'b3')] })
	);

	const answer = await exchange(school, 'mentor', request(readable, { cursor }));
	const doc = new Y.Doc();
	for (const { update } of answer.changes) Y.applyUpdate(doc, update);
	expect(textOf(doc)).toBe('one two three');
	expect(answer.cursor).toBe(school.storage.log.head());
});

test('[E2] nobody gets rows of a document that is not theirs', async () => {
	await using school = await openSchool();
	await exchange(
		school,
		'stranger',
		request(['notes.2'], { pushes: [push('notes.2', new Writer().type('theirs'))] })
	);
	const answer = await exchange(
		school,
		'mentor',
		request(readable, { asks: [{ document: 'notes.2', stateVector: nothingHeld }] })
	);
	expect(answer.changes).toEqual([]);
	expect(answer.answers).toEqual([]);
});

test('[E3] another digest is answered by the list of all readable documents', async () => {
	await using school = await openSchool();
	const answer = await exchange(school, 'mentor', request(['notes.1', 'notes.2'], { cursor: 0 }));
	expect([...(answer.documents ?? [])].sort()).toEqual(readable);
	expect(answer.changes).toEqual([]);

	await school.facts.change([paper('library.1', 'library', {})]);
	const grown = await exchange(school, 'mentor', request(readable));
	expect(grown.documents).toContain('library.1');
});

test('[E4] after a restore the answer starts anew, and a device gives back what was lost', async () => {
	await using school = await openSchool({ disk: new MemoryDisk('epoch-1', at) });
	const writer = new Writer();
	const kept = writer.type('kept ');
	await exchange(school, 'mentee', request(readable, { pushes: [push('notes.1', kept, '')] }));
	// These were stored once as well; the copy that was restored is older.
	const lost = writer.type('lost');

	const first = await exchange(
		school,
		'mentor',
		request(readable, { epoch: 'epoch-0', cursor: 900 })
	);
	expect(first).toMatchObject({ epoch: 'epoch-1', cursor: 0, changes: [] });
	expect([...(first.documents ?? [])].sort()).toEqual(readable);

	const asks = [{ document: 'notes.1', stateVector: writer.stateVector }];
	const second = await exchange(school, 'mentor', request(readable, { asks }));
	const [answered] = second.answers;
	expect(answered?.stateVector).toEqual(Y.encodeStateVectorFromUpdate(kept));
	// The mentor's phone brings back what the mentee wrote.
	const missing = writer.everything(answered?.stateVector);
	const third = await exchange(
		school,
		'mentor',
		request(readable, { cursor: second.cursor, pushes: [push('notes.1', missing, '')] })
	);
	expect(third.outcomes).toEqual([{ stored: true }]);
	expect(textOf(await school.stored('notes.1'))).toBe('kept lost');
	expect(lost.length).toBeGreaterThan(0);
});

test('[E4] a cursor that the log has not reached is treated like another epoch', async () => {
	await using school = await openSchool();
	const answer = await exchange(school, 'mentor', request(readable, { cursor: 77 }));
	expect(answer.cursor).toBe(0);
	expect(answer.documents).toHaveLength(3);
});

test('[E5] an ask is answered by what its state vector lacks, as one update', async () => {
	await using school = await openSchool();
	const writer = new Writer();
	const first = writer.type('one ');
	const pushes = [push('notes.1', first), push('notes.1', writer.type('two'), 'b2')];
	await exchange(school, 'mentee', request(readable, { pushes }));
	const half = Y.encodeStateVectorFromUpdate(first);

	const answer = await exchange(
		school,
		'mentor',
		request(readable, {
			asks: [
				{ document: 'notes.1', stateVector: half },
				{ document: 'journal.1', stateVector: nothingHeld },
				{ document: 'nothing.here', stateVector: nothingHeld },
				{ document: 'roadmap.1', stateVector: Uint8Array.of(9) }
			]
		})
	);
	expect(answer.answers).toEqual([
		{
			document: 'notes.1',
			stateVector: writer.stateVector,
			update: writer.everything(half)
		},
		{ document: 'journal.1', stateVector: nothingHeld, update: Uint8Array.of(0, 0) }
	]);
	// What was asked for is not told twice.
	expect(answer.changes).toEqual([]);
	expect(answer.cursor).toBe(school.storage.log.head());
});

test('[E6] an answer is cut at about 1 MiB, and its cursor covers only what was given', async () => {
	await using school = await openSchool();
	const writer = new Writer();
	for (let part = 0; part < 5; part++) {
		const update = writer.type(String(part).repeat(400_000));
		await exchange(
			school,
			'mentee',
			request(readable, { pushes: [push('notes.1', update, `b${part}`)] })
		);
	}

	const reader = new Writer();
	let cursor = 0;
	const sizes: number[] = [];
	for (let round = 0; round < 9; round++) {
		const answer = await exchange(school, 'mentor', request(readable, { cursor }));
		sizes.push(answer.changes.reduce((sum, { update }) => sum + update.length, 0));
		for (const { update } of answer.changes) reader.apply(update);
		cursor = answer.cursor;
		if (!answer.more) break;
	}
	expect(sizes).toHaveLength(3);
	expect(Math.max(...sizes)).toBeLessThan(1.3 * 1024 * 1024);
	expect(reader.text).toBe(writer.text);
	expect(cursor).toBe(school.storage.log.head());
});

test('[E6] snapshots that do not fit come with the next answer', async () => {
	await using school = await openSchool({ facts: [...schoolRecords(), ...notes(3)] });
	const all = [...readable, 'more.0', 'more.1', 'more.2'];
	const texts = ['a', 'b', 'c'].map((letter) => letter.repeat(600_000));
	for (const [index, text] of texts.entries()) {
		const pushes = [push(`more.${index}`, new Writer().type(text))];
		await exchange(school, 'mentee', request(all, { pushes }));
		await school.fold(`more.${index}`);
	}

	const given: string[][] = [];
	let cursor = 0;
	for (let round = 0; round < 5; round++) {
		const answer = await exchange(school, 'mentor', request(all, { cursor }));
		given.push(answer.changes.map(({ document }) => document));
		cursor = answer.cursor;
		if (!answer.more) break;
	}
	expect(given).toEqual([['more.0'], ['more.1'], ['more.2']]);
});

test('[E6] asks that do not fit leave the cursor where it was', async () => {
	await using school = await openSchool({ facts: [...schoolRecords(), ...notes(4)] });
	const all = [...readable, ...notes(4).map((_, index) => `more.${index}`)];
	const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(600_000));
	const pushes = texts.map((text, index) => push(`more.${index}`, new Writer().type(text)));
	for (const one of pushes) {
		await exchange(school, 'mentee', request(all, { pushes: [one] }));
	}

	const held = new Map(all.map((id) => [id, new Y.Doc()]));
	let rounds = 0;
	let answer: ExchangeAnswer | undefined;
	do {
		const asks = [...held].map(([document, doc]) => {
			return { document, stateVector: Y.encodeStateVector(doc) };
		});
		answer = await exchange(school, 'mentor', request(all, { asks }));
		for (const { document, update } of answer.answers) Y.applyUpdate(held.get(document)!, update);
		rounds += 1;
		if (answer.more) expect(answer.cursor).toBe(0);
	} while (answer.more && rounds < 9);

	expect(rounds).toBe(2);
	expect(answer.cursor).toBe(school.storage.log.head());
	expect(texts).toEqual([0, 1, 2, 3].map((index) => textOf(held.get(`more.${index}`)!)));
});

function notes(count: number) {
	return Array.from({ length: count }, (_, index) => {
		return paper(`more.${index}`, 'pair-notes', { pairId: 'pair.1' });
	});
}

test('[E7] the same batch twice is one batch', async () => {
	await using school = await openSchool();
	const pushes = [push('notes.1', new Writer().type('walk'), 'batch')];
	const asked = request(readable, { pushes });
	const [one, two] = await Promise.all([
		exchange(school, 'mentee', asked),
		exchange(school, 'mentee', asked)
	]);
	const three = await exchange(school, 'mentee', asked);

	expect([one, two, three].map(({ outcomes }) => outcomes)).toEqual([
		[{ stored: true }],
		[{ stored: true }],
		[{ stored: true }]
	]);
	expect(await school.rows('notes.1')).toBe(1);
	expect(textOf(await school.stored('notes.1'))).toBe('walk');
});

test('[E7] each push is stored whole or refused whole, with its own reason', async () => {
	await using school = await openSchool();
	const writer = new Writer();
	writer.type('lost ');
	const late = writer.type('late');
	const foreign = new Y.Doc();
	foreign.getMap('prototype').set('isAdmin', true);
	const roadmap = new Y.Doc();
	roadmap.getMap('meta').set('schema', 1);
	const answer = await exchange(
		school,
		'mentor',
		request(readable, {
			pushes: [
				push('notes.1', late),
				push('journal.1', Y.encodeStateAsUpdate(foreign)),
				push('roadmap.1', Y.encodeStateAsUpdate(roadmap)),
				push('notes.2', new Writer().type('not mine')),
				push('nothing.here', new Writer().type('nowhere')),
				push('notes.1', Uint8Array.of(1, 2, 3), 'b2'),
				push('notes.1', writer.everything(), 'b3')
			]
		})
	);
	expect(answer.outcomes).toEqual([
		{ stored: false, refusal: 'gap' },
		{ stored: false, refusal: 'not-allowed-content' },
		{ stored: false, refusal: 'read-only' },
		{ stored: false, refusal: 'unknown-document' },
		{ stored: false, refusal: 'unknown-document' },
		{ stored: false, refusal: 'malformed' },
		{ stored: true }
	]);
	expect(textOf(await school.stored('notes.1'))).toBe('lost late');
});

test('[E7] a push is heard by whoever has the document open, once it is on disk', async () => {
	await using school = await openSchool();
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	const release = school.disk.hold();
	const update = new Writer().type('walk');
	const done = exchange(school, 'mentor', request(readable, { pushes: [push('notes.1', update)] }));
	await school.settle();
	expect(mentee.heard()).toEqual([]);
	release();
	await school.settle();
	expect(mentee.heard()).toEqual([{ is: 'update', update }]);
	expect((await done).outcomes).toEqual([{ stored: true }]);
	expect(school.hub.figures()).toMatchObject({ documentsOpen: 1 });
});

test('[E7] a push that the disk does not take is refused, and taken later', async () => {
	await using school = await openSchool();
	const asked = request(readable, { pushes: [push('notes.1', new Writer().type('walk'))] });
	school.disk.failNext('full');
	const refused = await exchange(school, 'mentor', asked);
	expect(refused.outcomes).toEqual([{ stored: false, refusal: 'storage-full' }]);
	expect((await exchange(school, 'mentor', asked)).outcomes).toEqual([{ stored: true }]);
});

test('[E8] nothing new costs at most 400 bytes both ways for 50 documents', async () => {
	const ids = Array.from({ length: 47 }, (_, index) => `more.${index}`);
	await using school = await openSchool({ facts: [...schoolRecords(), ...notes(47)] });
	const held = [...readable, ...ids];
	await exchange(
		school,
		'mentee',
		request(held, { pushes: [push('notes.1', new Writer().type('walk'))] })
	);
	const { cursor } = await exchange(school, 'mentor', request(held));

	const body = encodeRequest(request(held, { cursor, digest: digestOf(held) }));
	const speaker = school.speaker('mentor', { every: true });
	const answer = await school.hub.exchange(speaker, body);
	expect(readAnswer(answer)).toMatchObject({ changes: [], more: false, accountChanged: false });
	expect(readAnswer(answer).documents).toBeUndefined();
	expect(body.length + answer.length).toBeLessThanOrEqual(400);
});

test('the account is told to have changed once for each change', async () => {
	await using school = await openSchool();
	const ask = async () => (await exchange(school, 'mentor', request(readable))).accountChanged;
	expect([await ask(), await ask()]).toEqual([true, false]);
	const row = school.facts.find('people', 'mentee')!;
	await school.facts.change([{ table: 'people', put: { ...row, name: 'Another name' } }]);
	expect([await ask(), await ask()]).toEqual([true, false]);
});

test('[E1a] a damaged document does not break the others, and the answer says that it was not read', async () => {
	await using school = await openSchool();
	const pushes = [
		push('notes.1', new Writer().type('walk')),
		push('journal.1', Y.encodeStateAsUpdate(meetings()))
	];
	await exchange(school, 'mentee', request(readable, { pushes }));
	await school.fold('notes.1');
	await school.tick();
	await school.tick();
	school.disk.damage('notes.1');

	const answer = await exchange(
		school,
		'mentor',
		request(readable, {
			pushes: [push('notes.1', new Writer().type('x'), 'b2')],
			asks: [{ document: 'notes.1', stateVector: nothingHeld }]
		})
	);
	expect(answer.outcomes).toEqual([{ stored: false, refusal: 'storage-unavailable' }]);
	expect(answer.answers).toEqual([]);
	expect(answer.changes.map(({ document }) => document)).toEqual(['journal.1']);
	expect(answer.more).toBe(false);
	expect(answer.unread).toEqual(['notes.1']);
});

test('[E1a] rows that cannot be read are not passed over, folded or not', async () => {
	await using school = await openSchool();
	const { cursor } = await exchange(school, 'mentor', request(readable));
	const pushes = [push('notes.1', new Writer().type('walk'))];
	await exchange(school, 'mentee', request(readable, { pushes }));
	school.disk.damage('notes.1');
	const passed = await exchange(school, 'mentor', request(readable, { cursor }));
	expect(passed).toMatchObject({ changes: [], unread: ['notes.1'] });
	expect(
		await exchange(school, 'mentor', request(readable, { cursor: passed.cursor }))
	).toMatchObject({ changes: [], unread: [] });
});

function meetings(): Y.Doc {
	const doc = new Y.Doc();
	doc.getMap('meetings').set('m1', 'walk');
	return doc;
}

test('the exchange goes over the socket as well, one after another', async () => {
	await using school = await openSchool();
	const device = await school.device('mentor');
	const pushes = [push('notes.1', new Writer().type('walk'))];
	device.ask(1, request(readable, { pushes }));
	device.ask(2, request(readable));
	await school.settle();

	expect(device.take('answer').map(({ request: number }) => number)).toEqual([1, 2]);
	expect(textOf(await school.stored('notes.1'))).toBe('walk');
});

test('what is no exchange is refused as a whole', async () => {
	await using school = await openSchool();
	const speaker = school.speaker('mentor', { every: true });
	const refused = school.hub.exchange(speaker, Uint8Array.of(60, 33));
	await expect(refused).rejects.toThrow(ExchangeRefused);

	const device = await school.device('mentor');
	device.send({ type: 'exchange', request: 1, body: Uint8Array.of(60, 33) });
	await school.settle();
	expect(device.take('refused')).toMatchObject([{ refusal: 'malformed' }]);
});

test('a server that stops takes no exchange any more', async () => {
	const school = await openSchool();
	await school.hub.stop();
	const speaker = school.speaker('mentor', { every: true });
	const refused = school.hub.exchange(speaker, encodeRequest(request(readable)));
	await expect(refused).rejects.toMatchObject({ refusal: 'server-stopping' });
	await school.storage.close();
});
