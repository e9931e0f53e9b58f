import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { encodeFromDevice } from '../../../src/lib/sync/codec.ts';
import { asIdle } from './idle.ts';
import { syncMessage } from './plain-client.ts';
import { dropGrant, grant, openSchool } from './school.ts';
import { textOf, Writer } from './writer.ts';

const nothingHeld = Uint8Array.of(0);

test('[F1] the first frame is hello, and is answered with the epoch and the time', async () => {
	await using school = await openSchool();
	const device = await school.device('mentor');
	const { now } = school.clock;
	expect(device.takeAll()).toEqual([
		{ type: 'welcome', protocol: 1, epoch: 'epoch-1', build: 'test', time: now }
	]);
});

test('[F1] anything before hello, and hello again, closes the socket', async () => {
	await using school = await openSchool();
	const early = await school.device('mentor', { hello: false });
	early.send({ type: 'ping', nonce: 1 });
	const twice = await school.device('mentor');
	twice.takeAll();
	twice.hello();
	const large = await school.device('mentor', { hello: false });
	large.send({ type: 'hello', protocol: 1, build: 'x'.repeat(1_100), device: 'd' });
	const odd = await school.device('mentor', { hello: false });
	odd.socket.say(Uint8Array.of(77));
	await school.settle();

	for (const device of [early, twice, large, odd]) {
		expect(device.takeAll()).toEqual([{ type: 'refused', refusal: 'malformed', retryAfterMs: 0 }]);
		expect(device.socket.closed?.reason).toBe('malformed');
	}
});

test('[F1] who does not say hello within 5 s is refused', async () => {
	await using school = await openSchool();
	const silent = await school.device('mentor', { hello: false });
	await school.tick(4_000);
	expect(silent.socket.closed).toBeUndefined();
	await school.tick(1_000);
	expect(silent.takeAll()).toMatchObject([{ type: 'refused', refusal: 'malformed' }]);
});

test('[F2] another protocol is refused politely, by its age', async () => {
	await using school = await openSchool();
	const old = await school.device('mentor', { hello: false });
	old.hello(0);
	const young = await school.device('mentor', { hello: false });
	young.hello(2);
	await school.settle();

	expect(old.takeAll()).toMatchObject([{ type: 'refused', refusal: 'app-too-old' }]);
	expect(young.takeAll()).toMatchObject([{ type: 'refused', refusal: 'server-too-old' }]);
	expect(old.socket.closed).toBeDefined();
});

test('[F3] opening a number that is open closes the old channel', async () => {
	await using school = await openSchool();
	const device = await school.device('mentor');
	device.open(1, 'notes.1');
	await school.settle();
	device.open(1, 'journal.1');
	await school.settle();
	device.takeAll();
	expect(school.hub.figures()).toMatchObject({ documentsOpen: 1 });

	device.say(1, syncMessage(0, nothingHeld));
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	mentee.update(new Writer().type('for nobody'));
	await school.settle();
	expect(device.heard(1).map(({ is }) => is)).toEqual(['step-2', 'step-1']);
});

test('[F3] several documents live on one socket, each on its channel', async () => {
	await using school = await openSchool();
	const device = await school.device('mentor');
	const mentee = await school.device('mentee');
	for (const { open, say } of [device, mentee].map((one) => bound(one))) {
		open(1, 'notes.1');
		open(300, 'journal.1');
		await school.settle();
		say(1, syncMessage(0, nothingHeld));
		say(300, syncMessage(0, nothingHeld));
	}
	await school.settle();
	device.takeAll();
	mentee.takeAll();
	const update = new Writer().type('walk');
	device.say(1, syncMessage(2, update));
	const meeting = new Y.Doc();
	meeting.getMap('meetings').set('m1', 'walk');
	mentee.say(300, syncMessage(2, Y.encodeStateAsUpdate(meeting)));
	await school.settle();

	expect(device.heard(1)).toEqual([{ is: 'stored', count: 1 }]);
	expect(mentee.heard(1)).toEqual([{ is: 'update', update }]);
	expect(device.heard(300).map(({ is }) => is)).toEqual(['update']);
	expect(mentee.heard(300)).toEqual([{ is: 'stored', count: 1 }]);
});

function bound(device: Awaited<ReturnType<Awaited<ReturnType<typeof openSchool>>['device']>>) {
	return { open: device.open.bind(device), say: device.say.bind(device) };
}

