import { workerData } from 'node:worker_threads';
import { foldUpdates } from './fold-updates.ts';
import type { FoldInput } from './fold-updates.ts';
import { answerFromWorker } from './run-in-worker.ts';

answerFromWorker(() => foldUpdates(workerData as FoldInput));
