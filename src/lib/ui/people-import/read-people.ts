import type { PeopleTable } from '#lib/import/people/people-table.ts';
import type { ImportOutcome } from '#lib/import/refusals.ts';

/** What a person gave: a file's bytes, or what was copied elsewhere. */
export type PeopleSource =
	| { readonly kind: 'file'; readonly bytes: Uint8Array }
	| { readonly kind: 'clipboard'; readonly html: string; readonly text: string };

/** The longest list is read in a second on a slow phone; this is far beyond. */
const patienceMs = 60_000;

/** One worker for one file; it ends with the answer, and stopping it stops also what never ends. */
export function readPeople(source: PeopleSource): Promise<ImportOutcome<PeopleTable>> {
	const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
	return new Promise<ImportOutcome<PeopleTable>>((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error('The list takes too long')), patienceMs);
		worker.onmessage = ({ data }: MessageEvent<ImportOutcome<PeopleTable>>) => {
			clearTimeout(timer);
			resolve(data);
		};
		worker.onerror = ({ message }) => {
			clearTimeout(timer);
			reject(new Error(message));
		};
		worker.postMessage(source);
	}).finally(() => worker.terminate());
}
