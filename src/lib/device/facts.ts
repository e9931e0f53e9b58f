/**
 * What is true of this device's work right now: on its disk, on the server's disk, and how fresh the
 * others' data is. Always computed from what the disks and the link said, never set by hand.
 */
export interface Facts {
	readonly saved: Saved;
	readonly sent: Sent;
	readonly received: Received;
	readonly road: Road;
}

export type Saved =
	| { readonly at: 'saved' }
	| { readonly at: 'saving'; readonly sinceMs: number }
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
