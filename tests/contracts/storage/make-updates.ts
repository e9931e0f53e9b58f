import type { NewUpdate, Storage } from '../../../server/storage/storage.ts';

export function bytes(...values: readonly number[]): Uint8Array {
	return new Uint8Array(values);
}

/** An update of a document with what is said about it; everything else is ordinary. */
export function updateOf(documentId: string, said: Partial<NewUpdate> = {}): NewUpdate {
	return {
		documentId,
		update: bytes(1, 2, 3),
		authorId: 'person-olga',
		deviceId: 'phone-olga',
		at: 1_700_000_000_000,
		...said
	};
}

/** Appends so many updates one after another, each of one byte: 1, 2, 3 … */
export async function appendMany(
	{ log }: Storage,
	documentId: string,
	count: number
): Promise<void> {
	const updates = Array.from({ length: count }, (_, index) =>
		updateOf(documentId, { update: bytes(index + 1) })
	);
	await log.append(updates);
}

export function snapshotAt(position: number, ...update: readonly number[]) {
	return { position, update: bytes(...update), coverage: bytes(position) };
}

export async function tailOf({ log }: Storage, documentId: string): Promise<readonly number[]> {
	const { tail } = await log.read(documentId);
	return tail.map(({ position }) => position);
}
