import * as Y from 'yjs';
import type { Outcome } from '#lib/domain/outcome.ts';
import { docOf } from '#lib/documents/doc-of.ts';
import { Coverage } from '#lib/sync/update/coverage.ts';
import { wideLimits } from '#lib/sync/update/troubles.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';
import type { Snapshot } from './storage.ts';

/** Oldest first: the update of the present snapshot, if there is one, and then the rows. */
export type FoldInput = readonly Uint8Array[];

export type Folded = Pick<Snapshot, 'update' | 'coverage'>;

export type FoldTrouble =
	/** A row is no update, or builds on what is not there. It stays as it is, and so do the others. */
	| 'unreadable'
	/** The result does not hold what went in. */
	| 'incomplete';

/** Makes one update of many, and does not believe it until it was read back. */
export function foldUpdates(
	input: FoldInput,
	merge: (input: FoldInput) => Uint8Array = mergeInDoc
): Outcome<Folded, FoldTrouble> {
	const before = coverageOf(input);
	if (!before) return { ok: false, reason: 'unreadable' };
	const update = merge(input);
	const after = coverageOf([update]);
	const isComplete = after && holdsAll(after, before) && readsBackAs(update, after);
	return isComplete
		? { ok: true, value: { update, coverage: after.encode() } }
		: { ok: false, reason: 'incomplete' };
}

function mergeInDoc(input: FoldInput): Uint8Array {
	return Y.encodeStateAsUpdate(docOf(input));
}

/** Without a Y.Doc, so that it says what Yjs should have made of it. */
function coverageOf(updates: FoldInput): Coverage | undefined {
	const coverage = new Coverage();
	for (const update of updates) {
		const walked = walkUpdate(update, wideLimits);
		if (!walked.ok || coverage.gapIn(walked.value)) return undefined;
		coverage.add(walked.value);
	}
	return coverage;
}

/**
 * The same clocks, and every delete. There may be more deletes than before: of two values set for one
 * key at once a Y.Doc deletes one by itself.
 */
function holdsAll(after: Coverage, before: Coverage): boolean {
	if (after.standingOf(before.stateVector()) !== 'same') return false;
	const deletes = walkUpdate(before.encodeNothingNewStep2(), wideLimits);
	return deletes.ok && after.covers(deletes.value);
}

/** Yjs finds nothing missing in it, and says the same when it is asked again. */
function readsBackAs(update: Uint8Array, coverage: Coverage): boolean {
	const doc = docOf([update]);
	const { pendingStructs, pendingDs } = doc.store;
	if (pendingStructs !== null || pendingDs !== null) return false;
	return coverageOf([Y.encodeStateAsUpdate(doc)])?.equals(coverage) ?? false;
}