test('[F3] a channel that was left hears nothing more', async () => {
	await using school = await openSchool();
	const device = await school.device('mentor');
	device.open(1, 'notes.1');
	await school.settle();
	device.say(1, syncMessage(0, nothingHeld));
	device.send({ type: 'leave', channel: 1 });
	await school.settle();
	device.takeAll();

	device.say(1, syncMessage(2, new Writer().type('too late')));
	await school.settle();
	expect(device.takeAll()).toEqual([]);
	expect(await school.rows('notes.1')).toBe(0);
	expect(school.hub.figures()).toMatchObject({ documentsOpen: 0 });
});

test('[F4] unknown, erased and forbidden documents give the same «closed»', async () => {
	await using school = await openSchool();
	const row = school.facts.find('documents', 'journal.1')!;
	await school.facts.change([{ table: 'documents', put: { ...row, erasedAt: 1 } }]);
	const device = await school.device('mentor');
	device.takeAll();
	for (const [channel, id] of ['nothing.here', 'journal.1', 'notes.2', '../x', ''].entries()) {
		device.open(channel, id);
	}
	await school.settle();

	const refused = { type: 'closed', refusal: 'unknown-document', retryAfterMs: 0 };
	expect(device.takeAll()).toEqual([0, 1, 2, 3, 4].map((channel) => ({ ...refused, channel })));
});

test('[F4] a reader is told that it is one, and that this changed', async () => {
	await using school = await openSchool();
	const device = await school.device('mentor');
	device.open(1, 'roadmap.1');
	device.open(2, 'notes.1');
	await school.settle();
	expect(device.take('opened')).toMatchObject([
		{ channel: 1, mode: 'read-only', resumed: false },
		{ channel: 2, mode: 'read-write', resumed: false }
	]);

	const who = { personId: 'mentor', organisationId: 'school.1' };
	await school.facts.change([grant({ ...who, role: 'curator' })]);
	// In the same tick: nothing was awaited since the records changed.
	expect(device.take('mode')).toEqual([{ type: 'mode', channel: 1, mode: 'read-write' }]);
	expect(device.take('closed')).toMatchObject([{ channel: 2, refusal: 'unknown-document' }]);
});

test('[P7] rights that are withdrawn close the channel and leave the socket', async () => {
	await using school = await openSchool();
	const device = await school.device('mentor');
	device.open(1, 'notes.1');
	await school.settle();
	await school.facts.change([dropGrant('mentor')]);

	expect(device.take('closed')).toMatchObject([{ channel: 1, refusal: 'unknown-document' }]);
	expect(device.socket.closed).toBeUndefined();
});

test('[F5] a ping is answered with its number', async () => {
	await using school = await openSchool();
	const device = await school.device('mentor');
	device.send({ type: 'ping', nonce: 4711 });
	await school.settle();
	expect(device.take('pong')).toEqual([{ type: 'pong', nonce: 4711 }]);
});

test('what is malformed on a channel closes that channel only', async () => {
	await using school = await openSchool();
	const device = await school.device('mentor');
	device.open(1, 'notes.1');
	device.open(2, 'journal.1');
	device.say(1, Uint8Array.of(55));
	await school.settle();

	expect(device.take('closed')).toMatchObject([{ channel: 1, refusal: 'malformed' }]);
	expect(device.socket.closed).toBeUndefined();
});

test('a frame that is cut off or has something left over closes the socket', async () => {
	await using school = await openSchool();
	const whole = encodeFromDevice({ type: 'ping', nonce: 300 });
	for (const bytes of [whole.subarray(0, 2), Uint8Array.from([...whole, 0])]) {
		const device = await school.device('mentor');
		device.socket.say(bytes);
		await school.settle();
		expect(device.take('refused')).toMatchObject([{ refusal: 'malformed' }]);
	}
});

test('[Y5] a channel that is resumed gets the rows after its cursor, and is asked nothing', async () => {
	await using school = await openSchool();
	const writer = new Writer();
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	mentee.update(writer.type('known '));
	await school.settle();
	const cursor = school.storage.log.head();
	const missed = writer.type('missed');
	mentee.update(missed);
	await school.settle();

	const device = await school.device('mentor');
	device.open(1, 'notes.1', { cursor, epoch: 'epoch-1' });
	device.say(1, syncMessage(0, writer.stateVector));
	await school.settle();

	expect(device.take('opened')).toMatchObject([{ resumed: true }]);
	expect(device.heard(1)).toEqual([
		{ is: 'update', update: missed },
		{ is: 'step-2', update: Uint8Array.of(0, 0) }
	]);
	const live = writer.type(' and live');
	mentee.update(live);
	await school.settle();
	expect(device.heard(1)).toEqual([{ is: 'update', update: live }]);
});

