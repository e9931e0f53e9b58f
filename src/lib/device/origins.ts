/** Where a transaction of a document came from. The app's own have whatever origin they like. */
export const origins = {
	/** Unsent edits, applied over the replica on opening. */
	outbox: { from: 'outbox' },
	/** Brought by the exchange, and already in the replica. */
	exchange: { from: 'exchange' },
	/** Came in a file that the person took: an edit like one made here. */
	carried: { from: 'file' },
	/** Another tab of this device. */
	tab: { from: 'tab' }
} as const;
