import { createContext } from 'svelte';
import { version } from '$app/environment';
import type { Workbox } from 'workbox-window';
import type { Here } from '#lib/ui/device-context.ts';

const workerAddress = '/service-worker.js';
const versionAddress = '/_app/version.json';
const askEveryMs = 60 * 60_000;

export type Offer = 'none' | 'waiting' | 'being-taken' | 'taken-elsewhere';

/**
 * New versions of the app. Keeps:
 *  1. No tab reloads while something typed is not kept or an editor is open.
 *  2. A tab never runs chunks of two builds: after a change of the worker it reloads, or offers to.
 *  3. Nothing here touches what the person wrote.
 */
export class Updates {
	readonly #here: Here;
	#workbox: Workbox | undefined;
	#offer = $state<Offer>('none');
	#refused = $state(false);
	#askedHere = false;

	constructor(here: Here) {
		this.#here = here;
	}

	get offer(): Offer {
		return this.#offer;
	}

	/** The person wanted the new version at a moment when a reload could have cost words. */
	get refused(): boolean {
		return this.#refused && !this.#here.calm;
	}

	/** Begins to watch; the worker is there in production only. */
	async start(): Promise<void> {
		const { Workbox } = await import('workbox-window');
		const workbox = new Workbox(workerAddress);
		workbox.addEventListener('waiting', () => this.#offerIfNone());
		navigator.serviceWorker.addEventListener('controllerchange', () => this.#onNewWorker());
		this.#workbox = workbox;
		// The first worker of a device takes over a page that already is of its build.
		this.#hadWorker = navigator.serviceWorker.controller !== null;
		const registration = await workbox.register();
		if (registration?.waiting) this.#takeIfNothingIsAtStake();
		void this.#askToBeTakenOver();
		setInterval(() => void this.check(), askEveryMs);
		document.addEventListener('visibilitychange', () => {
			if (document.visibilityState === 'visible') void this.check();
		});
	}

	#hadWorker = false;

	/** A page that was asked for while the first worker began is not taken over by itself. */
	async #askToBeTakenOver(): Promise<void> {
		const { active } = await navigator.serviceWorker.ready;
		if (!navigator.serviceWorker.controller) active?.postMessage({ type: 'TAKE_OVER' });
	}

	/** Asks the server itself, past every cache. */
	async check(): Promise<'latest' | 'newer' | 'unreachable'> {
		try {
			const response = await fetch(versionAddress, { cache: 'no-store' });
			const answer: unknown = await response.json();
			if (!isVersion(answer)) return 'unreachable';
			if (answer.version === version) return 'latest';
			await this.#workbox?.update();
			return 'newer';
		} catch {
			// Without a network there is nothing to be said about newer versions; the app works on.
			return 'unreachable';
		}
	}

	/** Takes the new version now, unless that could cost words. */
	take(): void {
		this.#refused = !this.#here.calm;
		if (this.#refused) return;
		if (this.#offer === 'taken-elsewhere' || !this.#workbox) {
			location.reload();
			return;
		}
		this.#askedHere = true;
		this.#offer = 'being-taken';
		this.#workbox.messageSkipWaiting();
	}

	/** At a cold start nobody has begun anything yet. */
	#takeIfNothingIsAtStake(): void {
		this.#offerIfNone();
		if (this.#here.calm && this.#here.facts.sent.at === 'sent') this.take();
	}

	#offerIfNone(): void {
		if (this.#offer === 'none') this.#offer = 'waiting';
	}

	#onNewWorker(): void {
		const isFirst = !this.#hadWorker;
		this.#hadWorker = true;
		if (isFirst) return;
		if (this.#askedHere && this.#here.calm) location.reload();
		else this.#offer = 'taken-elsewhere';
	}
}

function isVersion(answer: unknown): answer is { readonly version: string } {
	return (
		typeof answer === 'object' &&
		answer !== null &&
		'version' in answer &&
		typeof answer.version === 'string'
	);
}

export const [useUpdates, provideUpdates] = createContext<Updates>();
