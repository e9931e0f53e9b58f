import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { asIdle } from './idle.ts';
import { presences, readPresences } from './plain-client.ts';
import type { Heard, PlainClient } from './plain-client.ts';
import { grant, openSchool } from './school.ts';
import { textOf, Writer } from './writer.ts';

function kindsOf(heard: readonly Heard[]): string[] {
	return heard.map(({ is }) => is);
}

/** The document as a client has it that was told these things. */
function toldBy(heard: readonly Heard[], doc = new Y.Doc()): Y.Doc {
	for (const message of heard) {
		if (message.is === 'update' || message.is === 'step-2') Y.applyUpdate(doc, message.update);
	}
	return doc;
}

test('[Y1] every update and every step 2 gets one answer, in the order of its kind', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const writer = new Writer();
	const first = writer.type('one ');
	const skipped = writer.type('two ');
	const late = writer.type('three');

	mentor.update(first);
	mentor.step2(first);
	mentor.update(late);
	mentor.update(skipped);
	mentor.step2(Uint8Array.of(9, 9));
	await school.settle();

	expect(mentor.heard()).toEqual([
		{ is: 'step-2 stored', count: 1 },
		{ is: 'stored', count: 1 },
		{ is: 'refused', kind: 0, refusal: 'gap' },
		{ is: 'stored', count: 1 },
		{ is: 'refused', kind: 1, refusal: 'malformed' }
	]);
});

test('[Y1] a reader’s update and step 2 are refused with «read-only», and change no bit', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	mentor.update(new Writer().type('of the pair'));
	await school.settle();
	const reader = await asIdle(school, school.plain('mentor', 'roadmap.1'));
	const head = school.storage.log.head();

	const edit = new Y.Doc();
	edit.getMap('meta').set('schema', 2);
	reader.update(Y.encodeStateAsUpdate(edit));
	reader.step2(Y.encodeStateAsUpdate(edit));
	reader.step2(Uint8Array.of(0, 0));
	await school.settle();

	expect(reader.heard()).toEqual([
		{ is: 'refused', kind: 0, refusal: 'read-only' },
		{ is: 'refused', kind: 1, refusal: 'read-only' },
		{ is: 'refused', kind: 1, refusal: 'read-only' }
	]);
	expect(school.storage.log.head()).toBe(head);
});

test('[Y2] an update that only deletes is one update', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	const writer = new Writer();
	mentor.update(writer.type('walked'));
	mentor.update(writer.erase(0, 2));
	await school.settle();

	expect(mentor.heard()).toEqual([{ is: 'stored', count: 2 }]);
	expect(textOf(toldBy(mentee.heard()))).toBe('lked');
});

test('[Y3] an empty vector is answered by the snapshot as it lies on disk, then the tail', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const writer = new Writer();
	for (const word of ['one ', 'two ', 'three ']) mentor.update(writer.type(word));
	await school.settle();
	await school.fold('notes.1');
	const after = writer.type('four');
	mentor.update(after);
	await school.settle();

	const newcomer = school.plain('mentee', 'notes.1');
	newcomer.step1();
	await school.settle();

	const heard = newcomer.heard();
	const snapshot = (await school.storage.log.read('notes.1')).snapshot;
	expect(heard.slice(0, 2)).toEqual([
		{ is: 'step-2', update: Uint8Array.from(snapshot?.update ?? []) },
		{ is: 'update', update: after }
	]);
	expect(textOf(toldBy(heard))).toBe('one two three four');
});

test('[Y3] without a snapshot step 2 comes last, so that «synced» is true', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	mentor.update(new Writer().type('walk'));
	await school.settle();

	const newcomer = school.plain('mentee', 'notes.1');
	newcomer.step1();
	await school.settle();

	expect(kindsOf(newcomer.heard())).toEqual(['update', 'step-2', 'step-1']);
});

test('[Y3] who has everything gets an update without structs and with every delete', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const writer = new Writer();
	mentor.update(writer.type('walked'));
	mentor.update(writer.erase(0, 2));
	await school.settle();

	const back = school.plain('mentee', 'notes.1');
	back.step1(writer.stateVector);
	await school.settle();

	const [answer] = back.heard();
	expect(answer).toEqual({ is: 'step-2', update: writer.everything(writer.stateVector) });
});

test('[Y3] who lacks something gets the difference', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const writer = new Writer();
	const first = writer.type('known ');
	mentor.update(first);
	mentor.update(writer.type('x'.repeat(500)));
	await school.settle();
	const half = new Writer();
	half.apply(first);
	half.type('mine');

	const back = school.plain('mentee', 'notes.1');
	back.step1(half.stateVector);
	await school.settle();

	const heard = back.heard();
	expect(heard[0]).toEqual({ is: 'step-2', update: writer.everything(half.stateVector) });
	toldBy(heard, half.doc);
	expect(half.text).toContain('x'.repeat(500));
});

