/**
 * Who may write under which client id. An id belongs to the person who used it first, not to one
 * connection: a phone sends what it wrote under the id of a tab that was closed long ago.
 */
export interface Leases {
	/** Takes all of them for the owner, or none if one belongs to somebody else. */
	claim(documentId: string, clients: readonly number[], owner: string): boolean;

	ownerOf(documentId: string, client: number): string | undefined;

	/** What was kept, when the document is loaded again. Whoever is there already stays. */
	restore(documentId: string, entries: Iterable<readonly [number, string]>): void;

	forget(documentId: string): void;
}

export function createMemoryLeases(): Leases {
	const ownersByDocument = new Map<string, Map<number, string>>();
	const ownersOf = (documentId: string): Map<number, string> => {
		const owners = ownersByDocument.get(documentId) ?? new Map<number, string>();
		ownersByDocument.set(documentId, owners);
		return owners;
	};
	return {
		claim: (documentId, clients, owner) => claim(ownersOf(documentId), clients, owner),
		ownerOf: (documentId, client) => ownersByDocument.get(documentId)?.get(client),
		restore: (documentId, entries) => {
			const owners = ownersOf(documentId);
			for (const [client, owner] of entries) if (!owners.has(client)) owners.set(client, owner);
		},
		forget: (documentId) => void ownersByDocument.delete(documentId)
	};
}

function claim(owners: Map<number, string>, clients: readonly number[], owner: string): boolean {
	for (const client of clients) {
		const holder = owners.get(client);
		if (holder !== undefined && holder !== owner) return false;
	}
	for (const client of clients) owners.set(client, owner);
	return true;
}
