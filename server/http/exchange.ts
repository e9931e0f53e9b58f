import { maxFrameBytes } from '#lib/sync/frames.ts';
import { bytes } from './answers.ts';
import { readBytes } from './body.ts';
import type { HttpParts } from './parts.ts';
import type { AskedBySomebody, Route } from './route.ts';
import { speakerOf } from './speaker.ts';

/** The same exchange as over the socket, where a proxy lets no WebSocket through. */
export function exchangeRoutes(parts: HttpParts): readonly Route[] {
	return [
		{
			method: 'POST',
			path: '/api/exchange',
			for: 'signed-in',
			// What only reads sends frames as well; what it may not write is refused frame by frame.
			tokens: 'read',
			answer: (asked) => exchange(parts, asked)
		}
	];
}

/** A village's line brings a week of edits slowly; nobody waits for it but the phone. */
const exchangeWithinMs = 280_000;

async function exchange(parts: HttpParts, asked: AskedBySomebody): Promise<Response> {
	const limit = { maxBytes: maxFrameBytes, withinMs: exchangeWithinMs };
	const body = await readBytes(asked.request, limit);
	return bytes(await parts.hub.exchange(speakerOf(asked, { every: true }), body));
}
