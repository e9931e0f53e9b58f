import type { DocumentCard } from '#lib/domain/account.ts';
import type { HelpRequest } from '#lib/domain/help.ts';
import { readHelp } from '#lib/documents/help/read.ts';
import type { Device } from '#lib/device/surface.ts';
import { AtMostEvery } from '#lib/ui/at-most-every.ts';
import type { Here } from '#lib/ui/device-context.ts';

interface Counted {
	readonly papers: readonly DocumentCard[];
	readonly count: (requests: readonly HelpRequest[]) => number;
}

/** There may be many papers. */
const atMostEveryMs = 20_000;

/** How many requests for help are so and so, for as long as the component that asks is on the screen. */
export class HelpCount {
	#sum = $state(0);

	/** Looked through again after the server was heard. */
	constructor(here: Pick<Here, 'device' | 'facts'>, counted: () => Counted) {
		const asked = $derived(counted());
		const look = new AtMostEvery(atMostEveryMs, () => void this.#look(here.device, asked));
		$effect(() => {
			void here.facts.received.at;
			void asked;
			look.ask();
		});
		$effect(() => () => look.stop());
	}

	get current(): number {
		return this.#sum;
	}

	async #look(device: Pick<Device, 'open'>, asked: Counted): Promise<void> {
		try {
			this.#sum = await countIn(device, asked);
		} catch {
			// The screen of requests itself says what is wrong with them.
		}
	}
}

/** One paper after another and closed again: one number is needed of them. */
async function countIn(device: Pick<Device, 'open'>, { papers, count }: Counted): Promise<number> {
	let sum = 0;
	for (const { id } of papers) {
		const opened = await device.open(id);
		sum += count(readHelp(opened.doc));
		opened.close();
	}
	return sum;
}
