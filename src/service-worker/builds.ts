import { unpacked } from './parcel.ts';
import { forCurators, forEverybody, others } from './parts.ts';
import type { Part } from './parts.ts';

/** A browser opens six lines to one server; the page and what people wrote need some of them. */
const linesAtOnce = 4;

/** Whole, or this build is not installed; what has come by then is not fetched again. */
export async function keepThisBuild(): Promise<void> {
	const cache = await caches.open(forEverybody.cacheName);
	const renewed = others.map((url) => new Request(url, { cache: 'no-cache' }));
	await Promise.all([fetchInto(cache, renewed), keepChunks(forEverybody)]);
}

/** What fails is asked for again at the next start of the app. */
export async function keepCuratorsPart(): Promise<void> {
	await keepChunks(forCurators);
}

export async function keepCuratorsPartAsBefore(): Promise<void> {
	const names = await caches.keys();
	if (names.some((name) => name.startsWith(forCurators.prefix))) await keepCuratorsPart();
}

/** Keeps this build and the one before. Only caches of builds are looked at. */
export async function dropOldBuilds(): Promise<void> {
	const dropBefore = async (part: Part) => {
		const old = (await otherBuildsOf(part)).slice(0, -1);
		await Promise.all(old.map((name) => caches.delete(name)));
	};
	await Promise.all([dropBefore(forEverybody), dropBefore(forCurators)]);
}

/** On a device without any build one answer brings most; of a new build only what changed is fetched. */
async function keepChunks(part: Part): Promise<void> {
	const cache = await caches.open(part.cacheName);
	let missing = await missingIn(cache, part);
	const hasNone = missing.length === part.chunks.length;
	if (hasNone && (await otherBuildsOf(part)).length === 0) {
		await keepParcel(cache, part);
		missing = await missingIn(cache, part);
	}
	await fetchInto(
		cache,
		missing.map((url) => new Request(url))
	);
}

async function otherBuildsOf({ prefix, cacheName }: Part): Promise<readonly string[]> {
	return (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
}

async function missingIn(cache: Cache, { chunks }: Part): Promise<readonly string[]> {
	const there = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
	return chunks.filter((url) => !there.has(url));
}

/** Whatever goes wrong here: the rest is fetched file by file. */
async function keepParcel(cache: Cache, { parcel, chunks }: Part): Promise<void> {
	const wanted = new Set(chunks);
	const puts: Promise<void>[] = [];
	try {
		const { ok, body } = await fetch(parcel, { cache: 'no-store' });
		if (!ok || !body) return;
		for await (const { path, answer } of unpacked(body))
			if (wanted.has(path)) puts.push(cache.put(path, answer));
	} catch (cause) {
		console.warn('The parcel did not come whole', cause);
	}
	await Promise.allSettled(puts);
}

async function fetchInto(cache: Cache, requests: readonly Request[]): Promise<void> {
	const waiting = requests.values();
	const fetchOnOneLine = async () => {
		for (const request of waiting) await cache.add(request);
	};
	await Promise.all(Array.from({ length: linesAtOnce }, fetchOnOneLine));
}