test('[Y4] after its step 2 the server asks a writer what it lacks itself', async () => {
	await using school = await openSchool();
	const writer = new Writer();
	writer.type('made offline');
	const mentor = school.plain('mentor', 'notes.1');
	mentor.step1(writer.stateVector);
	await school.settle();

	const [answer, question] = mentor.heard();
	expect([answer?.is, question?.is]).toEqual(['step-2', 'step-1']);
	if (question?.is !== 'step-1') return;
	mentor.step2(writer.everything(question.stateVector));
	await school.settle();
	expect(mentor.heard()).toEqual([{ is: 'step-2 stored', count: 1 }]);
	expect(textOf(await school.stored('notes.1'))).toBe('made offline');
});

test('[Y4] a reader is not asked', async () => {
	await using school = await openSchool();
	const reader = school.plain('mentor', 'roadmap.1');
	reader.step1();
	await school.settle();
	expect(kindsOf(reader.heard())).toEqual(['step-2']);
});

test('[Y4] a reader who becomes a writer is asked then', async () => {
	await using school = await openSchool();
	const reader = await asIdle(school, school.plain('mentor', 'roadmap.1'));
	const who = { personId: 'mentor', organisationId: 'school.1' };
	await school.facts.change([grant({ ...who, role: 'curator' })]);
	expect(kindsOf(reader.heard())).toEqual(['step-1']);
});

test('[Y6] a writer never hears its own update back, and the others hear each once', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const tab = await asIdle(school, school.plain('mentor', 'notes.1'));
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	const [mine, theirs] = [new Writer().type('mine'), new Writer().type('theirs')];

	mentor.update(mine);
	mentee.update(theirs);
	await school.settle();

	expect(mentor.heard()).toEqual([
		{ is: 'stored', count: 1 },
		{ is: 'update', update: theirs }
	]);
	expect(mentee.heard()).toEqual([
		{ is: 'stored', count: 1 },
		{ is: 'update', update: mine }
	]);
	expect(tab.heard()).toEqual([
		{ is: 'update', update: mine },
		{ is: 'update', update: theirs }
	]);
});

test('an update under the id of somebody who is typing is refused', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	const writer = new Writer(777);
	mentor.update(writer.type('m'));
	await school.settle();

	// One struct that says: everything this client will ever write is deleted.
	mentee.update(Uint8Array.from([1, 1, 137, 6, 1, 0, 208, 134, 3, 0]));
	const other = new Writer();
	other.apply(writer.everything());
	other.doc.clientID = 777;
	mentee.update(other.type('under a foreign id'));
	await school.settle();
	mentor.update(writer.type('entor'));
	await school.settle();

	const refused = mentee.heard().filter(({ is }) => is === 'refused');
	expect(refused).toHaveLength(2);
	expect(textOf(await school.stored('notes.1'))).toBe('mentor');
});

test('presence is relayed under the name the server knows, the last of a turn only, and never back', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	mentor.awareness(presences({ client: 7, clock: 1, state: { at: 'a' } }));
	mentor.awareness(presences({ client: 7, clock: 2, state: { at: 'b' } }));
	await school.settle();

	expect(mentor.heard()).toEqual([]);
	expect(statesIn(mentee)).toEqual([
		[{ client: 7, clock: 2, state: { at: 'b', person: personOf('mentor') } }]
	]);
});

test('nobody appears under the name of another, or with more than where they look', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	const person = { id: 'curator', name: 'The headmaster' };
	const state = { person, user: { name: 'The headmaster' }, at: 'm1', secret: 'x' };
	mentor.awareness(presences({ client: 7, clock: 1, state }));
	mentor.awareness(presences({ client: 8, clock: 1, state: ['not', 'a', 'state'] }));
	await school.settle();
	const said = { at: 'm1', person: personOf('mentor') };
	expect(statesIn(mentee)).toEqual([[{ client: 7, clock: 1, state: said }]]);
});

function personOf(id: string) {
	return { id, name: `Name of ${id}` };
}

function statesIn(client: PlainClient): unknown[] {
	return client
		.heard()
		.flatMap((message) => (message.is === 'awareness' ? [readPresences(message.states)] : []));
}

test('presence goes with its socket, and who comes later is told who is here', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	mentor.awareness(presences({ client: 7, clock: 4, state: { at: 'a' } }));
	await school.settle();
	const mentee = school.plain('mentee', 'notes.1');
	mentee.step1();
	await school.settle();
	const here = { at: 'a', person: personOf('mentor') };
	expect(statesIn(mentee)).toEqual([[{ client: 7, clock: 4, state: here }]]);

	mentee.queryAwareness();
	await school.settle();
	expect(statesIn(mentee)).toHaveLength(1);

	mentor.socket.leave();
	await school.settle();
	expect(statesIn(mentee)).toEqual([[{ client: 7, clock: 4, state: null }]]);
	mentee.queryAwareness();
	await school.settle();
	expect(statesIn(mentee)).toEqual([]);
});

