import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	decodeFromDevice,
	decodeFromServer,
	encodeFromDevice,
	encodeFromServer
} from '../../src/lib/sync/codec.ts';
import type { FromDevice, FromServer } from '../../src/lib/sync/frames.ts';

const seed = 20_261_121;
const uint = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const bytes = fc.uint8Array({ maxLength: 60 });
const mode = fc.constantFrom('read-only' as const, 'read-write' as const);

function frame<Type extends string, Fields extends object>(
	type: Type,
	fields: { [Name in keyof Fields]: fc.Arbitrary<Fields[Name]> }
) {
	return fc.record({ type: fc.constant(type), ...fields });
}

const fromDevice = fc.oneof(
	frame('hello', { protocol: uint, build: text, device: text }),
	frame('open', {
		...{ channel: uint, document: text, cursor: uint, epoch: text, unsent: fc.boolean() }
	}),
	frame('say', { channel: uint, message: bytes }),
	frame('leave', { channel: uint }),
	frame('exchange', { request: uint, body: bytes }),
	frame('ping', { nonce: uint })
) as fc.Arbitrary<FromDevice>;

const fromServer = fc.oneof(
	frame('welcome', { protocol: uint, epoch: text, build: text, time: uint }),
	frame('opened', { channel: uint, mode, resumed: fc.boolean() }),
	frame('said', { channel: uint, message: bytes }),
	frame('closed', { channel: uint, refusal: text, retryAfterMs: uint }),
	frame('answer', { request: uint, body: bytes }),
	frame('pong', { nonce: uint }),
	frame('refused', { refusal: text, retryAfterMs: uint }),
	frame('news', { account: fc.boolean(), documents: fc.boolean() }),
	frame('mode', { channel: uint, mode })
) as fc.Arbitrary<FromServer>;

test('every frame of a device reads as it was written', () => {
	fc.assert(
		fc.property(fromDevice, (frame) => {
			expect(decodeFromDevice(encodeFromDevice(frame))).toEqual(frame);
		}),
		{ seed, numRuns: 2_000 }
	);
});

test('every frame of the server reads as it was written', () => {
	fc.assert(
		fc.property(fromServer, (frame) => {
			expect(decodeFromServer(encodeFromServer(frame))).toEqual(frame);
		}),
		{ seed, numRuns: 2_000 }
	);
});

test('the numbers of frames are those of the protocol', () => {
	const hello = encodeFromDevice({ type: 'hello', protocol: 1, build: 'b', device: 'd' });
	expect([...hello]).toEqual([0, 1, 1, 98, 1, 100]);
	expect([...encodeFromDevice({ type: 'ping', nonce: 300 })]).toEqual([5, 172, 2]);
	expect([...encodeFromServer({ type: 'mode', channel: 3, mode: 'read-write' })]).toEqual([
		8, 3, 1
	]);
	expect([...encodeFromServer({ type: 'news', account: true, documents: true })]).toEqual([7, 3]);
	const said = encodeFromServer({ type: 'said', channel: 2, message: Uint8Array.of(100, 1) });
	expect([...said]).toEqual([2, 2, 100, 1]);
});

test('a frame that was cut off is none, unless its tail is what was cut', () => {
	fc.assert(
		fc.property(fromDevice, fc.nat(), (frame, at) => {
			const whole = encodeFromDevice(frame);
			const part = whole.subarray(0, at % whole.length);
			const read = decodeFromDevice(part);
			const hasTail = frame.type === 'say' || frame.type === 'exchange';
			if (hasTail && read) expect(read.type).toBe(frame.type);
			else expect(read).toBeUndefined();
		}),
		{ seed, numRuns: 2_000 }
	);
});

test('a frame with something left over is none', () => {
	expect(decodeFromDevice(Uint8Array.of(5, 1, 0))).toBeUndefined();
	expect(decodeFromServer(Uint8Array.of(5, 1, 0))).toBeUndefined();
});

test('any bytes are read without an error', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 200 }), (any) => {
			decodeFromDevice(any);
			decodeFromServer(any);
		}),
		{ seed, numRuns: 5_000 }
	);
});
