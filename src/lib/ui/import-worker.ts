/// <reference lib="webworker" />
import { ImportWork } from '#lib/import/import-work.ts';
import type { DeskAnswer, DeskQuestion } from './import-desk.ts';

/**
 * The import beside the screen, so that a long document does not stop the finger. One worker for
 * roadmaps and for lists of people: a worker shares no code with another, and the readers of files
 * are the greater part of it.
 */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const work = new ImportWork();

scope.addEventListener('message', ({ data }: MessageEvent<DeskQuestion>) => {
	const answer: DeskAnswer = { id: data.id, outcome: outcomeOf(data) };
	scope.postMessage(answer);
});

function outcomeOf(asked: DeskQuestion): DeskAnswer['outcome'] {
	switch (asked.asks) {
		case 'roadmap':
			return work.readRoadmap(asked.source);
		case 'propose':
			return work.propose(asked.question);
		case 'people':
			return work.readPeople(asked.source);
	}
}