test('nobody speaks for the presence of another, and no echo brings back who has left', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	const mine = { client: 7, clock: 4, state: { name: 'me' } };
	mentor.awareness(presences(mine));
	await school.settle();
	mentee.heard();

	mentee.awareness(presences({ client: 7, clock: 99, state: { name: 'The headmaster' } }));
	mentee.awareness(presences({ client: 7, clock: 100, state: null }));
	await school.settle();
	expect(statesIn(mentor)).toEqual([]);

	mentor.socket.leave();
	await school.settle();
	mentee.heard();
	mentee.awareness(presences(mine));
	mentee.queryAwareness();
	await school.settle();
	expect(statesIn(mentee)).toEqual([]);
});

test('presence of a reader is not relayed, nor one larger than 1 KiB', async () => {
	await using school = await openSchool();
	const reader = await asIdle(school, school.plain('mentor', 'roadmap.1'));
	const curator = await asIdle(school, school.plain('curator', 'roadmap.1'));
	reader.awareness(presences({ client: 7, clock: 1, state: { at: 'a' } }));
	await school.settle();
	expect(curator.heard()).toEqual([]);

	curator.awareness(presences({ client: 8, clock: 1, state: { at: 'x'.repeat(2_000) } }));
	curator.awareness(presences({ client: 9, clock: 1, state: { at: 'y' } }));
	await school.settle();
	const here = { at: 'y', person: personOf('curator') };
	expect(statesIn(reader)).toEqual([[{ client: 9, clock: 1, state: here }]]);
});

test('what is no message of y-websocket closes the socket', async () => {
	await using school = await openSchool();
	for (const bytes of [
		[],
		[2, 0],
		[0],
		[0, 3, 0],
		[0, 0, 5, 1],
		[0, 0, 1, 0, 0],
		[0, 0, 1, 255],
		[1, 1, 9]
	]) {
		const client = await asIdle(school, school.plain('mentor', 'notes.1'));
		client.socket.say(Uint8Array.from(bytes));
		await school.settle();
		expect(client.socket.closed, bytes.join(' ')).toEqual({ code: 4400, reason: 'malformed' });
	}
	const client = await asIdle(school, school.plain('mentor', 'notes.1'));
	client.socket.sayText('hello');
	expect(client.socket.closed?.code).toBe(4400);
});

test('[F4] unknown, erased and forbidden documents are refused alike', async () => {
	await using school = await openSchool();
	const erased = school.facts.find('documents', 'journal.1')!;
	await school.facts.change([{ table: 'documents', put: { ...erased, erasedAt: 1 } }]);
	const closings = ['nothing.here', 'journal.1', 'notes.2', 'load-test.a'].map((id) => {
		return school.plain('mentor', id).socket.closed;
	});
	const refused = { code: 4404, reason: 'unknown-document' };
	expect(closings).toEqual([refused, refused, refused, refused]);
	expect(school.hub.figures()).toMatchObject({ documentsOpen: 0 });
});

test('a load test has documents of its own, and nobody else’s', async () => {
	await using school = await openSchool();
	const one = await asIdle(school, school.plain('mentor', 'load-test.a', { scope: 'load-test' }));
	const update = new Writer().type('walk');
	one.update(update);
	await school.settle();
	expect(one.heard()).toEqual([{ is: 'stored', count: 1 }]);

	const other = school.plain('mentor', 'notes.1', { scope: 'load-test' });
	expect(other.socket.closed?.code).toBe(4404);
});

test('a link on which nobody speaks hears something before y-websocket gives it up', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	await school.tick(19_000);
	expect(mentor.heard()).toEqual([]);
	await school.tick(1_000);
	expect(statesIn(mentor)).toEqual([[]]);
});

test('a link on which nothing comes is asked, and then given up', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	await school.tick(40_000);
	expect(mentor.socket.pings).toBe(1);
	mentor.socket.emit('pong');
	await school.tick(40_000);
	expect(mentor.socket.isTerminated).toBe(false);
	await school.tick(40_000);
	expect(mentor.socket.isTerminated).toBe(true);
});

test('under a client id that somebody has shown, nobody else writes first', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	mentor.awareness(presences({ client: 777, clock: 1, state: { at: 'a' } }));
	await school.settle();
	mentee.heard();

	// As many clocks as the other will need, so that their words would seem to be there already.
	mentee.update(new Writer(777).type('x'.repeat(100)));
	await school.settle();
	expect(mentee.heard()).toEqual([{ is: 'refused', kind: 0, refusal: 'foreign-client-id' }]);
	mentor.update(new Writer(777).type('my words'));
	await school.settle();
	expect(mentor.heard()).toContainEqual({ is: 'stored', count: 1 });
	expect(textOf(await school.stored('notes.1'))).toBe('my words');
});
