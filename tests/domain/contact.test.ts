import { expect, test } from 'vitest';
import { daysAway, isSilent, readContacts } from '#lib/domain/contact.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 21, 9);
const heard = (daysAgo: number | undefined) => ({
	personId: 'p',
	at: daysAgo === undefined ? undefined : now - daysAgo * day,
	app: undefined
});

test.each([
	[0, 0],
	[2.9, 0],
	[3, 3],
	[10.5, 10],
	[undefined, 0]
])('heard of %s days ago is %i days away', (ago, away) => {
	expect(daysAway(heard(ago), now)).toBe(away);
});

test('a pair is silent when nobody of it was heard of for two weeks', () => {
	expect(isSilent([heard(14), heard(undefined)], now)).toBe(true);
	expect(isSilent([heard(14), heard(13.9)], now)).toBe(false);
});

test('what is no contact is left out, and what is no time is no time', () => {
	expect(readContacts(null)).toEqual([]);
	expect(readContacts({ contacts: 'all' })).toEqual([]);
	const odd = { personId: 'p', at: '2026', app: 7 };
	expect(readContacts({ contacts: [null, { at: 1 }, odd] })).toEqual([
		{ personId: 'p', at: undefined, app: undefined }
	]);
});
