import { expect, test } from 'vitest';
import { asIdle } from './idle.ts';
import type { StoredDocument, UpdateLog } from '../../../server/storage/storage.ts';
import { dropGrant, grant, openSchool } from './school.ts';
import { textOf, Writer } from './writer.ts';

test('[P1] «stored» is said only after the update is on the server’s disk', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const release = school.disk.hold();

	mentor.update(new Writer().type('walk'));
	await school.settle();
	expect(mentor.heard()).toEqual([]);

	release();
	await school.settle();
	expect(mentor.heard()).toEqual([{ is: 'stored', count: 1 }]);
});

test('[P2] nobody hears of an update that is not on the server’s disk', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	const release = school.disk.hold();
	const update = new Writer().type('walk');

	mentor.update(update);
	await school.settle();
	// Neither by relay nor by asking.
	const late = school.plain('mentee', 'notes.1');
	late.step1();
	await school.settle();
	expect(mentee.heard()).toEqual([]);
	expect(late.heard()).toEqual([]);

	release();
	await school.settle();
	expect(mentee.heard()).toEqual([{ is: 'update', update }]);
	expect(late.heard().map(({ is }) => is)).toEqual(['update', 'step-2', 'step-1']);
});

test('[P2] a failed append leaves no trace: refused, unheard, and taken when it is sent again', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	const writer = new Writer();
	const [first, second] = [writer.type('one '), writer.type('two')];
	school.disk.failNext('full');

	mentor.update(first);
	mentor.update(second);
	await school.settle();
	expect(mentor.heard()).toEqual([
		{ is: 'refused', kind: 0, refusal: 'storage-full' },
		{ is: 'refused', kind: 0, refusal: 'storage-full' }
	]);
	expect(mentee.heard()).toEqual([]);
	expect(await school.rows('notes.1')).toBe(0);

	// The coverage was not advanced: the second alone is a gap, both are taken.
	mentor.update(second);
	mentor.update(first);
	mentor.update(second);
	await school.settle();
	expect(mentor.heard()).toEqual([
		{ is: 'refused', kind: 0, refusal: 'gap' },
		{ is: 'stored', count: 2 }
	]);
	expect(mentee.heard()).toHaveLength(2);
});

test('[P2] an update that only repeats one whose append failed is refused as well', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const update = new Writer().type('one');
	school.disk.failNext('full');

	mentor.update(update);
	mentor.update(update);
	await school.settle();

	expect(mentor.heard().map(({ is }) => is)).toEqual(['refused', 'refused']);
});

test('[P2] documents that were not in the failed append go on', async () => {
	await using school = await openSchool();
	const notes = await asIdle(school, school.plain('mentor', 'notes.1'));
	const writer = new Writer();
	notes.update(writer.type('before'));
	await school.settle();
	notes.heard();

	school.disk.failNext('full');
	const other = await asIdle(school, school.plain('stranger', 'notes.2'));
	other.update(new Writer().type('fails'));
	await school.settle();
	expect(other.heard()).toEqual([{ is: 'refused', kind: 0, refusal: 'storage-full' }]);

	notes.update(writer.type(' after'));
	await school.settle();
	expect(notes.heard()).toEqual([{ is: 'stored', count: 1 }]);
});

test('[P5] an update that adds nothing is acknowledged, not written and not relayed', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	const writer = new Writer();
	const update = writer.type('walk');
	mentor.update(update);
	mentor.update(update);
	await school.settle();
	mentor.update(update);
	mentor.step2(writer.everything());
	await school.settle();

	expect(mentor.heard()).toEqual([
		{ is: 'stored', count: 2 },
		{ is: 'step-2 stored', count: 1 },
		{ is: 'stored', count: 1 }
	]);
	expect(mentee.heard()).toHaveLength(1);
	expect(await school.rows('notes.1')).toBe(1);
});

test('[P5] a delete that is known adds nothing, and a new one does', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const writer = new Writer();
	mentor.update(writer.type('walked'));
	const erased = writer.erase(0, 2);
	mentor.update(erased);
	mentor.update(erased);
	mentor.update(writer.erase(0, 1));
	await school.settle();

	expect(mentor.heard()).toEqual([{ is: 'stored', count: 4 }]);
	expect(await school.rows('notes.1')).toBe(3);
});

