/** What the device remembers of its exchange with the server; sync/exchange.ts moves it. */
export interface Exchange {
	readonly epoch: string;
	readonly cursor: number;
	readonly held: readonly string[];
	/** To be asked for by state vector, in this order. */
	readonly wanted: readonly string[];
	/** Of these the server may lack something: the answer is compared with what is here. */
	readonly doubted: readonly string[];
	/** Of these a restored server knows nothing: they stay here, and are compared when it lists them. */
	readonly unlisted: readonly string[];
	readonly waiting: readonly Waiting[];
	readonly offers: readonly Offer[];
	/** Records that build on something nobody has here: they wait until more of their document comes. */
	readonly stuck: readonly { readonly document: string; readonly batch: string }[];
	readonly phase: Phase;
	readonly open: boolean;
	readonly due: boolean;
	readonly failures: number;
	/** When an answer last left nothing to ask for. */
	readonly completeAt: number | undefined;
	readonly loadedBytes: number;
}

/** Everything the server was found to lack of a document, as one update, which the driver keeps. */
export interface Offer {
	readonly document: string;
	readonly bytes: number;
	/** The outbox records that are inside. */
	readonly batches: readonly string[];
	/** Those that could not be put in. */
	readonly stuck: readonly string[];
}

export type Phase =
	| { readonly at: 'idle' }
	| { readonly at: 'asking'; readonly round: Round }
	| {
			readonly at: 'keeping';
			readonly next: Next;
			readonly more: boolean;
			/** Some push was answered with «later»: the next round is not at once. */
			readonly later: boolean;
			/** How long the rest is then at least. */
			readonly restMs: number;
	  }
	| { readonly at: 'resting'; readonly until: number };

export interface Next {
	readonly epoch: string;
	readonly cursor: number;
	readonly held: readonly string[];
	readonly unlisted: readonly string[];
}

/** What is known when the app starts. */
export interface Start extends Next {
	/** Those that were not compared yet when the app last ended. */
	readonly doubted: readonly string[];
}

/** A record of the outbox that may be pushed. */
export interface Waiting {
	readonly document: string;
	readonly batch: string;
	readonly bytes: number;
}

export interface Round {
	readonly epoch: string;
	readonly cursor: number;
	/** The documents of the digest: with the answers to the asks, the cursor speaks of all of them. */
	readonly digestOf: readonly string[];
	readonly pushes: readonly PlannedPush[];
	readonly asks: readonly string[];
}

/** Some records of one document go as one update; or the whole difference, if the server had a gap. */
export interface PlannedPush {
	readonly document: string;
	readonly batches: readonly string[];
	readonly isOffer: boolean;
}
