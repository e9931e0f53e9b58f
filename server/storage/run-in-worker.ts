import { once } from 'node:events';
import { Worker, parentPort } from 'node:worker_threads';
import { StorageError } from './storage.ts';
import type { StorageTrouble } from './storage.ts';

type Answer<Result> =
	| { readonly is: 'done'; readonly result: Result }
	| { readonly is: 'trouble'; readonly trouble: StorageTrouble };

/** Long work beside the event loop. The script answers by `answerFromWorker`. */
export async function runInWorker<Result>(script: URL, task: unknown): Promise<Result> {
	const worker = new Worker(script, { workerData: task });
	try {
		const [answer] = (await once(worker, 'message')) as [Answer<Result>];
		if (answer.is === 'done') return answer.result;
		throw new StorageError(answer.trouble);
	} finally {
		await worker.terminate();
	}
}

/** Troubles keep their code on the way; anything else ends the worker as the mistake it is. */
export function answerFromWorker<Result>(work: () => Result): void {
	parentPort?.postMessage(answerOf(work));
}

function answerOf<Result>(work: () => Result): Answer<Result> {
	try {
		return { is: 'done', result: work() };
	} catch (error) {
		if (!(error instanceof StorageError)) throw error;
		return { is: 'trouble', trouble: error.trouble };
	}
}
