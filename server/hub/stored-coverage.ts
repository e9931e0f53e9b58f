import { Coverage } from '#lib/sync/update/coverage.ts';
import { wideLimits } from '#lib/sync/update/troubles.ts';
import { walkUpdate } from '#lib/sync/update/walk-update.ts';
import { StorageError } from '../storage/storage.ts';
import type { Position, StoredDocument } from '../storage/storage.ts';

export function headOf({ snapshot, tail }: StoredDocument): Position {
	return tail.at(-1)?.position ?? snapshot?.position ?? 0;
}

/** What passed the gate once has neither gaps nor garbage: if it has now, the disk is not to be trusted. */
export function coverageOf({ snapshot, tail }: StoredDocument): Coverage {
	// A copy: it must not hold on to the words, which were read into the same piece of memory.
	const coverage = snapshot ? Coverage.decode(snapshot.coverage.slice(), damaged) : new Coverage();
	for (const { update } of tail) {
		const walked = walkUpdate(update, wideLimits);
		if (!walked.ok || coverage.gapIn(walked.value)) throw new StorageError('damaged');
		coverage.add(walked.value);
	}
	return coverage;
}

function damaged(): never {
	throw new StorageError('damaged');
}
