/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { build, files, version } from '$service-worker';
import { clientsClaim } from 'workbox-core';
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/**
 * Keeps the app itself on the device; what people wrote is elsewhere and never touched. Keeps:
 *  1. A page and all its chunks are of one build: each build has a cache of its own, filled whole.
 *  2. A tab that still runs the build before finds its chunks, until a third build comes.
 *  3. The server's answers are never kept here.
 *  4. A new build waits until somebody asks for it.
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

const prefix = 'tropa-app-';
const cacheName = `${prefix}${version}`;
/** For shops and search engines, not for the app. */
const notForTheApp = /^\/(robots\.txt|screenshots\/)/;
/** The server's own addresses, and files that are not screens. */
const noScreens = [/^\/(api|sync|public|healthz|readyz|metrics)(\/|$)/, /\.[a-z0-9]+$/i];

const precache = new PrecacheController({ cacheName });
precache.precache([
	{ url: '/index.html', revision: version },
	// The hash in the name is the revision, so an unchanged chunk comes from the browser's own cache.
	...build.map((url) => ({ url, revision: null })),
	...files.filter((url) => !notForTheApp.test(url)).map((url) => ({ url, revision: version }))
]);

registerRoute(new PrecacheRoute(precache));
registerRoute(
	new NavigationRoute(precache.createHandlerBoundToURL('/index.html'), { denylist: noScreens })
);
registerRoute(
	({ url }) => url.pathname.startsWith('/_app/immutable/'),
	async ({ request }) => (await caches.match(request)) ?? fetch(request)
);

worker.addEventListener('activate', (event) => event.waitUntil(dropOldBuilds()));
worker.addEventListener('message', (event) => {
	const message: unknown = event.data;
	if (isSkipWaiting(message)) void worker.skipWaiting();
});
clientsClaim();

/** Keeps this build and the one before. Only caches of builds are looked at. */
async function dropOldBuilds(): Promise<void> {
	const builds = (await caches.keys()).filter((name) => name.startsWith(prefix));
	const before = builds.filter((name) => name !== cacheName);
	await Promise.all(before.slice(0, -1).map((name) => caches.delete(name)));
}

function isSkipWaiting(message: unknown): boolean {
	return (
		typeof message === 'object' &&
		message !== null &&
		'type' in message &&
		message.type === 'SKIP_WAITING'
	);
}
