import { createContext } from 'svelte';

/** Chromium's event; other browsers install from their own menus. */
interface InstallEvent extends Event {
	prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

const fortnightMs = 14 * 24 * 60 * 60_000;
const visitsToEarn = 2;

/** The offer to install the app: earned by use, never over a form, put off for a fortnight. */
export class Installing {
	#event = $state.raw<InstallEvent | undefined>();
	#putOff = $state(Date.now() - recallNumber('install-later') < fortnightMs);
	#installed = $state(matchMedia('(display-mode: standalone)').matches);
	readonly #visits = countVisit();

	/** Listens from the first moment, because the browser asks only once. */
	listen(): void {
		addEventListener('beforeinstallprompt', (event) => {
			event.preventDefault();
			this.#event = event as InstallEvent;
		});
		addEventListener('appinstalled', () => {
			this.#installed = true;
		});
	}

	get canPrompt(): boolean {
		return this.#event !== undefined;
	}

	/** After two visits, or one record that stands on the device. */
	isEarned(hasRecord: boolean): boolean {
		if (this.#installed || this.#putOff) return false;
		return hasRecord || this.#visits >= visitsToEarn;
	}

	async install(): Promise<void> {
		const event = this.#event;
		this.#event = undefined;
		const choice = await event?.prompt();
		if (choice?.outcome === 'dismissed') this.later();
	}

	later(): void {
		this.#putOff = true;
		keepNumber('install-later', Date.now());
	}
}

export const [useInstalling, provideInstalling] = createContext<Installing>();

/** One for each time the app is opened anew, not for each page. */
function countVisit(): number {
	const visits = recallNumber('visits');
	try {
		if (sessionStorage.getItem('tropa:visited')) return visits;
		sessionStorage.setItem('tropa:visited', '1');
	} catch {
		// The browser keeps nothing for us, so no visit can be told from another.
		return visits;
	}
	keepNumber('visits', visits + 1);
	return visits + 1;
}

function recallNumber(name: string): number {
	try {
		return Number(localStorage.getItem(`tropa:${name}`)) || 0;
	} catch {
		// Nothing kept is nothing counted.
		return 0;
	}
}

function keepNumber(name: string, value: number): void {
	try {
		localStorage.setItem(`tropa:${name}`, String(value));
	} catch (cause) {
		console.warn(`The number of ${name} could not be kept on this device`, cause);
	}
}
