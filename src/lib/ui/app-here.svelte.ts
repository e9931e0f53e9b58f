import { createContext } from 'svelte';

/**
 * Whether the app itself is on this device, so that it opens without a network: a worker that is active has
 * kept its whole build. Where somebody leads others, their screens belong to it.
 */
export class AppHere {
	readonly #worker: ServiceWorkerContainer | undefined;
	#isKept = $state(false);
	#curatorsPart = $state<'not-needed' | 'coming' | 'here'>('not-needed');

	/** Without a worker nothing is kept, and nothing of the kind is said. */
	constructor(worker: ServiceWorkerContainer | undefined) {
		this.#worker = worker;
		void worker?.ready.then(() => (this.#isKept = true));
	}

	get state(): 'coming' | 'here' | 'never' {
		if (!this.#worker) return 'never';
		return this.#isKept && this.#curatorsPart !== 'coming' ? 'here' : 'coming';
	}

	/** Somebody who leads others is at work here: their screens are kept on this device too. */
	async keepCuratorsPart(): Promise<void> {
		if (!this.#worker || this.#curatorsPart !== 'not-needed') return;
		this.#curatorsPart = 'coming';
		const { active } = await this.#worker.ready;
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			this.#curatorsPart = 'here';
			port1.close();
		};
		active?.postMessage({ type: 'KEEP_CURATORS_PART' }, [port2]);
	}
}

export const [useAppHere, provideAppHere] = createContext<AppHere>();
