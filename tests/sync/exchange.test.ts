import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExchangeAnswer } from '#lib/sync/exchange-messages.ts';
import {
	exchangeEveryMs,
	nextExchange,
	nextExchangeAt,
	startExchange
} from '#lib/sync/exchange.ts';
import type { ExchangeAction, ExchangeEvent } from '#lib/sync/exchange.ts';
import type { Exchange } from '#lib/sync/exchange-state.ts';
import { roundBytes } from '#lib/sync/exchange-plan.ts';

const around = { now: 1_000, chance: 0.5 };

/** Feeds events to the machine, and remembers what it wanted done. */
class Driven {
	exchange: Exchange;
	now = 1_000;
	done: readonly ExchangeAction[] = [];

	constructor(exchange: Exchange) {
		this.exchange = exchange;
	}

	feed(...events: readonly ExchangeEvent[]): this {
		for (const event of events) {
			const step = nextExchange(this.exchange, event, { ...around, now: this.now });
			this.exchange = step.exchange;
			this.done = [...this.done, ...step.actions];
		}
		return this;
	}

	take<Do extends ExchangeAction['do']>(
		what: Do
	): readonly (ExchangeAction & { readonly do: Do })[] {
		const taken = this.done.filter((action) => action.do === what);
		this.done = this.done.filter((action) => action.do !== what);
		return taken as unknown as readonly (ExchangeAction & { readonly do: Do })[];
	}

	/** The request that is under way. */
	asked() {
		const [ask] = this.take('ask').slice(-1);
		if (!ask) throw new Error('nothing was asked');
		return ask.round;
	}
}

const nothingOpen = { doubted: [], unlisted: [] };
const fresh = () => new Driven(startExchange({ epoch: '', cursor: 0, held: [], ...nothingOpen }));
const settled = (held: readonly string[] = ['a', 'b']) =>
	new Driven(startExchange({ epoch: 'e1', cursor: 10, held, ...nothingOpen }));

function answered(more: Partial<ExchangeAnswer> = {}): ExchangeEvent {
	return {
		type: 'answered',
		answer: {
			...{ epoch: 'e1', time: 0, cursor: 10, more: false, accountChanged: false },
			...{ outcomes: [], changes: [], answers: [], documents: undefined, unread: [] },
			...more
		}
	};
}

const open: ExchangeEvent = { type: 'road', open: true };
const bytes = new Uint8Array([1]);
const answerFor = (document: string) => ({ document, stateVector: bytes, update: bytes });
const waitingFor = (...batches: readonly string[]): ExchangeEvent => ({
	type: 'waiting',
	waiting: batches.map((batch) => ({ document: batch[0]!, batch, bytes: 100 }))
});

describe('the first load', () => {
	test('[E4] a device that knows nothing asks first what there is, then for all of it', () => {
		const device = fresh().feed(open);
		expect(device.asked()).toMatchObject({ epoch: '', cursor: 0, asks: [], pushes: [] });
		device.feed(answered({ cursor: 0, documents: ['a', 'b'] }), { type: 'kept' });
		expect(device.asked()).toMatchObject({ epoch: 'e1', cursor: 0, asks: ['a', 'b'] });
	});

	test('[E6] an answer that was cut is followed by a question for the rest, and nothing counts twice', () => {
		const device = fresh().feed(open);
		device.feed(answered({ cursor: 0, documents: ['a', 'b'] }), { type: 'kept' });
		device.feed(answered({ cursor: 0, more: true, answers: [answerFor('a')] }), { type: 'kept' });
		const round = device.asked();
		expect(round.asks).toEqual(['b', 'a']);
		expect([...round.digestOf].sort()).toEqual(['a', 'b']);
		device.feed(answered({ cursor: 9, answers: [answerFor('b'), answerFor('a')] }), {
			type: 'kept'
		});
		expect(device.exchange).toMatchObject({ cursor: 9, held: ['a', 'b'], wanted: [] });
	});

	test('what was asked for in vain is not asked for again at once', () => {
		const device = fresh().feed(open);
		device.feed(answered({ cursor: 0, documents: ['a', 'b'] }), { type: 'kept' });
		device.take('ask');
		device.feed(answered({ cursor: 9, answers: [answerFor('a')] }), { type: 'kept' });
		expect(device.take('ask')).toEqual([]);
		expect(device.exchange.held).toEqual(['a']);
	});
});

