import * as Y from 'yjs';
import { wholeOf } from '#lib/device/whole.ts';
import { partBefore } from '#lib/sync/update/new-part.ts';
import type { Stage } from './oracle.ts';
import type { Phone } from './phone.ts';

/**
 * What the server would hold if everybody gave it what they may give. [P8a] Nobody speaks for another:
 * what the owner of a client id lost with a memory and a restored server others may still show, and
 * cannot give back, nor what builds on it.
 */
export function givenBack({ server, phones }: Stage, id: string): Y.Doc {
	const there = server.committed(id);
	const givers = phones.filter(({ personId }) => server.mayWrite(personId, id));
	for (let before = ''; before !== stateOf(there);) {
		before = stateOf(there);
		for (const { personId, ...phone } of givers.map(heldBy(id)))
			for (const doc of phone.docs) {
				const isForeign = (client: number): boolean =>
					(server.ownerOf(id, client) ?? personId) !== personId;
				const ends = (client: number) =>
					isForeign(client) ? Y.getState(there.store, client) : undefined;
				const lacking = wholeOf(doc, Y.encodeStateVector(there));
				Y.applyUpdate(there, partBefore(lacking, ends));
			}
	}
	return there;
}

function heldBy(id: string) {
	return (phone: Phone) => ({
		personId: phone.personId,
		docs: [phone.onDisk(id), ...phone.tabs.flatMap((tab) => tab.document(id)?.doc ?? [])]
	});
}

/** Clocks and deletes of what is whole. */
export function stateOf(doc: Y.Doc): string {
	return Buffer.from(wholeOf(doc)).toString('latin1');
}

/** Does it build on something that is not here? */
export function lacksBase(doc: Y.Doc, update: Uint8Array): boolean {
	const copy = new Y.Doc({ guid: 'oracle' });
	Y.applyUpdate(copy, wholeOf(doc));
	Y.applyUpdate(copy, update);
	return copy.store.pendingStructs !== null;
}
