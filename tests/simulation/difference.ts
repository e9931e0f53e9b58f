import { pictureOf } from './ledger.ts';
import type { Tab } from './tab.ts';

interface Expected {
	readonly wanted: string;
	/** There are records that could be sent. */
	readonly waits: boolean;
}

/** What this app shows otherwise than it should. */
export function differenceIn(tab: Tab, id: string, { wanted, waits }: Expected): readonly string[] {
	const opened = tab.document(id);
	if (!opened) return [`${tab.name} could not open ${id}`];
	if (pictureOf(opened.doc) !== wanted) return [`${tab.name} in ${id}`];
	const { unsent, unkept } = opened.state.current;
	const isWaiting = unkept > 0 || (unsent > 0 && waits);
	return isWaiting ? [`${tab.name} still waits in ${id}`] : [];
}