describe('holding', () => {
	test('[E1] the cursor stays until the disk has what it speaks of', () => {
		const device = settled().feed(open);
		device.feed(answered({ cursor: 12, changes: [{ document: 'a', update: bytes }] }));
		expect(device.exchange.cursor).toBe(10);
		device.feed({ type: 'not-kept' });
		expect(device.exchange.cursor).toBe(10);
		device.now = 70_000;
		device.feed({ type: 'tick' });
		expect(device.asked().cursor).toBe(10);
		device.feed(answered({ cursor: 12 }), { type: 'kept' });
		expect(device.exchange.cursor).toBe(12);
	});

	test('[E3] a document that is not in the list is dropped, a new one is asked for', () => {
		const device = settled().feed(open);
		device.feed(answered({ documents: ['b', 'c'] }));
		expect(device.take('keep')[0]).toMatchObject({ drop: ['a'] });
		device.feed({ type: 'kept' });
		expect(device.asked()).toMatchObject({ asks: ['c'], cursor: 10 });
		expect(device.exchange.held).toEqual(['b']);
	});

	test('[E1a] what the server could not read is asked for when it can be, and not in the same breath', () => {
		const device = settled().feed(open);
		device.take('ask');
		device.feed(answered({ cursor: 12, unread: ['a'] }), { type: 'kept' });
		expect(device.exchange).toMatchObject({ cursor: 12, held: ['b'] });
		expect(device.take('ask')).toEqual([]);
		device.feed({ type: 'due' });
		device.feed(answered({ cursor: 12, documents: ['a', 'b'] }), { type: 'kept' });
		expect(device.asked()).toMatchObject({ asks: ['a'], cursor: 12 });
		device.feed(answered({ cursor: 12, answers: [answerFor('a')] }), { type: 'kept' });
		expect([...device.exchange.held].sort()).toEqual(['a', 'b']);
	});

	test('[E1a] [E4] a document that the restored server cannot read yet stays in doubt', () => {
		const device = settled().feed(open);
		device.feed(answered({ epoch: 'e2', cursor: 0, documents: ['a', 'b'] }), { type: 'kept' });
		device.feed(answered({ epoch: 'e2', cursor: 3, answers: [answerFor('b')], unread: ['a'] }));
		device.feed({ type: 'kept' }, { type: 'due' });
		device.feed(answered({ epoch: 'e2', cursor: 3, documents: ['a', 'b'] }), { type: 'kept' });
		device.take('compare');
		device.feed(answered({ epoch: 'e2', cursor: 3, answers: [answerFor('a')] }));
		expect(device.take('compare').map(({ document }) => document)).toEqual(['a']);
	});

	test('[E4] another epoch forgets cursor and holdings, and every document is compared', () => {
		const device = settled().feed(open);
		device.feed(answered({ epoch: 'e2', cursor: 0, documents: ['a', 'b'] }), { type: 'kept' });
		expect(device.asked()).toMatchObject({ epoch: 'e2', cursor: 0, asks: ['a', 'b'] });
		device.feed(answered({ epoch: 'e2', cursor: 3, answers: [answerFor('a'), answerFor('b')] }));
		expect(device.take('compare').map(({ document }) => document)).toEqual(['a', 'b']);
	});

	test('[E4] what a restored server does not list stays here, and is compared when it does', () => {
		const device = settled().feed(open);
		device.feed(answered({ epoch: 'e2', cursor: 0, documents: ['b'] }));
		expect(device.take('keep')[0]).toMatchObject({ drop: [], next: { unlisted: ['a'] } });
		device.feed({ type: 'kept' });
		device.feed(answered({ epoch: 'e2', cursor: 3, answers: [answerFor('b')] }), { type: 'kept' });
		device.take('compare');
		device.feed({ type: 'due' });
		device.feed(answered({ epoch: 'e2', cursor: 3, documents: ['a', 'b'] }), { type: 'kept' });
		expect(device.exchange.unlisted).toEqual([]);
		expect(device.asked().asks).toContain('a');
		device.feed(answered({ epoch: 'e2', cursor: 4, answers: [answerFor('a')] }));
		expect(device.take('compare').map(({ document }) => document)).toContain('a');
	});

	test('[E4] what was not compared yet is not dropped when a right ends, and goes on being in doubt', () => {
		const device = settled().feed(open);
		device.feed(answered({ epoch: 'e2', cursor: 0, documents: ['a', 'b'] }), { type: 'kept' });
		device.take('keep');
		device.feed(answered({ epoch: 'e2', cursor: 0, documents: ['b'], answers: [answerFor('b')] }));
		expect(device.take('keep')[0]).toMatchObject({ drop: [], next: { unlisted: ['a'] } });
		device.feed({ type: 'kept' }, { type: 'due' });
		device.feed(answered({ epoch: 'e3', cursor: 0, documents: ['a'] }), { type: 'kept' });
		expect(device.exchange).toMatchObject({ doubted: ['a'], unlisted: ['b'] });
	});

	test('[E4] an app that ended before it had compared everything compares at its next start', () => {
		const start = { epoch: 'e2', cursor: 3, held: ['a', 'b'], doubted: ['a'], unlisted: [] };
		const device = new Driven(startExchange(start)).feed(open);
		expect(device.asked()).toMatchObject({ asks: ['a'], cursor: 3 });
		device.feed(answered({ epoch: 'e2', cursor: 3, answers: [answerFor('a')] }), { type: 'kept' });
		expect(device.take('compare').map(({ document }) => document)).toEqual(['a']);
		device.take('ask');
		device.feed({ type: 'offer', offer: { document: 'a', bytes: 0, batches: [], stuck: [] } });
		// One answer more puts down that nothing is in doubt.
		expect(device.take('ask')).toHaveLength(1);
	});

	test('[E4] a server that knows less than it told us counts as another one', () => {
		const device = settled().feed(open);
		device.feed(answered({ cursor: 0, documents: ['a', 'b'] }), { type: 'kept' });
		expect(device.asked().asks).toEqual(['a', 'b']);
		expect(device.exchange.doubted).toEqual(['a', 'b']);
	});
});

