import { expect, test } from 'vitest';
import { createThrottle, TooManyAttempts } from '../../../server/auth/throttle.ts';
import type { Attempt } from '../../../server/auth/throttle.ts';

function bench() {
	const clock = { now: 1_000_000 };
	const throttle = createThrottle(() => clock.now);
	const waitOf = (attempt: Attempt): number => {
		try {
			throttle.admit(attempt);
			return 0;
		} catch (error) {
			if (error instanceof TooManyAttempts) return error.retryAfterMs;
			throw error;
		}
	};
	return { clock, throttle, waitOf };
}

const hour = 60 * 60 * 1000;

test('after eight failures each guess waits twice as long, up to an hour', () => {
	const { clock, waitOf } = bench();
	const waits: number[] = [];
	for (let guess = 0; guess < 20; guess += 1) {
		const wait = waitOf({ door: 'a', address: '10.0.0.1' });
		if (wait === 0) continue;
		waits.push(wait);
		clock.now += wait;
		waitOf({ door: 'a', address: '10.0.0.1' });
	}
	expect(waits.slice(0, 4).map((ms) => Math.round(ms / 1000))).toEqual([30, 60, 120, 240]);
	expect(Math.max(...waits)).toBe(hour);
});

test('whoever guesses for a year gets an attempt an hour', () => {
	const { clock, waitOf } = bench();
	let guesses = 0;
	const end = clock.now + 365 * 24 * hour;
	while (clock.now < end) {
		const wait = waitOf({ door: 'a', address: '10.0.0.1' });
		if (wait === 0) guesses += 1;
		clock.now += Math.max(wait, 1000);
	}
	expect(guesses).toBeLessThan(366 * 24 + 20);
});

test('a device at which the door was opened before has attempts of its own', () => {
	const { waitOf } = bench();
	for (let guess = 0; guess < 300; guess += 1) waitOf({ door: 'a', address: '10.0.0.1' });
	expect(waitOf({ door: 'a', address: '10.0.0.1' })).toBeGreaterThan(0);
	expect(waitOf({ door: 'a', address: '10.0.0.1', knownDevice: 'own' })).toBe(0);
});

test('a class that mistypes behind one address is let in; one that tries every door is not', () => {
	const { throttle, waitOf } = bench();
	for (let pupil = 0; pupil < 30; pupil += 1) {
		for (let typo = 0; typo < 3; typo += 1) {
			expect(waitOf({ door: `pupil ${pupil}`, address: '10.0.0.1' })).toBe(0);
		}
		throttle.admit({ door: `pupil ${pupil}`, address: '10.0.0.1' }).succeed();
	}
	const refused = Array.from({ length: 300 }, (_, door) =>
		waitOf({ door: `door ${door}`, address: '10.0.0.1' })
	).filter((wait) => wait > 0);
	expect(refused.length).toBeGreaterThan(200);
	expect(waitOf({ door: 'pupil 1', address: '10.0.0.2' })).toBe(0);
});

test('of IPv6 the network counts, however the address is written', () => {
	const { waitOf } = bench();
	for (let host = 0; host < 200; host += 1) {
		waitOf({ door: `door ${host}`, address: `2001:db8:0:7::${host.toString(16)}` });
	}
	expect(waitOf({ door: 'x', address: '2001:db8::7:1:2:3:4' })).toBeGreaterThan(0);
	expect(waitOf({ door: 'x', address: '2001:db8:0:8::1' })).toBe(0);
});
