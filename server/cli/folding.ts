import { foldDocument } from '../storage/folding.ts';
import type { UpdateLog } from '../storage/storage.ts';
import type { Value } from './orders.ts';

/** All there is to fold, due or not; what cannot be folded stays as it is and is counted. */
export async function foldAll(log: UpdateLog): Promise<Value> {
	const ids = [...log.tailSizes()].map(({ documentId }) => documentId);
	let folded = 0;
	for (const id of ids) if ((await foldDocument(log, id)) === 'folded') folded++;
	return { folded, left: ids.length - folded };
}