test('[Y5] who resumes with unsent edits is asked for them', async () => {
	await using school = await openSchool();
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	mentee.update(new Writer().type('known'));
	await school.settle();
	const cursor = school.storage.log.head();

	const device = await school.device('mentor');
	device.open(1, 'notes.1', { cursor, epoch: 'epoch-1', unsent: true });
	device.say(1, syncMessage(0, nothingHeld));
	await school.settle();
	expect(device.heard(1).map(({ is }) => is)).toEqual(['step-2', 'step-1']);
});

test('[Y5] a device does not get back what it wrote itself before it lost the link', async () => {
	await using school = await openSchool();
	const first = await school.device('mentor', { name: 'phone' });
	first.open(1, 'notes.1');
	first.say(1, syncMessage(0, nothingHeld));
	await school.settle();
	const writer = new Writer();
	first.say(1, syncMessage(2, writer.type('one ')));
	await school.settle();
	const cursor = school.storage.log.head();
	first.say(1, syncMessage(2, writer.type('two')));
	await school.settle();
	first.socket.leave();
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	const theirs = new Writer().type('theirs ');
	mentee.update(theirs);
	await school.settle();

	const again = await school.device('mentor', { name: 'phone' });
	again.open(1, 'notes.1', { cursor, epoch: 'epoch-1' });
	again.say(1, syncMessage(0, writer.stateVector));
	await school.settle();
	expect(again.heard(1)).toEqual([
		{ is: 'update', update: theirs },
		{ is: 'step-2', update: Uint8Array.of(0, 0) }
	]);
});

test('[Y5] another epoch, no cursor, or one that folding has passed is not resumed', async () => {
	await using school = await openSchool();
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	const writer = new Writer();
	mentee.update(writer.type('one '));
	await school.settle();
	const cursor = school.storage.log.head();
	mentee.update(writer.type('two'));
	await school.settle();
	await school.fold('notes.1');

	const device = await school.device('mentor');
	device.open(1, 'notes.1', { cursor, epoch: 'epoch-1' });
	device.open(2, 'notes.1', { cursor: 0, epoch: 'epoch-1' });
	device.open(3, 'notes.1', { cursor: cursor + 1, epoch: 'epoch-0' });
	device.open(4, 'notes.1', { cursor: cursor + 99, epoch: 'epoch-1' });
	device.open(5, 'notes.1', { cursor: cursor + 1, epoch: 'epoch-1' });
	await school.settle();
	expect(device.take('opened').map(({ resumed }) => resumed)).toEqual([
		...[false, false, false, false],
		true
	]);
	device.say(1, syncMessage(0, nothingHeld));
	await school.settle();
	expect(device.heard(1).map(({ is }) => is)).toEqual(['step-2', 'step-1']);
});

test('news of what is not open comes once in a while, and never to its author', async () => {
	await using school = await openSchool();
	const device = await school.device('mentor', { name: 'phone' });
	const stranger = await school.device('stranger');
	device.open(1, 'journal.1');
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	const writer = new Writer();
	await school.settle();
	device.takeAll();
	stranger.takeAll();

	mentee.update(writer.type('one '));
	await school.tick();
	mentee.update(writer.type('two '));
	await school.tick();
	expect(device.takeAll()).toEqual([{ type: 'news', account: false, documents: true }]);
	await school.tick(10_000);
	expect(device.takeAll()).toEqual([{ type: 'news', account: false, documents: true }]);

	device.open(2, 'notes.1');
	device.say(2, syncMessage(0, nothingHeld));
	await school.tick(10_000);
	device.takeAll();
	mentee.update(writer.type('three '));
	device.say(2, syncMessage(2, new Writer().type('mine ')));
	await school.tick(10_000);
	expect(device.take('news')).toEqual([]);
	expect(stranger.takeAll()).toEqual([]);
});

