import { afterEach, expect, test } from 'vitest';
import { dayOf } from '#lib/domain/term/days.ts';

const zone = process.env.TZ;
afterEach(() => {
	if (zone === undefined) delete process.env.TZ;
	else process.env.TZ = zone;
});

test.each([
	['Europe/Moscow', '2026-12-01'],
	['Asia/Kamchatka', '2026-12-01'],
	['UTC', '2026-11-30'],
	['America/New_York', '2026-11-30']
])('what is opened at half past eleven in the evening by Greenwich is in %s of %s', (at, day) => {
	process.env.TZ = at;
	expect(dayOf(Date.parse('2026-11-30T23:30:00Z'))).toBe(day);
});
