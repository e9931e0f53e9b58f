import type { Outcome } from '#lib/domain/outcome.ts';
import { foldUpdates } from './fold-updates.ts';
import type { Folded, FoldInput, FoldTrouble } from './fold-updates.ts';
import { runInWorker } from './run-in-worker.ts';
import type { Position, TailSize, UpdateLog } from './storage.ts';
import { updatesOf } from './updates-of.ts';

const maxTailRows = 500;
/** Below this a tail is cheaper to read than to fold. */
const minTailBytes = 4 * 1024;
/** What takes longer than some milliseconds does not happen on the event loop. */
const maxInlineBytes = 256 * 1024;
const maxInlineRows = 2000;

/** What folding one document asks of a log. */
export type FoldedLog = Pick<UpdateLog, 'isDamaged' | 'read' | 'fold'>;

export type FoldResult = 'folded' | 'nothing-to-fold' | 'damaged' | FoldTrouble;

/** Folding again each time the tail outgrows the snapshot costs a constant for every byte written. */
export function isDue({ rows, bytes, snapshotBytes }: TailSize): boolean {
	return rows > maxTailRows || bytes > Math.max(snapshotBytes, minTailBytes);
}

/** Folds what there is of one document. Whatever goes wrong, its rows stay. */
export async function foldDocument(log: FoldedLog, documentId: string): Promise<FoldResult> {
	if (log.isDamaged(documentId)) return 'damaged';
	const stored = await log.read(documentId);
	const position = stored.tail.at(-1)?.position;
	if (position === undefined) return 'nothing-to-fold';
	const folded = await foldSomewhere(updatesOf(stored));
	if (!folded.ok) return folded.reason;
	await log.fold(documentId, { position, ...folded.value });
	return 'folded';
}

/** Folds documents one after another. Those that cannot be folded are left until something is added. */
export class Folding {
	readonly #log: UpdateLog;
	readonly #unfoldable = new Map<string, Position>();

	constructor(log: UpdateLog) {
		this.#log = log;
	}

	/** The documents that are due now, with what came of each. Rejects when the disk does. */
	async foldDue(): Promise<ReadonlyMap<string, FoldResult>> {
		const results = new Map<string, FoldResult>();
		for (const documentId of this.#dueIds()) {
			const head = this.#log.headOf(documentId);
			const result = await foldDocument(this.#log, documentId);
			results.set(documentId, result);
			if (result === 'folded') this.#unfoldable.delete(documentId);
			else this.#unfoldable.set(documentId, head);
		}
		return results;
	}

	#dueIds(): readonly string[] {
		return [...this.#log.tailSizes()]
			.filter(isDue)
			.map(({ documentId }) => documentId)
			.filter((id) => this.#unfoldable.get(id) !== this.#log.headOf(id));
	}
}

async function foldSomewhere(input: FoldInput): Promise<Outcome<Folded, FoldTrouble>> {
	const bytes = input.reduce((sum, { length }) => sum + length, 0);
	if (bytes <= maxInlineBytes && input.length <= maxInlineRows) return foldUpdates(input);
	return runInWorker(new URL('./fold-worker.ts', import.meta.url), input);
}
