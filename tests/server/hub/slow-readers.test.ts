import { expect, test } from 'vitest';
import { limits } from '../../../server/hub/limits.ts';
import { asIdle } from './idle.ts';
import { syncMessage } from './plain-client.ts';
import { openSchool } from './school.ts';
import type { School } from './school.ts';
import { Writer } from './writer.ts';

const chunk = 20_000;

async function writeMany(school: School, writer: Writer, chunks: number): Promise<void> {
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	for (let index = 0; index < chunks; index++) {
		mentor.update(writer.type(String.fromCharCode(97 + (index % 26)).repeat(chunk)));
		await school.settle();
	}
	mentor.socket.leave();
}

test('a reader that takes nothing costs a bounded memory, and gets everything in the end', async () => {
	await using school = await openSchool();
	const slow = await asIdle(school, school.plain('mentee', 'notes.1'));
	const writer = new Writer();
	slow.socket.stick();
	await writeMany(school, writer, 200);

	expect(slow.socket.mostBuffered).toBeLessThan(limits.outgoingBytes + 2 * chunk);
	expect(school.hub.figures()).toMatchObject({ readersLagging: 1 });
	expect(slow.socket.isPaused).toBe(true);

	const reader = new Writer();
	for (let round = 0; round < 12; round++) {
		slow.socket.unstick();
		if (round < 11) slow.socket.stick();
		await school.settle();
	}
	for (const message of slow.heard()) {
		if (message.is === 'update') reader.apply(message.update);
	}
	expect(reader.text).toBe(writer.text);
	expect(slow.socket.mostBuffered).toBeLessThan(limits.outgoingBytes + limits.catchUpBytes + chunk);
	expect(slow.socket.isPaused).toBe(false);
});

test('a slow reader gets the snapshot, if what it lacks was folded meanwhile', async () => {
	await using school = await openSchool();
	const slow = await asIdle(school, school.plain('mentee', 'notes.1'));
	const writer = new Writer();
	slow.socket.stick();
	await writeMany(school, writer, 80);
	await school.fold('notes.1');
	slow.socket.unstick();
	await school.settle();

	const reader = new Writer();
	for (const message of slow.heard()) {
		if (message.is === 'update') reader.apply(message.update);
	}
	expect(reader.text).toBe(writer.text);
});

test('a slow reader does not hold up the others', async () => {
	await using school = await openSchool();
	const slow = await asIdle(school, school.plain('mentee', 'notes.1'));
	const quick = await asIdle(school, school.plain('mentee', 'notes.1'));
	slow.socket.stick();
	await writeMany(school, new Writer(), 80);
	expect(quick.heard()).toHaveLength(80);
});

test('a slow reader that writes does not get back what it wrote meanwhile', async () => {
	await using school = await openSchool();
	const slow = await asIdle(school, school.plain('mentee', 'notes.1'));
	const writer = new Writer();
	slow.socket.stick();
	await writeMany(school, writer, 60);
	const mine = new Writer().type('mine');
	// It stood in the chunk that was read before the socket was paused.
	slow.update(mine);
	await school.settle();
	slow.socket.unstick();
	await school.settle();

	const heard = slow.heard();
	expect(heard.filter((message) => message.is === 'stored')).toEqual([{ is: 'stored', count: 1 }]);
	const updates = heard.flatMap((message) => (message.is === 'update' ? [message.update] : []));
	expect(updates).toHaveLength(60);
	expect(updates).not.toContainEqual(mine);
});

test('who asks again and again without reading gets one document, not many', async () => {
	await using school = await openSchool();
	await writeMany(school, new Writer(), 80);
	const greedy = school.plain('mentee', 'notes.1');
	greedy.socket.stick();
	for (let time = 0; time < 500; time++) greedy.step1();
	await school.settle();
	expect(greedy.socket.mostBuffered).toBeLessThan(1.2 * 80 * chunk);

	greedy.socket.unstick();
	await school.settle();
	expect(greedy.heard().filter(({ is }) => is === 'step-2')).toHaveLength(2);
});

test('a channel that lags resumes where it was, beside others on the same socket', async () => {
	await using school = await openSchool();
	const device = await school.device('mentee');
	device.open(1, 'notes.1');
	device.open(2, 'journal.1');
	await school.settle();
	device.say(1, syncMessage(0, Uint8Array.of(0)));
	device.say(2, syncMessage(0, Uint8Array.of(0)));
	await school.settle();
	device.takeAll();
	const writer = new Writer();
	device.socket.stick();
	await writeMany(school, writer, 100);
	device.socket.unstick();
	await school.settle();

	const reader = new Writer();
	for (const message of device.heard(1)) {
		if (message.is === 'update') reader.apply(message.update);
	}
	expect(reader.text).toBe(writer.text);
});

test('a reader that takes nothing for a minute is given up', async () => {
	await using school = await openSchool();
	const slow = await asIdle(school, school.plain('mentee', 'notes.1'));
	slow.socket.stick();
	await writeMany(school, new Writer(), 60);
	await school.tick(59_000);
	expect(slow.socket.isTerminated).toBe(false);
	await school.tick(2_000);
	expect(slow.socket.isTerminated).toBe(true);
});
