import type { Profiles } from '#lib/domain/bonds/profiles.ts';
import type { Proposal } from '#lib/domain/matching/propose.ts';

export interface MatchQuestion {
	readonly id: number;
	readonly profiles: Profiles;
}

export interface MatchAnswer {
	readonly id: number;
	readonly proposal: Proposal;
}

/** Where the pairs are chosen: in a worker, one a screen. Of several questions the last is answered. */
export class MatchDesk {
	readonly #onproposal: (proposal: Proposal) => void;
	readonly #ontrouble: () => void;
	#worker: Worker | undefined;
	#lastId = 0;
	#waiting: MatchQuestion | undefined;
	#isBusy = false;

	constructor(hear: {
		readonly proposal: (proposal: Proposal) => void;
		readonly trouble: () => void;
	}) {
		this.#onproposal = hear.proposal;
		this.#ontrouble = hear.trouble;
	}

	/** What is asked meanwhile waits, and only the newest of it. */
	ask(profiles: Profiles): void {
		this.#waiting = { id: (this.#lastId += 1), profiles };
		if (!this.#isBusy) this.#send();
	}

	stop(): void {
		this.#worker?.terminate();
		this.#worker = undefined;
		this.#isBusy = false;
		this.#waiting = undefined;
	}

	#send(): void {
		const question = this.#waiting;
		if (!question) return;
		this.#waiting = undefined;
		this.#isBusy = true;
		(this.#worker ??= this.#begin()).postMessage(question);
	}

	#begin(): Worker {
		const worker = new Worker(new URL('./match-worker.ts', import.meta.url), { type: 'module' });
		worker.addEventListener('message', ({ data }: MessageEvent<MatchAnswer>) => {
			this.#isBusy = false;
			if (data.id === this.#lastId) this.#onproposal(data.proposal);
			this.#send();
		});
		worker.addEventListener('error', ({ message }) => {
			console.warn('The pairs could not be chosen', message);
			this.stop();
			this.#ontrouble();
		});
		return worker;
	}
}
