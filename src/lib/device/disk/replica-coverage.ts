import type * as Y from 'yjs';
import { docOf } from '#lib/documents/doc-of.ts';
import { wholeOf } from '../whole.ts';
import { equalBytes } from '../bytes.ts';
import { Coverage } from '#lib/sync/update/coverage.ts';
import type { UpdateSummary } from '#lib/sync/update/update-summary.ts';
import { wideLimits } from '#lib/sync/update/troubles.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';

/**
 * What the rows of a replica hold together, in whatever order they came. A row that cannot be read or
 * builds on a lost one counts as absent.
 */
export function coverageOf(rows: readonly Uint8Array[]): Coverage {
	const coverage = new Coverage();
	addRows(coverage, rows.flatMap(summaryOf));
	return coverage;
}

/**
 * The same for rows that are read again and again: what was walked once, and stands there still to the
 * byte, is not walked again.
 */
export class ReadAgain {
	#read: Read | undefined;

	coverageOf(rows: readonly Uint8Array[]): Coverage {
		const before = this.#read;
		const {
			coverage,
			left,
			rows: known
		} = before && hasGrown(before, rows) ? before : nothingRead();
		// Half of a failed addition must not be taken for what is there.
		this.#read = undefined;
		const news = rows.slice(known.length).flatMap(summaryOf);
		this.#read = { rows, coverage, left: addRows(coverage, [...left, ...news]) };
		return coverage;
	}
}

interface Read {
	readonly rows: readonly Uint8Array[];
	readonly coverage: Coverage;
	/** What builds on a row that is not there. */
	readonly left: readonly UpdateSummary[];
}

const nothingRead = (): Read => ({ rows: [], coverage: new Coverage(), left: [] });

function hasGrown({ rows: known }: Read, rows: readonly Uint8Array[]): boolean {
	return known.every((row, at) => rows[at] !== undefined && equalBytes(row, rows[at]));
}

function summaryOf(row: Uint8Array): readonly UpdateSummary[] {
	const walked = walkUpdate(row, wideLimits);
	return walked.ok ? [walked.value] : [];
}

/** Gives back those that build on something that is not there. */
function addRows(
	coverage: Coverage,
	summaries: readonly UpdateSummary[]
): readonly UpdateSummary[] {
	let left = summaries;
	for (let before = Infinity; left.length < before;) {
		before = left.length;
		left = left.filter((summary) => {
			if (coverage.gapIn(summary) !== undefined) return true;
			coverage.add(summary);
			return false;
		});
	}
	return left;
}

/** [P4] Would the document lose nothing if this edit were only in the replica? */
export function holds(coverage: Coverage, update: Uint8Array): boolean {
	const walked = walkUpdate(update, wideLimits);
	return walked.ok && coverage.covers(walked.value);
}

/**
 * The difference between what these rows hold and a state vector, deletes included. Without what builds
 * on something that is not here: nobody could store that, nor anything that comes with it.
 */
export function differenceOf(rows: readonly Uint8Array[], stateVector: Uint8Array): Uint8Array {
	return wholeOf(docOf(rows), stateVector);
}

/** Is something there that Yjs could not put in yet? */
export function hasPending({ store }: Y.Doc): boolean {
	return store.pendingStructs !== null || store.pendingDs !== null;
}

/** An update without structs and without deletes. */
export function isEmptyUpdate(update: Uint8Array): boolean {
	return update.length <= 2;
}
