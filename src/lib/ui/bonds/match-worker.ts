/// <reference lib="webworker" />
import { propose } from '#lib/domain/matching/propose.ts';
import type { MatchAnswer, MatchQuestion } from './match-desk.ts';

/** The choice of all pairs at once beside the screen: hundreds of people take a slow device a second. */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

scope.addEventListener('message', ({ data }: MessageEvent<MatchQuestion>) => {
	const { id, profiles } = data;
	const answer: MatchAnswer = { id, proposal: propose(profiles.mentors, profiles.mentees) };
	scope.postMessage(answer);
});
