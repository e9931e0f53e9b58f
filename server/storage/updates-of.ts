import type { StoredDocument } from './storage.ts';

/** All of a document, in the order in which it is put in. */
export function updatesOf({ snapshot, tail }: StoredDocument): readonly Uint8Array[] {
	const rows = tail.map(({ update }) => update);
	return snapshot ? [snapshot.update, ...rows] : rows;
}
