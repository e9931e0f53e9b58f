import type { Link } from '#lib/sync/link.ts';
import type { Road } from '../facts.ts';
import type { Reach } from './reach.ts';

export interface RoadInputs {
	readonly now: number;
	readonly link: Link;
	/** What the last probe found, if the link has not been live since. */
	readonly reach: Reach | undefined;
	/** When the last exchange by HTTP worked, if the link has not been live since. */
	readonly byHttpAt: number | undefined;
}

/** The way to the server, from what the link and the probe last saw. */
export function roadOf({ now, link, reach, byHttpAt }: RoadInputs): Road {
	if (link.at === 'live') return { at: 'open', by: 'socket' };
	if (link.at === 'refused') return roadOfRefusal(link.refusal);
	if (!reach) return { at: 'trying', sinceMs: 'since' in link ? now - link.since : 0 };
	switch (reach.found) {
		case 'server':
			if (!reach.signedIn) return { at: 'sign-in-needed' };
			return byHttpAt === undefined
				? { at: 'trying', sinceMs: 'since' in link ? now - link.since : 0 }
				: { at: 'open', by: 'http' };
		case 'server-silent':
			return { at: 'server-silent', nextTryInMs: link.at === 'waiting' ? link.until - now : 0 };
		case 'server-fault':
			return { at: 'server-fault', code: reach.code };
		case 'no-network':
		case 'captive-portal':
		case 'app-too-old':
		case 'server-too-old':
			return { at: reach.found };
	}
}

function roadOfRefusal(refusal: string): Road {
	switch (refusal) {
		case 'sign-in-needed':
		case 'app-too-old':
		case 'server-too-old':
			return { at: refusal };
		default:
			return { at: 'server-fault', code: refusal };
	}
}
