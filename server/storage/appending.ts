import { batchKey } from './checksum.ts';
import { StorageError } from './storage.ts';
import type { NewUpdate, Position, StoredUpdate } from './storage.ts';

/** One call of `append`, waiting for the end of the turn. */
export interface Append {
	readonly updates: readonly NewUpdate[];
	readonly resolve: (positions: readonly Position[]) => void;
	readonly reject: (error: StorageError) => void;
}

/** On its way to the disk, with what it claims. */
export type PlacedUpdate = StoredUpdate & Pick<NewUpdate, 'claims'>;

/** What was stored before. */
export interface Before {
	head(): Position;
	isDamaged(documentId: string): boolean;
	positionOfBatch(documentId: string, key: string): Position | undefined;
}

export interface AppendPlan {
	readonly rows: readonly PlacedUpdate[];
	readonly taken: readonly { readonly call: Append; readonly positions: readonly Position[] }[];
	readonly refused: readonly Append[];
}

/** Gives positions to all updates of a turn. A call is taken or refused as a whole. */
export function planAppends(calls: readonly Append[], before: Before): AppendPlan {
	const rows: PlacedUpdate[] = [];
	const taken: { call: Append; positions: readonly Position[] }[] = [];
	const refused: Append[] = [];
	const placing: Placing = { before, rows, batches: new Map(), head: before.head() };
	for (const call of calls) {
		const isRefused = call.updates.some(({ documentId }) => before.isDamaged(documentId));
		if (isRefused) refused.push(call);
		else taken.push({ call, positions: call.updates.map((update) => place(update, placing)) });
	}
	return { rows, taken, refused };
}

interface Placing {
	readonly before: Before;
	readonly rows: PlacedUpdate[];
	/** Batches of this turn. */
	readonly batches: Map<string, Position>;
	head: Position;
}

function place(update: NewUpdate, placing: Placing): Position {
	if (update.batchId === undefined) return addRow(update, placing);
	const key = batchKey(update.batchId, update.update);
	const keyOfTurn = `${update.documentId} ${key}`;
	const known =
		placing.batches.get(keyOfTurn) ?? placing.before.positionOfBatch(update.documentId, key);
	if (known !== undefined) return known;
	const position = addRow(update, placing);
	placing.batches.set(keyOfTurn, position);
	return position;
}

function addRow(update: NewUpdate, placing: Placing): Position {
	placing.head += 1;
	placing.rows.push({ ...update, position: placing.head });
	return placing.head;
}

/** Writes the rows of a turn as one, and then tells every caller. */
export function finishAppends(plan: AppendPlan, write: () => void): void {
	for (const call of plan.refused) call.reject(new StorageError('damaged'));
	try {
		write();
	} catch (error) {
		const trouble = error instanceof StorageError ? error : new StorageError('failed', error);
		for (const { call } of plan.taken) call.reject(trouble);
		return;
	}
	for (const { call, positions } of plan.taken) call.resolve(positions);
}
