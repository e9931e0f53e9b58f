import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { awarenessMessage, presences, syncMessage } from './plain-client.ts';
import type { Device } from './device.ts';
import { dropGrant, grant, openSchool } from './school.ts';
import type { School } from './school.ts';
import { settle } from '../../support/turns.ts';

const seed = 20_261_128;

/** How a right ends: taken away, its term ends by itself, the pair is left, the pair ends, the session ends. */
const ways = ['dropped', 'term', 'member', 'document', 'session'] as const;

const schedule = fc.record({
	way: fc.constantFrom(...ways),
	/** Before the right ends, and after it. */
	before: fc.array(fc.constantFrom('type', 'caret', 'wait', 'other types'), { maxLength: 4 }),
	after: fc.array(fc.constantFrom('type', 'caret', 'other types', 'other caret', 'wait'), {
		minLength: 1,
		maxLength: 6
	}),
	/** The right ends while an edit of the other is on its way. */
	isRacing: fc.boolean(),
	byChannel: fc.boolean()
});

test('a thousand schedules: after a right has ended not one byte of the document goes out', async () => {
	const runs = Number(process.env.REVOCATION_RUNS ?? 1_000);
	await fc.assert(
		fc.asyncProperty(schedule, async (plan) => {
			await using school = await openSchool();
			const endsAt = school.clock.now + 60_000;
			if (plan.way === 'term') await school.facts.change([term('mentor', endsAt)]);
			const victim = await listener(school, plan.byChannel);
			const other = await school.device('mentee');
			other.open(1, 'notes.1');
			await settle();
			for (const step of plan.before) await act(school, step, { victim, other });
			if (plan.isRacing) other.say(1, syncMessage(2, edit()));
			await end(school, plan.way, endsAt);
			// The bound: what the wheel does within a second. Everything after it is counted.
			await school.tick(1_000);
			victim.forget();
			const rows = await school.rows('notes.1');
			for (const step of plan.after) await act(school, step, { victim, other });
			await school.tick(1_000);
			expect(victim.bytesOfDocument()).toBe(0);
			const typed = plan.after.filter((step) => step === 'other types').length;
			const mayOtherWrite = plan.way !== 'document';
			expect(await school.rows('notes.1')).toBe(rows + (mayOtherWrite ? typed : 0));
		}),
		{ seed, numRuns: runs }
	);
}, 300_000);

interface Victim {
	say(message: Uint8Array): void;
	forget(): void;
	/** Of what came since: updates, states and presences; that it was turned out is no such byte. */
	bytesOfDocument(): number;
}

async function listener(school: School, byChannel: boolean): Promise<Victim> {
	if (byChannel) {
		const device = await school.device('mentor', { sessionId: 'session-of-mentor' });
		device.open(1, 'notes.1');
		await settle();
		device.say(1, syncMessage(0, Uint8Array.of(0)));
		await settle();
		return {
			say: (message) => device.say(1, message),
			forget: () => void device.takeAll(),
			bytesOfDocument: () => bytesSaid(device)
		};
	}
	const client = school.plain('mentor', 'notes.1', { sessionId: 'session-of-mentor' });
	await settle();
	client.step1();
	await settle();
	return {
		say: (message) => client.socket.say(message),
		forget: () => void client.socket.take(),
		bytesOfDocument: () => client.socket.take().reduce((sum, { length }) => sum + length, 0)
	};
}

function bytesSaid(device: Device): number {
	return device.takeAll().reduce((sum, frame) => {
		return sum + (frame.type === 'said' ? frame.message.length : 0);
	}, 0);
}

async function act(
	school: School,
	step: 'type' | 'caret' | 'wait' | 'other types' | 'other caret',
	{ victim, other }: { readonly victim: Victim; readonly other: Device }
): Promise<void> {
	switch (step) {
		case 'type':
			victim.say(syncMessage(2, edit()));
			break;
		case 'caret':
			victim.say(awarenessMessage(caret()));
			break;
		case 'other types':
			other.say(1, syncMessage(2, edit()));
			break;
		case 'other caret':
			other.say(1, awarenessMessage(caret()));
			break;
		case 'wait':
			await school.tick(1_000);
			return;
	}
	await settle();
}

async function end(school: School, way: (typeof ways)[number], endsAt: number): Promise<void> {
	const { facts } = school;
	switch (way) {
		case 'dropped':
			return facts.change([dropGrant('mentor')]);
		case 'term':
			school.clock.now = endsAt;
			return;
		case 'member':
			return facts.change([{ table: 'pairMembers', remove: 'pair.1.mentor' }]);
		case 'document': {
			const row = facts.find('documents', 'notes.1')!;
			return facts.change([{ table: 'documents', put: { ...row, erasedAt: 1 } }]);
		}
		case 'session':
			school.hub.endSession('session-of-mentor');
			return;
	}
}

function term(personId: 'mentor', to: number) {
	return grant({ personId, organisationId: 'school.1', role: personId, to });
}

let names = 0;

function edit(): Uint8Array {
	const doc = new Y.Doc();
	doc.getMap('meta').set(`k${++names}`, names);
	return Y.encodeStateAsUpdate(doc);
}

function caret(): Uint8Array {
	return presences({ client: ++names, clock: 1, state: { at: 'here' } });
}