test('[P6] an update that starts beyond what the server holds is refused with «gap»', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const writer = new Writer();
	writer.type('lost ');
	const late = writer.type('kept');

	mentor.update(late);
	await school.settle();
	expect(mentor.heard()).toEqual([{ is: 'refused', kind: 0, refusal: 'gap' }]);
	expect(await school.rows('notes.1')).toBe(0);

	mentor.update(writer.everything());
	await school.settle();
	expect(mentor.heard()).toEqual([{ is: 'stored', count: 1 }]);
});

test('[P7] a right that is withdrawn ends the channel in the same tick, and writes nothing more', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));

	// On its way when the right goes.
	mentor.update(new Writer().type('too late'));
	await school.facts.change([dropGrant('mentor')]);
	expect(mentor.socket.closed).toEqual({ code: 4404, reason: 'unknown-document' });

	await school.settle();
	expect(mentor.heard()).toEqual([]);
	expect(mentee.heard()).toEqual([]);
	expect(await school.rows('notes.1')).toBe(0);
});

test('[P7] a reader whose right is withdrawn hears nothing of what is stored after it', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	await school.facts.change([dropGrant('mentee')]);

	mentor.update(new Writer().type('private'));
	await school.settle();

	expect(mentee.heard()).toEqual([]);
	expect(mentor.heard()).toEqual([{ is: 'stored', count: 1 }]);
});

test('[P7] a role that ends by its date ends by itself', async () => {
	await using school = await openSchool();
	const to = school.clock.now + 5_000;
	const ends = grant({ personId: 'mentor', organisationId: 'school.1', role: 'mentor', to });
	await school.facts.change([ends]);
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	await school.tick(4_000);
	expect(mentor.socket.closed).toBeUndefined();

	await school.tick(1_000);
	expect(mentor.socket.closed?.code).toBe(4404);
});

test('[P7] between two turns of the wheel a role that has ended writes and reads nothing', async () => {
	await using school = await openSchool();
	const to = school.clock.now + 5_000;
	const ends = grant({ personId: 'mentor', organisationId: 'school.1', role: 'mentor', to });
	await school.facts.change([ends]);
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	school.clock.now = to;

	mentor.update(new Writer().type('after the end'));
	mentee.update(new Writer().type('not for the mentor'));
	await school.settle();

	// Not written, and not lost: it is kept aside until somebody decides.
	expect(mentor.heard()).toEqual([{ is: 'refused', kind: 0, refusal: 'in-quarantine' }]);
	expect(mentor.socket.closed?.code).toBe(4404);
	expect(mentee.heard()).toEqual([{ is: 'stored', count: 1 }]);
});

test('[P9] a document that cannot be loaded is an error, and nothing is stored over it', async () => {
	await using school = await openSchool();
	const writer = new Writer();
	const first = await asIdle(school, school.plain('mentor', 'notes.1'));
	first.update(writer.type('precious'));
	await school.settle();
	first.socket.leave();
	await school.settle();
	const head = school.storage.log.head();
	school.disk.damage('notes.1');
	await school.tick(1_000);
	await school.tick(1_000);

	const late = school.plain('mentor', 'notes.1');
	late.step1();
	late.update(new Writer().type('over it'));
	const device = await school.device('mentee');
	device.open(1, 'notes.1');
	await school.settle();

	expect(late.socket.closed).toEqual({ code: 1013, reason: 'storage-unavailable' });
	expect(late.heard()).toEqual([]);
	expect(device.take('closed')).toMatchObject([{ refusal: 'storage-unavailable' }]);
	expect(school.storage.log.head()).toBe(head);
	expect(school.hub.figures()).toMatchObject({ documentsOpen: 0 });
});

