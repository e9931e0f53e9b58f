/** Where the service worker keeps what another app has shared with ours, until it was looked at. */
const cacheName = 'tropa-shared';
const address = '/shared-file';

/** Undefined if nothing was shared, or the browser keeps nothing. */
export async function readShared(): Promise<string | undefined> {
	if (!('caches' in globalThis)) return undefined;
	const kept = await caches.open(cacheName);
	return (await kept.match(address))?.text();
}

export async function forgetShared(): Promise<void> {
	if ('caches' in globalThis) await caches.delete(cacheName);
}