describe('pushing', () => {
	test('[E9] what waits is pushed at once, the records of one document together', () => {
		const device = settled().feed(open, answered(), { type: 'kept' });
		device.take('ask');
		device.feed(waitingFor('a1', 'a2', 'b1'));
		expect(device.asked().pushes).toEqual([
			{ document: 'a', batches: ['a1', 'a2'], isOffer: false },
			{ document: 'b', batches: ['b1'], isOffer: false }
		]);
		device.feed(
			answered({ outcomes: [{ stored: true }, { stored: false, refusal: 'read-only' }] })
		);
		expect(device.take('stored')).toEqual([{ do: 'stored', batches: ['a1', 'a2'], document: 'a' }]);
		expect(device.take('settle')).toEqual([
			{ do: 'settle', batches: ['b1'], refusal: 'read-only' }
		]);
		device.feed({ type: 'kept' });
		expect(device.take('ask')).toEqual([]);
	});

	test('[P6] after a gap the whole difference goes, and the edits behind it do not go by themselves', () => {
		const device = settled().feed(waitingFor('a1'), open);
		device.feed(answered({ outcomes: [{ stored: false, refusal: 'gap' }] }), { type: 'kept' });
		device.feed(waitingFor('a1'));
		expect(device.asked()).toMatchObject({ asks: ['a'], pushes: [] });
		device.feed(answered({ answers: [answerFor('a')] }), { type: 'kept' });
		expect(device.take('compare')).toHaveLength(1);
		device.feed({
			type: 'offer',
			offer: { document: 'a', bytes: 500, batches: ['a1'], stuck: [] }
		});
		expect(device.asked().pushes).toEqual([{ document: 'a', batches: ['a1'], isOffer: true }]);
		device.feed(answered({ outcomes: [{ stored: true }] }), { type: 'kept' });
		expect(device.take('offered')).toEqual([{ do: 'offered', document: 'a' }]);
		expect(device.exchange.offers).toEqual([]);
		// The difference repeats others, so of the edit itself the server has to speak by itself.
		expect(device.take('stored')).toEqual([]);
		expect(device.asked().pushes).toEqual([{ document: 'a', batches: ['a1'], isOffer: false }]);
		device.feed(answered({ outcomes: [{ stored: true }] }));
		expect(device.take('stored')).toEqual([{ do: 'stored', batches: ['a1'], document: 'a' }]);
	});

	test('[P6] a difference that still leaves a gap is made again, and its edits are not refused', () => {
		const device = settled().feed({ type: 'doubt', document: 'a', held: true }, open);
		device.feed(answered({ answers: [answerFor('a')] }), { type: 'kept' });
		device.feed({
			type: 'offer',
			offer: { document: 'a', bytes: 500, batches: ['a1'], stuck: [] }
		});
		device.feed(answered({ outcomes: [{ stored: false, refusal: 'gap' }] }), { type: 'kept' });
		expect(device.take('settle')).toEqual([]);
		expect(device.exchange.phase.at).toBe('resting');
		device.now += 60_000;
		device.feed({ type: 'tick' });
		expect(device.asked().asks).toEqual(['a']);
	});

	test('[P6] what builds on something missing keeps nothing else back, and waits until more comes', () => {
		const device = settled().feed({ type: 'doubt', document: 'a', held: true }, open);
		device.feed(waitingFor('a1', 'a2'), answered({ answers: [answerFor('a')] }), { type: 'kept' });
		const offer = { document: 'a', bytes: 500, batches: ['a1'], stuck: ['a2'] };
		device.feed({ type: 'offer', offer });
		expect(device.asked().pushes).toEqual([{ document: 'a', batches: ['a1'], isOffer: true }]);
		device.feed(answered({ outcomes: [{ stored: true }] }), { type: 'kept' });
		expect(device.asked().pushes).toEqual([{ document: 'a', batches: ['a1'], isOffer: false }]);
		device.feed(answered({ outcomes: [{ stored: true }] }), { type: 'kept' }, waitingFor('a2'));
		expect(device.take('ask')).toEqual([]);
		const changes = [{ document: 'a', update: new Uint8Array(2) }];
		device.feed({ type: 'due' }, answered({ changes }), { type: 'kept' });
		expect(device.asked().pushes).toEqual([{ document: 'a', batches: ['a2'], isOffer: false }]);
	});

	test('«later» is not asked again at once', () => {
		const device = settled().feed(waitingFor('a1'), open);
		device.take('ask');
		device.feed(answered({ outcomes: [{ stored: false, refusal: 'storage-full' }] }), {
			type: 'kept'
		});
		expect(device.take('ask')).toEqual([]);
		expect(device.exchange.phase.at).toBe('resting');
		device.now += 60_000;
		device.feed({ type: 'tick' });
		expect(device.asked().pushes).toHaveLength(1);
	});

	test('[F7] a request above 1 MiB is split', () => {
		const large = Array.from({ length: 5 }, (_, at) => ({
			...{ document: 'a', batch: `a${at}`, bytes: roundBytes * 0.4 }
		}));
		const device = settled().feed({ type: 'waiting', waiting: large }, open);
		expect(device.asked().pushes[0]!.batches).toEqual(['a0', 'a1']);
		device.feed(answered({ outcomes: [{ stored: true }] }), { type: 'kept' });
		expect(device.asked().pushes[0]!.batches).toEqual(['a2', 'a3']);
	});

	test('one record larger than a request goes alone', () => {
		const waiting = [
			{ document: 'a', batch: 'a1', bytes: roundBytes * 2 },
			{ document: 'a', batch: 'a2', bytes: 5 }
		];
		const device = settled().feed({ type: 'waiting', waiting }, open);
		expect(device.asked().pushes).toEqual([{ document: 'a', batches: ['a1'], isOffer: false }]);
	});
});

