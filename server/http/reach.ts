import { protocolVersion } from '#lib/sync/frames.ts';
import { json } from './answers.ts';
import type { HttpParts } from './parts.ts';
import type { Route } from './route.ts';

/**
 * How a phone tells our server from a network's sign-in page: a page of somebody else's may say 200,
 * but not this word. Answers anybody, also when the disk is in trouble.
 */
export function reachRoutes({ app, now, storage }: HttpParts): readonly Route[] {
	return [
		{
			method: 'GET',
			path: '/api/reach',
			for: 'anybody',
			answer: async ({ session }) =>
				json({
					magic: 'tropa',
					protocol: protocolVersion,
					build: app?.build ?? 'none',
					epoch: storage.epoch,
					time: now(),
					signedIn: session?.footing === 'full',
					/** Somebody began to sign in here and has a step to go. */
					unfinished: session !== undefined && session.footing !== 'full'
				})
		}
	];
}
