import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import type { UpdateLog } from '../../../server/storage/storage.ts';
import { PlainClient } from './plain-client.ts';
import { openSchool } from './school.ts';
import type { School } from './school.ts';
import { textOf, Writer } from './writer.ts';

const seed = 20_261_121;

/** A person with a copy of the notes that outlives links, as a phone has it. */
class Person {
	readonly writer: Writer;
	readonly personId: string;
	client: PlainClient | undefined;
	sent = 0;
	answered = 0;
	readonly #school: School;

	constructor(school: School, personId: string, clientId: number) {
		this.#school = school;
		this.personId = personId;
		this.writer = new Writer(clientId);
	}

	link(): void {
		if (this.client) return;
		this.sent = 0;
		this.answered = 0;
		this.writer.take();
		this.client = this.#school.plain(this.personId, 'notes.1');
		this.client.step1(this.writer.stateVector);
	}

	unlink(): void {
		this.client?.socket.leave();
		this.client = undefined;
	}

	edit(position: number, isErasing: boolean): void {
		const note = this.writer.doc.getText('note:a');
		const at = note.length === 0 ? 0 : position % note.length;
		if (isErasing && note.length > 0) note.delete(at, 1);
		else note.insert(at, String.fromCharCode(97 + (position % 26)));
		for (const update of this.writer.take()) {
			if (!this.client) continue;
			this.sent += 1;
			this.client.update(update);
		}
	}

	/** Takes in what came, as y-websocket does. */
	hear(): void {
		const { client } = this;
		if (!client) return;
		for (const message of client.heard()) {
			if (message.is === 'step-1') client.step2(this.writer.everything(message.stateVector));
			if (message.is === 'step-2' || message.is === 'update') this.writer.apply(message.update);
			if (message.is === 'stored') this.answered += message.count;
			// The edit stays here; a new link brings it whole.
			if (message.is === 'refused') this.answered += message.kind === 0 ? 1 : 0;
		}
	}
}

type Step =
	| { readonly do: 'link' | 'unlink' | 'hear'; readonly who: number }
	| { readonly do: 'edit'; readonly who: number; readonly at: number; readonly isErasing: boolean }
	| { readonly do: 'stick' | 'unstick'; readonly who: number }
	| { readonly do: 'turn' | 'fold' | 'fail' | 'wheel' };

const who = fc.nat({ max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('link' as const), who }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('unlink' as const), who }) },
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('hear' as const), who }) },
	{
		weight: 10,
		arbitrary: fc.record({
			do: fc.constant('edit' as const),
			...{ who, at: fc.nat({ max: 99 }), isErasing: fc.boolean() }
		})
	},
	{
		weight: 1,
		arbitrary: fc.record({ do: fc.constantFrom('stick' as const, 'unstick' as const), who })
	},
	{ weight: 8, arbitrary: fc.record({ do: fc.constant('turn' as const) }) },
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constantFrom('fold' as const, 'fail' as const, 'wheel' as const)
		})
	}
);

async function take(school: School, people: readonly Person[], step: Step): Promise<void> {
	switch (step.do) {
		case 'link':
			return people[step.who]!.link();
		case 'unlink':
			return people[step.who]!.unlink();
		case 'hear':
			return people[step.who]!.hear();
		case 'edit':
			return people[step.who]!.edit(step.at, step.isErasing);
		case 'stick':
			return people[step.who]!.client?.socket.stick();
		case 'unstick':
			return people[step.who]!.client?.socket.unstick();
		case 'turn':
			return new Promise((resolve) => setImmediate(resolve));
		case 'fold':
			return school.fold('notes.1').catch(() => undefined);
		case 'fail':
			return school.disk.failNext('full');
		case 'wheel':
			return school.tick(100);
	}
}

/** Everybody links anew on a disk that works, and all is said that there is to say. */
async function heal(people: readonly Person[], settle: () => Promise<void>): Promise<void> {
	await settle();
	for (const person of people) {
		person.hear();
		person.unlink();
	}
	await settle();
	for (const person of people) person.link();
	for (let round = 0; round < 4; round++) {
		await settle();
		for (const person of people) person.hear();
	}
}

test('people who edit, lose links and fail to store in any order agree in the end', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 80 }), async (steps) => {
			await using school = await openSchool();
			const people = ['mentor', 'mentee', 'mentor'].map(
				(id, at) => new Person(school, id, 100 + at)
			);
			for (const one of steps) await take(school, people, one);
			for (const { client } of people) client?.socket.unstick();
			// Troubles of the disk that are still to come strike the first ones.
			for (let time = 0; time < 8; time++) await heal(people, () => school.settle());

			const stored = await school.stored('notes.1');
			for (const { writer } of people) expect(writer.text).toBe(textOf(stored));
			expect(Y.encodeStateVector(stored)).toEqual(people[0]!.writer.stateVector);
			expect(stored.store.pendingStructs).toBeNull();
		}),
		{ seed, numRuns: 200 }
	);
}, 60_000);

/** The log answers when the scheduler says so: before it is asked, and after it has done it. */
function scheduled(log: UpdateLog, scheduler: fc.Scheduler): UpdateLog {
	const later = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
		await scheduler.schedule(Promise.resolve(), `before ${what}`);
		const result = await run();
		await scheduler.schedule(Promise.resolve(), `after ${what}`);
		return result;
	};
	return new Proxy(log, {
		get(target, name) {
			if (name === 'append') return (rows: never) => later('append', () => target.append(rows));
			if (name === 'read') return (id: string) => later('read', () => target.read(id));
			if (name === 'readSince') {
				return (...of: Parameters<UpdateLog['readSince']>) =>
					later('read since', () => target.readSince(...of));
			}
			const value: unknown = Reflect.get(target, name);
			return typeof value === 'function' ? (value.bind(target) as unknown) : value;
		}
	});
}

test('opening, writing and leaving in any order: no edit is lost, and no room is left behind', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.scheduler(),
			fc.array(step, { minLength: 10, maxLength: 40 }),
			async (scheduler, steps) => {
				const asLog = (log: UpdateLog) => scheduled(log, scheduler);
				await using school = await openSchool({ asLog });
				const settle = async () => {
					await school.settle();
					while (scheduler.count() > 0) {
						await scheduler.waitNext(1);
						await school.settle();
					}
				};
				const people = ['mentor', 'mentee', 'mentor'].map(
					(id, at) => new Person(school, id, 100 + at)
				);
				for (const one of steps) {
					if (one.do === 'fail' || one.do === 'wheel') continue;
					await take(school, people, one);
					if (one.do === 'turn' && scheduler.count() > 0) await scheduler.waitNext(1);
				}
				for (const { client } of people) client?.socket.unstick();
				await settle();
				for (const person of people) person.hear();
				await settle();
				for (const person of people) {
					person.hear();
					if (person.client) expect(person.answered).toBe(person.sent);
				}
				await heal(people, settle);
				const stored = await school.stored('notes.1');
				for (const { writer } of people) expect(writer.text).toBe(textOf(stored));

				for (const person of people) person.unlink();
				await settle();
				expect(school.hub.figures()).toMatchObject({ documentsOpen: 0, updatesWaiting: 0 });
			}
		),
		{ seed, numRuns: 150 }
	);
}, 60_000);
