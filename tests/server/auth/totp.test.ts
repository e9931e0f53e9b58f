import { expect, test } from 'vitest';
import { codeAt, newTotpSecret, stepOfCode, totpAddress } from '../../../server/auth/totp.ts';

/** «12345678901234567890», the secret of the examples in RFC 6238. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
	[59, '287082'],
	[1_111_111_109, '081804'],
	[1_111_111_111, '050471'],
	[1_234_567_890, '005924'],
	[2_000_000_000, '279037'],
	[20_000_000_000, '353130']
])('at second %i the code is %s, as RFC 6238 says', (second, code) => {
	expect(codeAt(secret, Math.floor(second / 30))).toBe(code);
});

test('a code is taken half a minute early or late, once, and never again', () => {
	const now = 1_111_111_111_000;
	const step = Math.floor(now / 30_000);
	const taken = (at: number, after: number | null = null) =>
		stepOfCode(secret, codeAt(secret, at), { now, after });
	expect(taken(step)).toBe(step);
	expect(taken(step - 1)).toBe(step - 1);
	expect(taken(step + 1)).toBe(step + 1);
	expect(taken(step - 2)).toBeUndefined();
	expect(taken(step, step)).toBeUndefined();
	expect(taken(step - 1, step)).toBeUndefined();
	expect(taken(step + 1, step)).toBe(step + 1);
});

test('a secret has 160 bits, and its address names the app and the login', () => {
	expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
	expect(newTotpSecret()).not.toBe(newTotpSecret());
	const url = new URL(totpAddress(secret, 'полозова.ма'));
	expect(decodeURIComponent(url.pathname)).toContain('Тропа:полозова.ма');
	expect(url.searchParams.get('secret')).toBe(secret);
});
