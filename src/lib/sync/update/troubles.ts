/** Why bytes are no update (or state vector) that may come further. */
export type WalkTrouble =
	/** They end before what they declare. */
	| 'cut-off'
	/** Something follows after the end. */
	| 'left-over'
	/** Not the shortest form of a number, or beyond 2^53. */
	| 'bad-number'
	/** Neither yes nor no where one of them must stand. */
	| 'bad-flag'
	/** Not UTF-8. */
	| 'bad-text'
	| 'bad-json'
	/** A part of length nought, which Yjs never writes. */
	| 'empty-part'
	/** Clients or ranges not in the one order in which Yjs writes them, or twice. */
	| 'unordered'
	| 'unknown-content'
	/** A struct that builds on itself or on what comes after it. */
	| 'own-future'
	/** The structs build on each other in a circle, or in a tangle that no honest history has. */
	| 'tangled'
	| 'too-big'
	| 'too-many-clients'
	| 'too-many-structs'
	| 'too-many-deletes'
	| 'too-long'
	/** One struct would move a clock further than anything that was ever written. */
	| 'clock-jump'
	| 'too-deep';

/** How much an update may declare. Everything is checked against the bytes at hand as well. */
export interface WalkLimits {
	readonly maxBytes: number;
	readonly maxClients: number;
	readonly maxStructs: number;
	/** Ranges of the delete set. */
	readonly maxDeletes: number;
	/** How far one struct that stands for deleted content may move a clock. */
	readonly maxStructLength: number;
	/** One piece of running text. */
	readonly maxTextBytes: number;
	/** One text, binary or JSON inside a value. */
	readonly maxValueBytes: number;
	/** JSON of all formats together: it is the one thing that is parsed. */
	readonly maxJsonBytes: number;
	/** Root names, keys, names of elements and formats. */
	readonly maxNameBytes: number;
	/** Nesting of lists and objects in one value. */
	readonly maxDepth: number;
}

/** For bytes of our own disk: only what memory and the stack demand. */
export const wideLimits: WalkLimits = {
	maxBytes: 256 * 1024 * 1024,
	maxClients: 10_000_000,
	maxStructs: 50_000_000,
	maxDeletes: 50_000_000,
	maxStructLength: Number.MAX_SAFE_INTEGER,
	maxTextBytes: 256 * 1024 * 1024,
	maxValueBytes: 256 * 1024 * 1024,
	maxJsonBytes: 256 * 1024 * 1024,
	maxNameBytes: 64 * 1024,
	maxDepth: 100
};
