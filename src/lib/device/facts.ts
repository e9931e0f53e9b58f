import type { DiskTrouble } from './disk/disk.ts';
import type { Standing } from './outbox-standing.ts';

/**
 * What is true of this device's work right now: on its disk, on the server's disk, and how fresh the
 * others' data is. Always computed from what the disks and the link said, never set by hand.
 */
export interface Facts {
	readonly saved: Saved;
	readonly sent: Sent;
	readonly received: Received;
	readonly road: Road;
	readonly files: FileFacts;
}

/** Attachments are sent after all edits, so they are counted apart. */
export interface FileFacts {
	/** On this device's disk, and not on the server's; without those that were refused. */
	readonly waiting: number;
	/** Of those and of the refused ones. */
	readonly bytes: number;
	readonly refused: number;
	readonly refusal: string | undefined;
	/** In memory only, on the way to this device's disk or turned away by it. */
	readonly unkept: number;
	readonly unkeptForMs: number;
	readonly trouble: DiskTrouble | undefined;
}

export const noFiles: FileFacts = {
	...{ waiting: 0, bytes: 0, refused: 0, refusal: undefined },
	...{ unkept: 0, unkeptForMs: 0, trouble: undefined }
};

export const nobodysFacts: Facts = {
	saved: { at: 'saved' },
	sent: { at: 'sent', storedAt: undefined },
	received: { at: undefined, loading: undefined },
	road: { at: 'sign-in-needed' },
	files: noFiles
};

export type Saved =
	| { readonly at: 'saved' }
	| { readonly at: 'saving'; readonly sinceMs: number }
	/** The server has on its disk what this device has in memory only. */
	| { readonly at: 'only-on-server'; readonly edits: number }
	/** The browser did not keep it: the words are in memory only. */
	| {
			readonly at: 'not-saving';
			readonly because: 'no-room' | 'store-broken' | 'no-store';
			readonly edits: number;
	  };

export type Sent =
	| { readonly at: 'sent'; readonly storedAt: number | undefined }
	| {
			readonly at: 'waiting';
			readonly edits: number;
			readonly bytes: number;
			readonly oldestAt: number;
	  }
	| { readonly at: 'sending'; readonly edits: number; readonly bytes: number }
	| { readonly at: 'refused'; readonly edits: number; readonly refusal: string };

export interface Received {
	/** When everything the server had was last known to be here; undefined before the first time. */
	readonly at: number | undefined;
	/** The first load, while it runs. */
	readonly loading:
		{ readonly done: number; readonly of: number; readonly bytes: number } | undefined;
}

/** The way to the server, as our own probe found it. */
export type Road =
	| { readonly at: 'open'; readonly by: 'socket' | 'http' }
	| { readonly at: 'trying'; readonly sinceMs: number }
	| { readonly at: 'no-network' }
	/** A network that answers with a page of its own. */
	| { readonly at: 'captive-portal' }
	| { readonly at: 'server-silent'; readonly nextTryInMs: number }
	| { readonly at: 'sign-in-needed' }
	| { readonly at: 'app-too-old' }
	| { readonly at: 'server-too-old' }
	| { readonly at: 'server-fault'; readonly code: string };

export interface FactsInputs {
	readonly now: number;
	/** Edits of this tab that the disk has not confirmed. */
	readonly unkept: { readonly edits: number; readonly bytes: number; readonly oldestAt: number };
	/** With those that the server has meanwhile. */
	readonly unwritten: number;
	/** Why the last transaction was not kept. */
	readonly trouble: DiskTrouble | undefined;
	/** Why it is not known what waits in the outbox: nothing can be called saved or sent meanwhile. */
	readonly unreadable: DiskTrouble | undefined;
	/** The whole outbox, of all tabs. */
	readonly outbox: Standing;
	readonly road: Road;
	readonly receivedAt: number | undefined;
	readonly storedAt: number | undefined;
	readonly loading: Received['loading'];
}

export function factsOf(inputs: FactsInputs): Facts {
	const { road, receivedAt, loading } = inputs;
	return {
		saved: savedOf(inputs),
		sent: sentOf(inputs),
		received: { at: receivedAt, loading },
		road,
		files: noFiles
	};
}

function savedOf({ now, unkept, unwritten, trouble, unreadable }: FactsInputs): Saved {
	// Without any store nothing will be kept: that is said before the first word is typed.
	if (trouble === 'no-store') return { at: 'not-saving', because: 'no-store', edits: unkept.edits };
	if (unreadable) return { at: 'not-saving', because: 'store-broken', edits: unkept.edits };
	if (unwritten === 0) return { at: 'saved' };
	if (unkept.edits === 0) return { at: 'only-on-server', edits: unwritten };
	if (!trouble) return { at: 'saving', sinceMs: Math.max(0, now - unkept.oldestAt) };
	const because = trouble === 'no-room' ? 'no-room' : 'store-broken';
	return { at: 'not-saving', because, edits: unkept.edits };
}

function sentOf({ unkept, outbox: { waiting, refused }, road, storedAt }: FactsInputs): Sent {
	const edits = waiting.edits + unkept.edits;
	const bytes = waiting.bytes + unkept.bytes;
	if (edits > 0 && road.at === 'open') return { at: 'sending', edits, bytes };
	if (edits > 0) {
		const oldestAt = Math.min(waiting.oldestAt, unkept.oldestAt);
		return { at: 'waiting', edits, bytes, oldestAt };
	}
	const { refusal } = refused;
	if (refusal === undefined) return { at: 'sent', storedAt };
	return { at: 'refused', edits: refused.edits, refusal };
}