describe('time', () => {
	test('[E9] while nothing happens it asks every five minutes', () => {
		const device = settled().feed(open, answered(), { type: 'kept' });
		device.take('ask');
		expect(nextExchangeAt(device.exchange)).toBe(1_000 + exchangeEveryMs);
		device.now = 1_000 + exchangeEveryMs - 1;
		device.feed({ type: 'tick' });
		expect(device.take('ask')).toEqual([]);
		device.now += 1;
		device.feed({ type: 'tick' });
		expect(device.take('ask')).toHaveLength(1);
	});

	test('[F6] a failure is followed by a rest, which what the server asks for outlasts', () => {
		const device = settled().feed(open, { type: 'failed', retryAfterMs: 30_000 });
		expect(nextExchangeAt(device.exchange)).toBeGreaterThanOrEqual(31_000);
		const other = settled().feed(open, { type: 'failed', retryAfterMs: 0 });
		expect(nextExchangeAt(other.exchange)).toBeLessThanOrEqual(2_000);
	});

	test('a new road ends the rest', () => {
		const device = settled().feed(open, { type: 'failed', retryAfterMs: 30_000 });
		device.take('ask');
		device.feed({ type: 'road', open: false }, open);
		expect(device.take('ask')).toHaveLength(1);
	});
});

