import { marksIn, newDoc } from './ledger.ts';
import type { Edit } from './ledger.ts';
import type { Stage } from './oracle.ts';
import type { Phone } from './phone.ts';
import * as Y from 'yjs';

/** What the server held when a person was first seen without the right. */
interface Baseline {
	readonly epoch: string;
	readonly head: number;
	readonly marks: ReadonlySet<string>;
}

/** Whoever has no right changes nothing any more, and hears of nothing new. */
export class RightsWatch {
	readonly #stage: Stage;
	readonly #edits: readonly Edit[];
	readonly #baselines = new Map<string, Baseline>();
	readonly trespasses = new Set<string>();

	constructor(stage: Stage, edits: readonly Edit[]) {
		this.#stage = stage;
		this.#edits = edits;
	}

	look(): void {
		for (const phone of this.#stage.phones)
			for (const id of this.#stage.documents) this.#lookAt(phone, id);
	}

	#lookAt(phone: Phone, id: string): void {
		const { server } = this.#stage;
		const key = `${phone.name} ${id}`;
		const baseline = this.#baselines.get(key);
		if (!server.isRunning || server.mayRead(phone.personId, id)) {
			this.#baselines.delete(key);
		} else if (baseline?.epoch === server.epoch) {
			this.#check(phone, id, baseline);
		} else if (!server.isHeld) {
			// Nothing is under way to the disk that was judged before.
			this.#baselines.set(key, {
				epoch: server.epoch,
				head: server.disk.head,
				marks: new Set(marksIn(server.committed(id)).keys())
			});
		}
	}

	#check(phone: Phone, id: string, { head, marks }: Baseline): void {
		const { server } = this.#stage;
		for (const { position, authorId } of server.disk.documents.get(id)?.tail ?? [])
			if (position > head && authorId === phone.personId)
				this.trespasses.add(`${phone.name} wrote ${position} in ${id} without the right`);
		const own = new Set(
			this.#edits.filter(({ personId }) => personId === phone.personId).map(({ mark }) => mark)
		);
		for (const doc of docsOf(phone, id))
			for (const mark of marksIn(doc).keys())
				if (!marks.has(mark) && !own.has(mark))
					this.trespasses.add(`${phone.name} heard of ${mark} in ${id} without the right`);
	}
}

function docsOf(phone: Phone, id: string): readonly Y.Doc[] {
	const replica = newDoc();
	for (const row of phone.platter.replicas.get(id) ?? []) Y.applyUpdate(replica, row);
	return [replica, ...phone.tabs.flatMap((tab) => tab.document(id)?.doc ?? [])];
}
