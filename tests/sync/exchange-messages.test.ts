import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	decodeAnswer,
	decodeRequest,
	encodeAnswer,
	encodeRequest
} from '../../src/lib/sync/exchange-messages.ts';
import type {
	ExchangeAnswer,
	ExchangeRequest,
	PushOutcome
} from '../../src/lib/sync/exchange-messages.ts';
import { digestOf } from '../../src/lib/sync/digest.ts';

const seed = 20_261_121;
const uint = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const id = fc.string({ minLength: 1, maxLength: 24 });
const bytes = fc.uint8Array({ maxLength: 40 });
const few = { maxLength: 5 };

const request: fc.Arbitrary<ExchangeRequest> = fc.record({
	epoch: id,
	cursor: uint,
	digest: fc.uint8Array({ minLength: 8, maxLength: 8 }),
	pushes: fc.array(fc.record({ document: id, batch: id, update: bytes }), few),
	asks: fc.array(fc.record({ document: id, stateVector: bytes }), few)
});

const outcome: fc.Arbitrary<PushOutcome> = fc.oneof(
	fc.constant({ stored: true } as const),
	fc.record({ stored: fc.constant(false as const), refusal: id })
);

const answer: fc.Arbitrary<ExchangeAnswer> = fc.record({
	...{ epoch: id, time: uint, cursor: uint, more: fc.boolean(), accountChanged: fc.boolean() },
	outcomes: fc.array(outcome, few),
	changes: fc.array(fc.record({ document: id, update: bytes }), few),
	answers: fc.array(fc.record({ document: id, stateVector: bytes, update: bytes }), few),
	documents: fc.option(fc.array(id, few), { nil: undefined }),
	unread: fc.array(id, few)
});

test('every request reads as it was written', () => {
	fc.assert(
		fc.property(request, (asked) => {
			expect(decodeRequest(encodeRequest(asked))).toEqual(asked);
		}),
		{ seed, numRuns: 1_000 }
	);
});

test('every answer reads as it was written', () => {
	fc.assert(
		fc.property(answer, (given) => {
			expect(decodeAnswer(encodeAnswer(given))).toEqual(given);
		}),
		{ seed, numRuns: 1_000 }
	);
});

test('a message that was cut off or has something left over is none', () => {
	fc.assert(
		fc.property(request, answer, fc.nat(), (asked, given, at) => {
			for (const [whole, read] of [
				[encodeRequest(asked), decodeRequest],
				[encodeAnswer(given), decodeAnswer]
			] as const) {
				expect(read(whole.subarray(0, at % whole.length))).toBeUndefined();
				expect(read(Uint8Array.from([...whole, 0]))).toBeUndefined();
			}
		}),
		{ seed, numRuns: 500 }
	);
});

test('a captive portal’s page is no answer', () => {
	const page = new TextEncoder().encode('<html><body>Please sign in</body></html>');
	expect(decodeAnswer(page)).toBeUndefined();
	expect(decodeAnswer(new Uint8Array(0))).toBeUndefined();
});

test('another version is no message of ours', () => {
	const digest = digestOf([]);
	const bytes = encodeRequest({ epoch: 'e', cursor: 0, digest, pushes: [], asks: [] });
	bytes[0] = 2;
	expect(decodeRequest(bytes)).toBeUndefined();
});

test('a list that claims to be longer than the bytes costs nothing', () => {
	// version, epoch «», cursor 0, digest of 0 bytes, then 2^42 pushes that are not there.
	expect(decodeRequest(Uint8Array.of(1, 0, 0, 0, 128, 128, 128, 128, 128, 128, 1))).toBeUndefined();
});
