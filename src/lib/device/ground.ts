import * as Y from 'yjs';
import { docOf } from '#lib/documents/doc-of.ts';

type Place = { readonly parent: string | Y.ID; readonly parentSub: string | null };
type GoesAlong = (id: Y.ID) => boolean;

/**
 * What own edits stand on here, when some of it is another's and does not go along. Nothing is thrown
 * away in it, so that the nearest neighbours that do go along are found behind the others.
 */
export class Ground {
	readonly #doc: Y.Doc;

	constructor(updates: readonly Uint8Array[]) {
		this.#doc = docOf(updates, { gc: false });
	}

	/** Itself, or the nearest beyond it; null at the end. */
	nearest(id: Y.ID, side: 'left' | 'right', goesAlong: GoesAlong): Y.ID | null {
		let { clock } = id;
		for (let item = this.#itemAt(id); item; item = item[side]) {
			const { client, clock: first } = item.id;
			const last = first + item.length - 1;
			if (item.id.client !== id.client || clock < first || clock > last)
				clock = side === 'left' ? last : first;
			for (; clock >= first && clock <= last; clock += side === 'left' ? -1 : 1) {
				const found = Y.createID(client, clock);
				if (goesAlong(found)) return found;
			}
		}
		return null;
	}

	/** Where it stands when it has no neighbours: it must be said, because no neighbour says it. */
	placeOf(id: Y.ID): Place | undefined {
		const item = this.#itemAt(id);
		const type = item?.parent;
		if (!item || !(type instanceof Y.AbstractType)) return undefined;
		const parent = type._item?.id ?? Y.findRootTypeKey(type);
		return { parent, parentSub: item.parentSub };
	}

	/** Whether all that it stands inside of goes along. */
	canStand(id: Y.ID, goesAlong: GoesAlong): boolean {
		let item: Y.Item | null = this.#itemAt(id);
		if (!item) return false;
		while (item) {
			const type: unknown = item.parent;
			if (!(type instanceof Y.AbstractType)) return false;
			item = type._item;
			if (item && !goesAlong(item.id)) return false;
		}
		return true;
	}

	#itemAt({ client, clock }: Y.ID): Y.Item | null {
		const found = this.#doc.store.clients
			.get(client)
			?.find(({ id, length }) => clock >= id.clock && clock < id.clock + length);
		return found instanceof Y.Item ? found : null;
	}
}
