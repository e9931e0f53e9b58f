/** The kinds of content a struct may have, by the number that Yjs gives them. */
export const contentRefs = {
	gc: 0,
	deleted: 1,
	json: 2,
	binary: 3,
	string: 4,
	embed: 5,
	format: 6,
	type: 7,
	any: 8,
	doc: 9,
	skip: 10
} as const;

/** The types a struct may bring, likewise. */
export const typeRefs = {
	array: 0,
	map: 1,
	text: 2,
	xmlElement: 3,
	xmlFragment: 4,
	xmlHook: 5,
	xmlText: 6
} as const;

/** Stands for a client in an anchor. */
export const rootAnchor = -1;

/** What a name in an update stands for. A key is a map's key or an element's attribute. */
export const nameUses = { root: 0, key: 1, element: 2, format: 3 } as const;

/** Most lists of most updates are empty. Never pushed to: the first entry makes a list of its own. */
const none: number[] = [];

/** A first entry as a literal takes its own room only; pushed to an empty list, it takes four times as much. */
export function withEntry(list: number[], ...entry: readonly number[]): number[] {
	if (list.length === 0) return [...entry];
	list.push(...entry);
	return list;
}

/**
 * What an update holds, without its content. Lists of numbers are flat: one object per struct would
 * cost more than reading the update does.
 */
export class UpdateSummary {
	readonly bytes: Uint8Array;
	/** client, first clock, next clock: one per unbroken run of structs. Clients descend. */
	runs = none;
	/** client, first clock, next clock: structs that bring nothing but the news that they are deleted. */
	gone = none;
	/** client, first clock, next clock: the delete set. Ranges of a client ascend and do not overlap. */
	deletes = none;
	/**
	 * client, clock, needed client, needed clock: a struct builds on one of another client. What is
	 * implied by an earlier entry of the same client is left out.
	 */
	needs = none;
	/**
	 * client, clock, client and clock of what it stands beside (step 0) or under (step 1), step. What
	 * stands like the struct before it is left out; under a root, the client is `rootAnchor`.
	 */
	anchors = none;
	/** use, first byte, next byte of every name. */
	names = none;
	structs = 0;
	jsonBytes = 0;
	/** One bit per kind of content, per type. */
	contents = 0;
	types = 0;
	/** A key that reaches into an object's prototype, anywhere. */
	hasReservedName = false;
	/** NaN or an infinity in a value. */
	hasNonFinite = false;
	/** A number beyond 2^53, or binary, in a value. */
	hasOddValue = false;

	constructor(bytes: Uint8Array) {
		this.bytes = bytes;
	}

	/** An update that changes nothing whatever it meets. */
	get isEmpty(): boolean {
		return this.runs.length === 0 && this.deletes.length === 0;
	}
}
