import type { Refusal } from '#lib/sync/refusals.ts';
import type { Caller } from './caller.ts';
import type { Kind } from './messages.ts';
import type { Room, Visitor } from './room.ts';

/** One update on its way to the disk, by whatever road it came. The room is held until it is settled. */
export interface Write {
	readonly room: Room;
	readonly caller: Caller;
	readonly kind: Kind;
	readonly update: Uint8Array;
	/** Who gets the answer, and not the update itself. */
	readonly visitor?: Visitor;
	readonly batchId?: string;
	/** Whoever may has decided that this late edit goes in: its author's rights are not asked about. */
	readonly isReleased?: true;
	readonly settled?: (refusal: Refusal | undefined) => void;
}
