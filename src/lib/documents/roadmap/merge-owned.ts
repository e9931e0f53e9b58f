import type * as Y from 'yjs';
import { bare } from '#lib/domain/roadmap/cells.ts';
import { paperFields, partFields } from '#lib/domain/roadmap/from-proposal.ts';
import type { ProposedActivity } from '#lib/domain/roadmap/proposal.ts';
import { putRecord, recordIn, setFields } from '../fields.ts';
import { printOfRecord } from '../removal.ts';
import { ownedBy, type OwnedRoot } from './owned.ts';
import { placesBetween } from './places.ts';

export interface ProposedOwned {
	readonly proposed: ProposedActivity;
	readonly newId: () => string;
	/** A row that is only now taken over owns nothing yet. */
	readonly isNew: boolean;
}

export function mergeParts(doc: Y.Doc, activityId: string, owned: ProposedOwned): void {
	merge(doc, 'parts', { ...owned, activityId, fresh: partFields(owned.proposed) });
}

/** A paper that somebody has begun keeps its state, its number and its link. */
export function mergeDocuments(doc: Y.Doc, activityId: string, owned: ProposedOwned): void {
	merge(doc, 'documents', { ...owned, activityId, fresh: paperFields(owned.proposed) });
}

interface Merge extends ProposedOwned {
	readonly activityId: string;
	readonly fresh: readonly { readonly title: string }[];
}

/**
 * By title; where as many are left over on both sides, they were reworded. What the document no
 * longer names is removed only if nobody has begun it.
 */
function merge(doc: Y.Doc, root: OwnedRoot, { activityId, fresh, newId, isNew }: Merge): void {
	const old = isNew ? [] : ownedBy(doc, root, activityId);
	const matches = new Map<string, number>();
	fresh.forEach(({ title }, at) => {
		const same = old.find((each) => !matches.has(each.id) && bare(each.title) === bare(title));
		if (same) matches.set(same.id, at);
	});
	const lost = old.filter(({ id }) => !matches.has(id));
	const unmatched = [...fresh.keys()].filter((at) => ![...matches.values()].includes(at));
	const isReworded = lost.length === unmatched.length;
	if (isReworded) lost.forEach(({ id }, index) => matches.set(id, unmatched[index] ?? 0));
	for (const [id, at] of matches) {
		const record = recordIn(doc, root, id);
		if (record) setFields(record, fresh[at] ?? {});
	}
	if (isReworded) return;
	for (const each of lost) {
		const record = recordIn(doc, root, each.id);
		const isBegun = 'state' in each && (each.state !== 'none' || each.number + each.link !== '');
		if (record && !isBegun) setFields(record, { removed: printOfRecord(record) });
	}
	const places = placesBetween(unmatched.length, old.at(-1)?.order, undefined);
	unmatched.forEach((at, index) => {
		const fields = filled({ ...fresh[at], activityId, order: places[index] });
		putRecord(doc.getMap(root), newId(), fields);
	});
}

/** An empty field reads the same as one that is not there, and a table has many of them. */
export function filled(fields: object): object {
	const said = Object.entries(fields).filter(
		([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)
	);
	return Object.fromEntries(said);
}
