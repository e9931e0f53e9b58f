import * as Y from 'yjs';
import { marksIn, newDoc } from './ledger.ts';
import type { Edit } from './ledger.ts';
import type { Stage } from './oracle.ts';
import type { Phone } from './phone.ts';
import { Remembered } from './remembered.ts';

type Marks = ReadonlySet<string>;

/** What there was to know when a person was first seen without the right. */
interface Baseline {
	readonly epoch: string;
	readonly head: number;
	readonly marks: Marks;
}

/** Whoever has no right changes nothing any more, and hears of nothing new. */
export class RightsWatch {
	readonly #stage: Stage;
	readonly #edits: readonly Edit[];
	readonly #baselines = new Map<string, Baseline>();
	readonly #inReplica = new Remembered<Marks>();
	readonly #inDoc = new Remembered<Marks>();
	readonly trespasses = new Set<string>();

	constructor(stage: Stage, edits: readonly Edit[]) {
		this.#stage = stage;
		this.#edits = edits;
	}

	look(): void {
		if (!this.#stage.server.isRunning) return;
		for (const phone of this.#stage.phones)
			for (const id of this.#stage.documents) this.#lookAt(phone, id);
	}

	#lookAt(phone: Phone, id: string): void {
		const { server } = this.#stage;
		const key = `${phone.name} ${id}`;
		const baseline = this.#baselines.get(key);
		if (server.mayRead(phone.personId, id)) {
			this.#baselines.delete(key);
		} else if (baseline?.epoch === server.epoch) {
			this.#check(phone, id, baseline);
		} else if (!server.isHeld) {
			// Nothing is under way to the disk that was judged before.
			this.#baselines.set(key, this.#baselineOf(phone, id, baseline));
		}
	}

	/**
	 * Whoever had the right until now keeps what they have: after a restore that may be more than what the
	 * server has. Whoever lacked it under the epoch before knows no more than then.
	 */
	#baselineOf(phone: Phone, id: string, before: Baseline | undefined): Baseline {
		const { server } = this.#stage;
		const known = before ? [before.marks] : this.#heldBy(phone, id);
		const marks = new Set(marksIn(server.committed(id)).keys());
		for (const more of known) for (const mark of more) marks.add(mark);
		return { epoch: server.epoch, head: server.disk.head, marks };
	}

	#check(phone: Phone, id: string, { head, marks }: Baseline): void {
		const { server } = this.#stage;
		for (const { position, authorId } of server.disk.documents.get(id)?.tail ?? [])
			if (position > head && authorId === phone.personId)
				this.trespasses.add(`${phone.name} wrote ${position} in ${id} without the right`);
		const own = new Set(
			this.#edits.filter(({ personId }) => personId === phone.personId).map(({ mark }) => mark)
		);
		for (const held of this.#heldBy(phone, id))
			for (const mark of held)
				if (!marks.has(mark) && !own.has(mark))
					this.trespasses.add(`${phone.name} heard of ${mark} in ${id} without the right`);
	}

	/** In its replica, and in whatever is open. */
	#heldBy(phone: Phone, id: string): readonly Marks[] {
		const rows = phone.platter.replicas.get(id) ?? none;
		const replica = this.#inReplica.of(`${phone.name} ${id}`, [rows], () => marksOf(docOf(rows)));
		const opened = phone.tabs.flatMap((tab) => tab.document(id)?.doc ?? []);
		return [replica, ...opened.map((doc, at) => this.#heldIn(doc, `${phone.name} ${id} ${at}`))];
	}

	/** Who has it gets nothing new without another state. */
	#heldIn(doc: Y.Doc, name: string): Marks {
		const state = Buffer.from(Y.encodeStateVector(doc)).toString('latin1');
		return this.#inDoc.of(name, [doc, state], () => marksOf(doc));
	}
}

const none: readonly Uint8Array[] = [];

function marksOf(doc: Y.Doc): Marks {
	return new Set(marksIn(doc).keys());
}

function docOf(rows: readonly Uint8Array[]): Y.Doc {
	const doc = newDoc();
	Y.transact(doc, () => rows.forEach((row) => Y.applyUpdate(doc, row)));
	return doc;
}
