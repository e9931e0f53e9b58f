import * as Y from 'yjs';
import type { Change } from '#lib/sync/exchange-messages.ts';
import type { Position, UpdateLog } from '../storage/storage.ts';
import type { Caller } from './caller.ts';
import { describe } from './ledger.ts';
import type { RecentReads } from './recent-reads.ts';

export interface ChangesParts {
	readonly log: UpdateLog;
	readonly reads: RecentReads;
	readonly report: (event: string, fields: Record<string, unknown>) => void;
}

export interface Since {
	readonly after: Position;
	/** The cursor that is given goes no further: what was answered otherwise is not newer than this. */
	readonly upTo: Position;
	readonly documentIds: ReadonlySet<string>;
	readonly maxBytes: number;
}

export interface Found {
	readonly changes: readonly Change[];
	readonly cursor: Position;
	readonly more: boolean;
	/** What could not be read: the cursor does not speak of these. */
	readonly unread: readonly string[];
}

/** A row, or the snapshot that stands for the rows up to its position. */
interface Piece {
	readonly documentId: string;
	readonly update: Uint8Array;
	readonly position: Position;
}

/** What is new in many documents since a position of the log. */
export class Changes {
	readonly #parts: ChangesParts;

	constructor(parts: ChangesParts) {
		this.#parts = parts;
	}

	async since(caller: Caller, { after, upTo, documentIds, maxBytes }: Since): Promise<Found> {
		const { log } = this.#parts;
		const changed = this.#changedSince(after, documentIds);
		if (changed.size === 0) return nothingSince(Math.max(after, upTo));
		const rows = await log.readSince(after, changed, Math.max(1, maxBytes));
		const theirs = rows.updates.filter((row) => !caller.wrote(row));
		const { snapshots, broken } = await this.#snapshots(changed, { after, upTo: rows.upTo });
		const { pieces, cutAt } = cutOff([...snapshots, ...theirs].sort(byPosition), maxBytes);
		const read = Math.min(rows.upTo, upTo);
		const cursor = cutAt === undefined ? read : Math.min(cutAt, read);
		// Known only now: a row may have turned out to be damaged as it was read.
		const unread = [...changed].filter((id) => log.isDamaged(id) || broken.has(id));
		const changes = changesOf(pieces);
		return { changes, cursor: Math.max(after, cursor), more: cursor < upTo, unread };
	}

	/** Known without reading: most exchanges end here. */
	#changedSince(after: Position, documentIds: ReadonlySet<string>): ReadonlySet<string> {
		const { log } = this.#parts;
		const changed = new Set<string>();
		if (log.head() === after) return changed;
		for (const id of documentIds) if (log.headOf(id) > after) changed.add(id);
		return changed;
	}

	/** Of documents whose rows after the cursor were folded, as far as the rows were read. */
	async #snapshots(
		documentIds: ReadonlySet<string>,
		between: { readonly after: Position; readonly upTo: Position }
	): Promise<{ readonly snapshots: readonly Piece[]; readonly broken: ReadonlySet<string> }> {
		const snapshots: Piece[] = [];
		const broken = new Set<string>();
		for (const documentId of documentIds) {
			const foldedUpTo = this.#parts.log.foldedUpTo(documentId);
			if (foldedUpTo <= between.after || foldedUpTo > between.upTo) continue;
			const piece = await this.#snapshot(documentId);
			if (piece) snapshots.push(piece);
			else broken.add(documentId);
		}
		return { snapshots, broken };
	}

	/** A damaged document is left out: the others have nothing to do with it. */
	async #snapshot(documentId: string): Promise<Piece | undefined> {
		const { log, reads, report } = this.#parts;
		if (log.isDamaged(documentId)) return undefined;
		try {
			const { stored } = await reads.read(documentId);
			return stored.snapshot && { documentId, ...stored.snapshot };
		} catch (error) {
			report('document-not-loaded', describe(documentId, error));
			return undefined;
		}
	}
}

function nothingSince(cursor: Position): Found {
	return { changes: [], cursor, more: false, unread: [] };
}

function byPosition(left: Piece, right: Piece): number {
	return left.position - right.position;
}

interface CutOff {
	readonly pieces: readonly Piece[];
	/** Position of the last piece that is given, if some are not. */
	readonly cutAt: Position | undefined;
}

/** At least one is given, however large it is: else the device would ask for it for ever. */
function cutOff(pieces: readonly Piece[], maxBytes: number): CutOff {
	let bytes = 0;
	for (const [index, { update }] of pieces.entries()) {
		if (index > 0 && bytes + update.length > maxBytes) {
			return { pieces: pieces.slice(0, index), cutAt: pieces[index - 1]!.position };
		}
		bytes += update.length;
	}
	return { pieces, cutAt: undefined };
}

/** Keystrokes of one document become one update; Yjs merges more than some hundred of them slowly. */
function changesOf(pieces: readonly Piece[]): readonly Change[] {
	const changes: Change[] = [];
	for (const [document, updates] of groupByDocument(pieces)) {
		for (let from = 0; from < updates.length; from += mergedAtOnce) {
			const some = updates.slice(from, from + mergedAtOnce);
			changes.push({ document, update: some.length === 1 ? some[0]! : Y.mergeUpdates(some) });
		}
	}
	return changes;
}

const mergedAtOnce = 100;

function groupByDocument(pieces: readonly Piece[]): ReadonlyMap<string, readonly Uint8Array[]> {
	const groups = new Map<string, Uint8Array[]>();
	for (const { documentId, update } of pieces) {
		const group = groups.get(documentId);
		if (group) group.push(update);
		else groups.set(documentId, [update]);
	}
	return groups;
}
