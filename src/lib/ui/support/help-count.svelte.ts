import type { DocumentCard } from '#lib/domain/account.ts';
import type { HelpRequest } from '#lib/domain/help.ts';
import { readHelp } from '#lib/documents/help/read.ts';
import type { Device } from '#lib/device/surface.ts';
import type { Here } from '#lib/ui/device-context.ts';

interface Counted {
	readonly papers: readonly DocumentCard[];
	readonly count: (requests: readonly HelpRequest[]) => number;
}

/** There may be many papers: they are looked through again only when the server was heard, and not each time. */
const atMostEveryMs = 20_000;

/** How many requests for help are so and so, for as long as the component that asks is on the screen. */
export class HelpCount {
	#sum = $state(0);

	constructor(here: Here, counted: Counted) {
		const heard = $derived(Math.floor((here.facts.received.at ?? 0) / atMostEveryMs));
		$effect(() => {
			void heard;
			countIn(here.device, counted).then(
				(sum) => (this.#sum = sum),
				// The screen of requests itself says what is wrong with them.
				() => undefined
			);
		});
	}

	get current(): number {
		return this.#sum;
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
