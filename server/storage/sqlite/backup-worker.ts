import { workerData } from 'node:worker_threads';
import { answerFromWorker } from '../run-in-worker.ts';
import { copyTo } from './backup.ts';

const { folder, file } = workerData as { readonly folder: string; readonly file: string };
answerFromWorker(() => copyTo(folder, file));
