import { expect, test } from 'vitest';
import { factsOf } from '#lib/device/facts.ts';
import type { FactsInputs } from '#lib/device/facts.ts';
import type { OutboxCard } from '#lib/device/outbox-index.ts';
import { nothingStands, standingOf } from '#lib/device/outbox-standing.ts';

const nothing: FactsInputs = {
	now: 10_000,
	unkept: { edits: 0, bytes: 0, oldestAt: Infinity },
	unwritten: 0,
	trouble: undefined,
	unreadable: undefined,
	outbox: nothingStands,
	road: { at: 'open', by: 'socket' },
	receivedAt: 5,
	storedAt: 4,
	loading: undefined
};

function card(more: Partial<OutboxCard>): OutboxCard {
	return {
		...{ document: 'd', batch: 'b', tab: 't', first: 1, last: 2, at: 7, bytes: 40 },
		...{ state: { at: 'waiting' }, ...more }
	};
}

const unkept = { edits: 2, bytes: 30, oldestAt: 9_000 };
const typing = { unkept, unwritten: 2 };

test('with nothing typed and nothing waiting all is saved and sent', () => {
	const facts = factsOf(nothing);
	expect(facts.saved).toEqual({ at: 'saved' });
	expect(facts.sent).toEqual({ at: 'sent', storedAt: 4 });
	expect(facts.received).toEqual({ at: 5, loading: undefined });
});

test('[P3] what is typed is being saved until the disk has it', () => {
	expect(factsOf({ ...nothing, ...typing }).saved).toEqual({ at: 'saving', sinceMs: 1_000 });
});

test('a clock that went back gives no time below zero', () => {
	expect(factsOf({ ...nothing, now: 1, ...typing }).saved).toEqual({
		at: 'saving',
		sinceMs: 0
	});
});

test.each([
	['no-room', 'no-room'],
	['broken', 'store-broken'],
	['gone', 'store-broken'],
	['no-store', 'no-store']
] as const)('a disk with the trouble «%s» is said to keep nothing', (trouble, because) => {
	expect(factsOf({ ...nothing, trouble, ...typing }).saved).toEqual({
		...{ at: 'not-saving', because, edits: 2 }
	});
});

test('[P3] what only the server has is not called saved on this device', () => {
	const facts = factsOf({ ...nothing, trouble: undefined, unwritten: 3 });
	expect(facts.saved).toEqual({ at: 'only-on-server', edits: 3 });
	expect(facts.sent.at).toBe('sent');
});

test('while nobody can read what waits, nothing is called saved', () => {
	expect(factsOf({ ...nothing, unreadable: 'broken' }).saved.at).toBe('not-saving');
});

test('a device without a store says so before anything is typed', () => {
	expect(factsOf({ ...nothing, trouble: 'no-store' }).saved.at).toBe('not-saving');
});

test('edits wait while there is no road, and are being sent while there is one', () => {
	const waiting = { ...nothing, outbox: standingOf([card({})]), ...typing };
	expect(factsOf(waiting).sent).toEqual({ at: 'sending', edits: 4, bytes: 70 });
	expect(factsOf({ ...waiting, road: { at: 'no-network' } }).sent).toEqual({
		...{ at: 'waiting', edits: 4, bytes: 70, oldestAt: 7 }
	});
});

test('[P1] a stored record waits for nothing any more', () => {
	const outbox = standingOf([card({ state: { at: 'stored', storedAt: 4 } })]);
	expect(factsOf({ ...nothing, outbox }).sent.at).toBe('sent');
});

test('[P8] what was refused is said when nothing else waits', () => {
	const refused = card({ state: { at: 'refused', refusal: 'read-only' } });
	expect(factsOf({ ...nothing, outbox: standingOf([refused]) }).sent).toEqual({
		...{ at: 'refused', edits: 2, refusal: 'read-only' }
	});
	expect(factsOf({ ...nothing, outbox: standingOf([refused, card({ batch: 'c' })]) }).sent.at).toBe(
		'sending'
	);
});
