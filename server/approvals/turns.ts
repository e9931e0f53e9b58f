/** Work on one document, one after another: two who decide in the same moment see each other. */
export function inTurn(): <T>(documentId: string, work: () => Promise<T>) => Promise<T> {
	const last = new Map<string, Promise<unknown>>();
	return async (documentId, work) => {
		const before = last.get(documentId) ?? Promise.resolve();
		const mine = before.then(work, work);
		const settled = mine.catch(() => undefined);
		last.set(documentId, settled);
		try {
			return await mine;
		} finally {
			if (last.get(documentId) === settled) last.delete(documentId);
		}
	};
}
