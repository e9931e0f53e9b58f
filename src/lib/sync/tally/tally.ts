/**
 * Two phones tell each other what they have, in turn, over pictures: what one of them knows of it. It
 * says that the other has something only when the other has said so. Keeps:
 *  1. Whoever shows next does not matter, and neither does how often.
 *  2. A word is answered with the name of its transfer, once what it brought is on the disk.
 *  3. It is over for a phone when it has the other's edits and knows that the other has its own.
 */
export interface Tally {
	/** Own transfers that carried edits, and how many. */
	readonly shown: Readonly<Record<string, number>>;
	/** How many of one's own edits the other has; undefined until it said so. */
	readonly given: number | undefined;
	/** How many edits of the other are here now; undefined until something of theirs was taken. */
	readonly received: number | undefined;
	/** The last transfer of the other that is on the disk here. */
	readonly took: string;
	/** The other does not know yet that it is. */
	readonly owesWord: boolean;
	/** How often something of the other could not be taken before it has heard what is here. */
	readonly gaps: number;
	/** It has not heard since. */
	readonly isBehind: boolean;
}

export const freshTally: Tally = {
	shown: {},
	given: undefined,
	received: undefined,
	took: '',
	owesWord: false,
	gaps: 0,
	isBehind: false
};

/** `edits` is undefined for a word without a packet. */
export function afterShowing(
	tally: Tally,
	{ transfer, edits }: { readonly transfer: string; readonly edits: number | undefined }
): Tally {
	const shown = edits === undefined ? tally.shown : { ...tally.shown, [transfer]: edits };
	return { ...tally, shown, owesWord: false, isBehind: false };
}

/** Of the other's word, before its packet is looked into. */
export function afterHearing(tally: Tally, took: string): Tally {
	const edits = tally.shown[took];
	return edits === undefined || tally.given !== undefined ? tally : { ...tally, given: edits };
}

/** What the word brought is on the disk. */
export function afterTaking(
	tally: Tally,
	{ transfer, edits }: { readonly transfer: string; readonly edits: number }
): Tally {
	const received = (tally.received ?? 0) + edits;
	return { ...tally, received, took: transfer, owesWord: true, isBehind: false };
}

/** The other's edits build on what is not here: it must hear first what is. */
export function afterGap(tally: Tally): Tally {
	return { ...tally, gaps: tally.gaps + 1, isBehind: true };
}

export function isDone({ given, received }: Tally): boolean {
	return given !== undefined && received !== undefined;
}

/** What the person is asked to do next. */
export function nextTurn(tally: Tally): 'either' | 'show' | 'scan' | 'none' {
	if (tally.owesWord || tally.isBehind) return 'show';
	if (isDone(tally)) return 'none';
	return Object.keys(tally.shown).length > 0 || tally.received !== undefined ? 'scan' : 'either';
}
