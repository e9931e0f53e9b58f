import { json } from './answers.ts';
import type { HttpParts } from './parts.ts';
import type { Route } from './route.ts';

/** `/healthz`: the process answers. `/readyz`: it can keep what it is given. */
export function healthRoutes({ storage }: HttpParts): readonly Route[] {
	return [
		{
			method: 'GET',
			path: '/healthz',
			for: 'anybody',
			answer: async () => json({ status: 'ok' })
		},
		{
			method: 'GET',
			path: '/readyz',
			for: 'anybody',
			answer: async () => {
				const condition = storage.condition();
				const ready = condition === 'writable';
				const answer = json({ status: ready ? 'ok' : 'not-ready', storage: condition });
				return ready ? answer : new Response(answer.body, { status: 503, headers: answer.headers });
			}
		}
	];
}
