import type { Refusal } from '#lib/sync/refusals.ts';
import type { Facts } from '../access/facts.ts';
import { Caller } from './caller.ts';
import type { Machinery } from './machinery.ts';

/** An edit that was set aside, and that a person has let in. */
export interface Released {
	readonly documentId: string;
	readonly authorId: string;
	readonly batchId: string;
	readonly update: Uint8Array;
}

/** Goes the way of every edit, in its author's name, and to all devices: no store is known to hold it. */
export async function release(
	{ documentId, authorId, batchId, update }: Released,
	{ rooms, ledger }: Machinery,
	parts: { readonly facts: Facts; readonly clock: () => number }
): Promise<Refusal | undefined> {
	const actor = parts.facts.actorOf(authorId, 'browser');
	if (!actor) return 'unknown-document';
	const road = { every: true } as const;
	const caller = new Caller({ actor, personId: authorId, deviceId: 'server', road }, parts);
	const room = await rooms.hold(documentId);
	try {
		return await new Promise<Refusal | undefined>((settled) => {
			const what = { kind: 'update', isReleased: true } as const;
			ledger.write({ room, caller, update, batchId, settled, ...what });
		});
	} finally {
		rooms.release(room);
	}
}
