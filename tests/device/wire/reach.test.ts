import { expect, test } from 'vitest';
import { protocolVersion } from '#lib/sync/frames.ts';
import { nextLink } from '#lib/sync/link.ts';
import type { Link } from '#lib/sync/link.ts';
import { judgeReach } from '#lib/device/wire/reach.ts';
import type { HttpReply } from '#lib/device/wire/http.ts';
import { roadOf } from '#lib/device/wire/road.ts';

function reply(status: number, contentType: string, body: string): HttpReply {
	return { status, contentType, retryAfterMs: 0, body: new TextEncoder().encode(body) };
}

const ours = (more: object = {}): HttpReply =>
	reply(
		200,
		'application/json; charset=utf-8',
		JSON.stringify({ magic: 'tropa', protocol: protocolVersion, signedIn: true, ...more })
	);

test.each([
	['our server, signed in', ours(), true, { found: 'server', signedIn: true }],
	['our server, signed out', ours({ signedIn: false }), true, { found: 'server', signedIn: false }],
	['our server of a newer app', ours({ protocol: 99 }), true, { found: 'app-too-old' }],
	['our server of an older app', ours({ protocol: 0 }), true, { found: 'server-too-old' }],
	['nothing, and no network', undefined, false, { found: 'no-network' }],
	['nothing, though there is a network', undefined, true, { found: 'server-silent' }],
	['a page that says 200', reply(200, 'text/html', '<p>tropa'), true, { found: 'captive-portal' }],
	[
		'somebody else’s JSON',
		reply(200, 'application/json', '{"magic":"other"}'),
		true,
		{ found: 'captive-portal' }
	],
	[
		'JSON that is cut off',
		reply(200, 'application/json', '{"mag'),
		true,
		{ found: 'captive-portal' }
	],
	[
		'our word in a page',
		reply(200, 'text/html', '{"magic":"tropa"}'),
		true,
		{ found: 'captive-portal' }
	],
	['a gateway without a server', reply(502, 'text/html', ''), true, { found: 'server-silent' }],
	[
		'a fault of the server',
		reply(500, 'text/html', ''),
		true,
		{ found: 'server-fault', code: '500' }
	],
	['a network that asks to sign in', reply(511, 'text/html', ''), true, { found: 'captive-portal' }]
])('%s is told from everything else', (_what, said, seemsConnected, found) => {
	expect(judgeReach(said, seemsConnected)).toEqual(found);
});

test('a live link is an open road, whatever was found before', () => {
	const reach = { found: 'captive-portal' } as const;
	expect(roadOf({ now: 5, link: liveLink(), reach, byHttpAt: undefined })).toEqual({
		...{ at: 'open', by: 'socket' }
	});
});

function liveLink(): Link {
	const welcome = {
		type: 'welcome',
		protocol: protocolVersion,
		epoch: 'e',
		build: 'b',
		time: 0
	} as const;
	const events = [
		{ type: 'wanted' },
		{ type: 'opened' },
		{ type: 'frame', frame: welcome }
	] as const;
	let link: Link = { at: 'off' };
	for (const event of events) {
		({ link } = nextLink(link, event, { now: 0, chance: 0, sparing: false }));
	}
	return link;
}

test('a server that was met is an open road only after an exchange went through', () => {
	const link = { at: 'off' } as const;
	const reach = { found: 'server', signedIn: true } as const;
	expect(roadOf({ now: 5, link, reach, byHttpAt: undefined }).at).toBe('trying');
	expect(roadOf({ now: 5, link, reach, byHttpAt: 4 })).toEqual({ at: 'open', by: 'http' });
});

test.each([
	['sign-in-needed', { at: 'sign-in-needed' }],
	['app-too-old', { at: 'app-too-old' }],
	['server-too-old', { at: 'server-too-old' }],
	['malformed', { at: 'server-fault', code: 'malformed' }]
])('a link refused with %s says so', (refusal, road) => {
	const link = { at: 'refused', refusal } as const;
	expect(roadOf({ now: 5, link, reach: undefined, byHttpAt: undefined })).toEqual(road);
});
