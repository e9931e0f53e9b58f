import type { Page } from 'playwright/test';

/** Every byte that a device is sent from now on: answers and frames. */
export function listenTo(page: Page): { readonly heard: (word: string) => Promise<boolean> } {
	const frames: Buffer[] = [];
	const answers: Promise<Buffer>[] = [];
	page.on('websocket', (socket) =>
		socket.on('framereceived', ({ payload }) => frames.push(Buffer.from(payload)))
	);
	page.on('response', (response) => {
		if (!response.url().includes('/api/')) return;
		answers.push(response.body().catch(() => Buffer.alloc(0)));
	});
	return {
		async heard(word) {
			const all = [...frames, ...(await Promise.all(answers))];
			return all.some((bytes) => bytes.includes(word));
		}
	};
}

/** Everything in the browser's databases of a page, as one piece: texts, and bytes as they stand. */
export async function storeOf(page: Page): Promise<Buffer> {
	const parts = await page.evaluate(async () => {
		const found: number[][] = [];
		const utf8 = new TextEncoder();
		const take = (value: unknown): void => {
			if (typeof value === 'string') found.push([...utf8.encode(value)]);
			else if (value instanceof ArrayBuffer) found.push([...new Uint8Array(value)]);
			else if (ArrayBuffer.isView(value))
				found.push([...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)]);
			else if (value instanceof Map) for (const one of value.values()) take(one);
			else if (typeof value === 'object' && value !== null)
				for (const one of Object.values(value)) take(one);
		};
		const settled = <T>(asked: IDBRequest<T>): Promise<T> =>
			new Promise((resolve, reject) => {
				asked.onsuccess = () => resolve(asked.result);
				asked.onerror = () => reject(asked.error ?? new Error('not read'));
			});
		for (const { name } of await indexedDB.databases()) {
			const db = await settled(indexedDB.open(name!));
			for (const store of db.objectStoreNames) {
				take(await settled(db.transaction(store).objectStore(store).getAll()));
			}
			db.close();
		}
		return found;
	});
	return Buffer.concat(parts.flatMap((part) => [Buffer.from(part), Buffer.from('\n')]));
}
