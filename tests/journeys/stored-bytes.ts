import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';

/** Where in this browser's stores one of these words lies: databases, words, caches. */
export function placesHolding(page: Page, words: readonly string[]): Promise<readonly string[]> {
	return page.evaluate(searchStores, words);
}

/** The same on the disk: every file of the browser's profile, in the ways in which it writes letters. */
export async function filesHolding(
	folder: string,
	words: readonly string[]
): Promise<readonly string[]> {
	const needles = words.flatMap((word) => [
		Buffer.from(word),
		Buffer.from(word, 'utf16le'),
		Buffer.from(Buffer.from(word).toString('base64').replace(/=+$/, '').slice(0, -2))
	]);
	const found: string[] = [];
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const bytes = await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.alloc(0));
		if (needles.some((needle) => bytes.includes(needle))) found.push(entry.name);
	}
	return found;
}

/** Runs in the page. */
async function searchStores(words: readonly string[]): Promise<readonly string[]> {
	const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
	const wide = (text: string): Uint8Array =>
		Uint8Array.from(
			[...text].flatMap((letter) => {
				const code = letter.charCodeAt(0);
				return [code & 0xff, code >> 8];
			})
		);
	const needles = words.flatMap((word) => [encode(word), wide(word)].map((one) => textOf(one)));
	function textOf(bytes: Uint8Array): string {
		let text = '';
		for (let at = 0; at < bytes.length; at += 8_192)
			text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
		return text;
	}
	const holds = (bytes: Uint8Array): boolean => {
		const text = textOf(bytes);
		return needles.some((needle) => text.includes(needle));
	};
	const isFound = (value: unknown): boolean => {
		if (typeof value === 'string') return words.some((word) => value.includes(word));
		if (value instanceof ArrayBuffer) return holds(new Uint8Array(value));
		if (ArrayBuffer.isView(value))
			return holds(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
		if (typeof value !== 'object' || value === null) return false;
		return Object.entries(value).some(([key, inner]) => isFound(key) || isFound(inner));
	};
	const answer = <T>(request: IDBRequest<T>): Promise<T> =>
		new Promise((resolve, reject) => {
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(new Error('The store does not answer'));
		});

	const found: string[] = [];
	let looked = 0;
	for (const { name } of await indexedDB.databases()) {
		const db = await answer(indexedDB.open(name!));
		for (const store of db.objectStoreNames) {
			const rows: unknown[] = await answer(db.transaction(store).objectStore(store).getAll());
			looked += rows.length;
			if (isFound(rows) || isFound(name)) found.push(`${name}/${store}`);
		}
		db.close();
	}
	for (const store of [localStorage, sessionStorage]) {
		for (const [key, value] of Object.entries(store)) if (isFound([key, value])) found.push(key);
	}
	for (const name of await caches.keys()) {
		const cache = await caches.open(name);
		for (const request of await cache.keys()) {
			const response = await cache.match(request);
			const bytes = new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer(0));
			// The app itself has words of its own; what a person wrote is none of them.
			if (isFound(request.url) || holds(bytes)) found.push(`${name} ${request.url}`);
		}
	}
	return looked === 0 ? ['nothing was looked at'] : found;
}
