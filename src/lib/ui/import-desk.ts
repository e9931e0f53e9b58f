import type { TableGlance } from '#lib/import/glance.ts';
import type { Proposed, ProposeQuestion, Source } from '#lib/import/import-work.ts';
import type { PeopleTable } from '#lib/import/people/people-table.ts';
import type { ImportOutcome } from '#lib/import/refusals.ts';

export type DeskQuestion =
	| { readonly id: number; readonly asks: 'roadmap' | 'people'; readonly source: Source }
	| { readonly id: number; readonly asks: 'propose'; readonly question: ProposeQuestion };

export interface DeskAnswer {
	readonly id: number;
	readonly outcome: ImportOutcome<readonly TableGlance[] | Proposed | PeopleTable>;
}

/** The longest document that is taken is read in two seconds on a slow phone; this is far beyond. */
const patienceMs = 60_000;

/** Where files are read: in a worker, one a desk. Stopping it stops also what never ends. */
export class ImportDesk {
	#worker: Worker | undefined;
	#lastId = 0;

	readRoadmap(source: Source): Promise<ImportOutcome<readonly TableGlance[]>> {
		this.stop();
		return this.#ask((id) => ({ id, asks: 'roadmap', source }));
	}

	propose(question: ProposeQuestion): Promise<ImportOutcome<Proposed>> {
		return this.#ask((id) => ({ id, asks: 'propose', question }));
	}

	/** A list is read once and nothing more is asked of it, so the worker ends with the answer. */
	readPeople(source: Source): Promise<ImportOutcome<PeopleTable>> {
		this.stop();
		return this.#ask<ImportOutcome<PeopleTable>>((id) => ({
			id,
			asks: 'people',
			source
		})).finally(() => this.stop());
	}

	stop(): void {
		this.#worker?.terminate();
		this.#worker = undefined;
	}

	#ask<Outcome>(questionOf: (id: number) => DeskQuestion): Promise<Outcome> {
		const worker = (this.#worker ??= new Worker(new URL('./import-worker.ts', import.meta.url), {
			type: 'module'
		}));
		const question = questionOf((this.#lastId += 1));
		return new Promise((resolve, reject) => {
			const over = new AbortController();
			const { signal } = over;
			const fail = (cause: Error): void => {
				over.abort();
				// A question that was given up may run out of time while another document is read.
				if (worker === this.#worker) this.stop();
				reject(cause);
			};
			const timer = setTimeout(() => fail(new Error('The import takes too long')), patienceMs);
			signal.addEventListener('abort', () => clearTimeout(timer));
			worker.addEventListener('error', ({ message }) => fail(new Error(message)), { signal });
			worker.addEventListener(
				'message',
				({ data }: MessageEvent<DeskAnswer>) => {
					if (data.id !== question.id) return;
					over.abort();
					resolve(data.outcome as Outcome);
				},
				{ signal }
			);
			worker.postMessage(question);
		});
	}
}