test('an account that changed is news', async () => {
	await using school = await openSchool();
	const device = await school.device('mentor');
	const other = await school.device('stranger');
	await school.tick();
	device.takeAll();
	other.takeAll();
	school.hub.accountChanged(['mentor']);
	await school.tick();
	expect(device.takeAll()).toEqual([{ type: 'news', account: true, documents: false }]);

	const row = school.facts.find('people', 'mentee')!;
	await school.facts.change([{ table: 'people', put: { ...row, name: 'Another name' } }]);
	await school.tick(10_000);
	expect(device.takeAll()).toEqual([{ type: 'news', account: true, documents: false }]);
	expect(other.takeAll()).toEqual([]);
});

test('the end of a session closes its sockets at once, and no others', async () => {
	await using school = await openSchool();
	const one = school.plain('mentor', 'notes.1', { sessionId: 'session.1' });
	const two = school.plain('mentor', 'notes.1', { sessionId: 'session.2' });
	await school.settle();
	school.hub.endSession('session.1');
	expect(one.socket.closed).toEqual({ code: 4401, reason: 'sign-in-needed' });
	expect(two.socket.closed).toBeUndefined();
});

test('a server that stops stores and answers what has come, and says when to come back', async () => {
	const school = await openSchool();
	const device = await school.device('mentor');
	const plain = await asIdle(school, school.plain('mentee', 'notes.1'));
	device.open(1, 'notes.1');
	device.say(1, syncMessage(0, nothingHeld));
	await school.settle();
	device.takeAll();
	const release = school.disk.hold();
	device.say(1, syncMessage(2, new Writer().type('the last words')));
	await school.settle();

	const stopped = school.hub.stop();
	device.say(1, syncMessage(2, new Writer().type('too late')));
	const late = school.plain('mentor', 'notes.1');
	release();
	await school.settle();
	await stopped;

	const frames = device.takeAll();
	expect(frames[0]).toMatchObject({ type: 'said', channel: 1, message: Uint8Array.of(100, 1) });
	expect(frames.at(-1)).toMatchObject({ type: 'refused', refusal: 'server-stopping' });
	expect(device.socket.closed?.code).toBe(1012);
	expect(plain.socket.closed?.code).toBe(1012);
	expect(late.socket.closed?.code).toBe(1012);
	expect(textOf(await school.stored('notes.1'))).toBe('the last words');
	await school.storage.close();
});

test('who opens one socket after another loses the oldest one', async () => {
	await using school = await openSchool();
	const clients = Array.from({ length: 31 }, () => school.plain('mentor', 'notes.1'));
	await school.settle();
	expect(clients.map(({ socket }) => socket.closed?.reason)).toEqual([
		'too-many-messages',
		...Array.from({ length: 30 }, () => undefined)
	]);
});

test('who opens too many channels is told so', async () => {
	await using school = await openSchool();
	const device = await school.device('mentor');
	for (let channel = 0; channel <= 200; channel++) device.open(channel, 'notes.1');
	await school.settle();
	expect(device.take('closed')).toMatchObject([{ channel: 200, refusal: 'too-many-messages' }]);
});

test('who sends faster than may be is not read from for a while, and loses nothing', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const writer = new Writer();
	for (let edit = 0; edit < 1_400; edit++) mentor.update(writer.type('x'));
	expect(mentor.socket.isPaused).toBe(true);
	await school.settle();
	expect(mentor.heard()).toEqual([{ is: 'stored', count: 1_400 }]);

	await school.tick(2_000);
	expect(mentor.socket.isPaused).toBe(true);
	await school.tick(2_000);
	expect(mentor.socket.isPaused).toBe(false);
	expect(textOf(await school.stored('notes.1'))).toBe('x'.repeat(1_400));
});

test('a role whose term is over ends by itself: the channel closes, and the account is news', async () => {
	await using school = await openSchool();
	const to = school.clock.now + 5_000;
	await school.facts.change([
		grant({ personId: 'mentor', organisationId: 'school.1', role: 'mentor', to })
	]);
	const device = await school.device('mentor');
	device.open(1, 'notes.1');
	await school.settle();
	await school.tick(1_000);
	device.takeAll();
	await school.tick(5_000);
	expect(device.take('closed')).toMatchObject([{ channel: 1, refusal: 'unknown-document' }]);
	for (let second = 0; second < 12; second++) await school.tick(1_000);
	expect(device.take('news')).toContainEqual({ type: 'news', account: true, documents: false });
	expect(school.facts.accountOf('mentor', school.clock.now)?.roles).toEqual([]);
});
