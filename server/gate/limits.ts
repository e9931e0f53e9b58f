import { wideLimits } from '#lib/sync/update/troubles.ts';
import type { WalkLimits } from '#lib/sync/update/troubles.ts';

/** On which road an update came: live from an editor, a whole step 2, or a phone's outbox in one. */
export type GateMode = 'update' | 'step2' | 'exchange';

export interface GateLimits {
	readonly walk: { readonly [Mode in GateMode]: WalkLimits };
	/** Every opened tab is a client id for ever; a document with more of them than this is a flood. */
	readonly maxClientsOfDocument: number;
	/** Types in types. A list in a list is two; Yjs runs out of stack at some thousands. */
	readonly maxNesting: number;
}

const kilobyte = 1024;

/** One keystroke, one paste, one imported roadmap. */
const update: WalkLimits = {
	...wideLimits,
	maxBytes: 64 * kilobyte,
	maxClients: 64,
	maxStructs: 5_000,
	maxDeletes: 10_000,
	// Content deleted in the transaction that brought it. Only the sender's own clock can move by it.
	maxStructLength: 100_000,
	// Running text is bounded by the update: a pasted page is one struct.
	maxTextBytes: 64 * kilobyte,
	maxValueBytes: 16 * kilobyte,
	// A format says `true` or `{}`, a link its address. Parsing costs a tenth of a microsecond a byte.
	maxJsonBytes: 256 * kilobyte,
	maxNameBytes: 128,
	maxDepth: 6
};

/** What was written in months, in one: typed text has grown together, deleted text to one struct. */
const whole: WalkLimits = {
	...update,
	maxBytes: 5 * kilobyte * kilobyte,
	maxClients: 4_096,
	maxStructs: 50_000,
	maxDeletes: 50_000,
	maxStructLength: 1_000_000,
	maxTextBytes: kilobyte * kilobyte
};

export const defaultGateLimits: GateLimits = {
	walk: { update, step2: whole, exchange: whole },
	maxClientsOfDocument: 20_000,
	maxNesting: 100
};