test('whatever comes, one request is under way, and the cursor moves with what is kept only', () => {
	const document = fc.constantFrom('a', 'b', 'c');
	const event: fc.Arbitrary<ExchangeEvent> = fc.oneof(
		fc.record({ type: fc.constant('road' as const), open: fc.boolean() }),
		fc.constant({ type: 'due' } as const),
		fc.constant({ type: 'kept' } as const),
		fc.constant({ type: 'not-kept' } as const),
		fc.constant({ type: 'tick' } as const),
		fc.constant({ type: 'failed', retryAfterMs: 0 } as const),
		fc.record({ type: fc.constant('doubt' as const), document, held: fc.boolean() }),
		fc.subarray(['a1', 'a2', 'b1', 'c1']).map((batches) => waitingFor(...batches)),
		fc
			.record({
				cursor: fc.nat(20),
				more: fc.boolean(),
				epoch: fc.constantFrom('e1', 'e1', 'e1', 'e2'),
				documents: fc.option(fc.subarray(['a', 'b', 'c']), { nil: undefined }),
				answers: fc.subarray(['a', 'b', 'c']).map((ids) => ids.map(answerFor)),
				outcomes: fc.array(
					fc.constantFrom(
						...([
							{ stored: true },
							{ stored: false, refusal: 'gap' },
							{ stored: false, refusal: 'storage-full' },
							{ stored: false, refusal: 'read-only' }
						] as const)
					),
					{ maxLength: 3 }
				)
			})
			.map(answered)
	);
	fc.assert(
		fc.property(fc.array(event, { maxLength: 60 }), (events) => {
			const device = settled();
			let isUnderWay = false;
			for (const next of events) {
				device.now += 400;
				const before = device.exchange;
				device.feed(next);
				const ends = next.type === 'answered' || next.type === 'failed' || next.type === 'not-kept';
				if (ends) isUnderWay = false;
				const asks = device.take('ask');
				expect(asks.length + Number(isUnderWay)).toBeLessThanOrEqual(1);
				isUnderWay ||= asks.length > 0;
				const moved = device.exchange.cursor !== before.cursor;
				if (moved) expect(next.type).toBe('kept');
				const lost = before.held.filter((id) => !device.exchange.held.includes(id));
				if (lost.length > 0) expect(['kept', 'doubt']).toContain(next.type);
			}
		}),
		{ seed: 20_261_121, numRuns: 2_000 }
	);
});