test('[P9] a document that is found damaged while it is open takes nothing more', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const other = await asIdle(school, school.plain('stranger', 'notes.2'));
	school.disk.damage('notes.1');

	mentor.update(new Writer().type('on sand'));
	other.update(new Writer().type('on rock'));
	await school.settle();

	expect(mentor.heard()).toEqual([{ is: 'refused', kind: 0, refusal: 'storage-unavailable' }]);
	expect(other.heard()).toEqual([{ is: 'stored', count: 1 }]);
});

test('[P9] what is spoilt for writing only is read, takes nothing, and breaks nobody’s line', async () => {
	await using school = await openSchool({ asLog: withCutCoverage });
	const first = await asIdle(school, school.plain('mentor', 'notes.1'));
	const writer = new Writer();
	first.update(writer.type('precious'));
	await school.settle();
	first.socket.leave();
	await school.fold('notes.1');
	await school.tick();
	await school.tick();

	const reader = school.plain('mentor', 'notes.1');
	reader.step1();
	await school.settle();
	expect(reader.heard().map(({ is }) => is)).toEqual(['step-2', 'step-1']);
	reader.update(new Writer().type('over it'));
	await school.settle();
	expect(reader.heard()).toEqual([{ is: 'refused', kind: 0, refusal: 'storage-unavailable' }]);

	const holder = school.plain('mentee', 'notes.1');
	holder.step1(writer.stateVector);
	await school.settle();
	expect(holder.socket.closed).toEqual({ code: 1013, reason: 'storage-unavailable' });
	expect(reader.socket.closed).toBeUndefined();
	expect(textOf(await school.stored('notes.1'))).toBe('precious');
});

test('a document that nobody has open costs nothing', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	mentor.update(new Writer().type('walk'));
	mentor.socket.leave();
	await school.tick();
	await school.tick();

	expect(school.hub.figures()).toMatchObject({
		...{ connections: 0, documentsOpen: 0, documentsRead: 0, updatesStoredTotal: 1 }
	});
});

test('what the server holds already is neither stored again nor relayed, whatever is sent with it', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const mentee = await asIdle(school, school.plain('mentee', 'notes.1'));
	const writer = new Writer();
	mentor.update(writer.type('walk'));
	await school.settle();
	mentee.heard();
	const before = writer.stateVector;
	writer.type(' home');
	const news = writer.everything(before);
	mentor.update(writer.everything());
	await school.settle();
	expect(mentee.heard().at(-1)).toEqual({ is: 'update', update: news });
});

test('a document that is full takes nothing more, until it was folded', async () => {
	await using school = await openSchool();
	const mentor = await asIdle(school, school.plain('mentor', 'notes.1'));
	const writer = new Writer();
	const page = 'x'.repeat(900_000);
	for (let time = 0; time < 18; time++) {
		mentor.update(writer.type(page));
		mentor.update(writer.erase(0, page.length));
		await school.settle();
	}
	mentor.heard();
	const last = writer.type(page);
	mentor.update(last);
	await school.settle();
	expect(mentor.heard()).toEqual([{ is: 'refused', kind: 0, refusal: 'document-full' }]);

	await school.fold('notes.1');
	// The first one after folding has the document measured again.
	for (let time = 0; time < 2; time++) {
		mentor.update(last);
		await school.settle();
	}
	expect(mentor.heard()).toEqual([
		{ is: 'refused', kind: 0, refusal: 'storage-unavailable' },
		{ is: 'stored', count: 1 }
	]);
	expect(textOf(await school.stored('notes.1'))).toBe(page);
});

/** Its snapshots lack the last byte of what is known about them; clocks and words are whole. */
function withCutCoverage(log: UpdateLog): UpdateLog {
	const read = async (documentId: string): Promise<StoredDocument> => {
		const { snapshot, tail } = await log.read(documentId);
		if (!snapshot) return { snapshot, tail };
		return { snapshot: { ...snapshot, coverage: snapshot.coverage.subarray(0, -1) }, tail };
	};
	return new Proxy(log, {
		get(target, name) {
			if (name === 'read') return read;
			const value: unknown = Reflect.get(target, name);
			return typeof value === 'function' ? (value.bind(target) as unknown) : value;
		}
	});
}
