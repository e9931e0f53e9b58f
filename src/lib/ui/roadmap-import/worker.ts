/// <reference lib="webworker" />
import type { DeskAnswer, DeskQuestion } from './desk.ts';
import { ImportWork } from './work.ts';

/** The import beside the screen, so that a long document does not stop the finger. */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const work = new ImportWork();

scope.addEventListener('message', ({ data }: MessageEvent<DeskQuestion>) => {
	const answer: DeskAnswer =
		data.asks === 'read'
			? { id: data.id, outcome: work.read(data.source) }
			: { id: data.id, outcome: work.propose(data.question) };
	scope.postMessage(answer);
});
