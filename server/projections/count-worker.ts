import { workerData } from 'node:worker_threads';
import { digestOfUpdates } from '#lib/documents/progress/digest.ts';
import { answerFromWorker } from '../storage/run-in-worker.ts';
import type { CountTask } from './count.ts';

const { updates, context } = workerData as CountTask;
answerFromWorker(() => digestOfUpdates(updates, context));
