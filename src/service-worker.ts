/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { build, files, version } from '$service-worker';
import { clientsClaim } from 'workbox-core';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/**
 * Keeps the app itself on the device; what people wrote is elsewhere and never touched. Keeps:
 *  1. A page and all its chunks are of one build: each build has a cache of its own, filled whole.
 *  2. A tab that still runs the build before finds its chunks, until a third build comes.
 *  3. The server's answers are never kept here.
 *  4. A new build waits until somebody asks for it.
 *  5. What only those need who lead others is kept once one of them is signed in here, and from then on
 *     comes with every build.
 *  6. What another app shares with ours is kept until a person has looked at it, also without a network.
 *  7. What goes to the server anyway does not wake this worker: a busy worker is never replaced by a new
 *     build, so an app that asks a silent server again and again would never be renewed.
 *  8. A page that was on its way here while this worker began is taken over as soon as it asks: else it
 *     would fetch its screens past the cache, and have none without a network.
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

const prefix = 'tropa-app-';
const cacheName = `${prefix}${version}`;
const curatorsPrefix = 'tropa-curators-';
const curatorsCacheName = `${curatorsPrefix}${version}`;
const isCurators = (url: string): boolean =>
	/^\/_app\/immutable\/(curators|workers\/(?!code-reader))/.test(url);
/** For shops and search engines, not for the app. */
const notForTheApp = /^\/(robots\.txt|screenshots\/)/;
/** The manifest's `share_target`; nothing of it ever reaches the server. */
const shareAddress = '/shared';
const serversOwn = ['api', 'sync', 'public', 'healthz', 'readyz', 'metrics'];
/** The server's own addresses, and files that are not screens. */
const noScreens = [new RegExp(`^/(${serversOwn.join('|')})(/|$)`), /\.[a-z0-9]+$/i];
const pastThisWorker = [
	...serversOwn.flatMap((name) => [`/${name}`, `/${name}/*`]),
	'/_app/version.json'
];

const shell = '/index.html';
const chunks = build.filter((url) => !isCurators(url));
/** Their names do not tell one build from another. */
const others = [shell, ...files.filter((url) => !notForTheApp.test(url))];
const kept = new Set([...chunks, ...others]);
/** A browser opens six lines to one server; the page and what people wrote need some of them. */
const linesAtOnce = 4;

registerRoute(
	({ url }) => kept.has(url.pathname),
	({ request }) => ofThisBuild(request)
);
registerRoute(new NavigationRoute(() => ofThisBuild(shell), { denylist: noScreens }));
registerRoute(
	({ url }) => url.pathname.startsWith('/_app/immutable/'),
	async ({ request }) => (await caches.match(request)) ?? fetch(request)
);

registerRoute(({ url }) => url.pathname === shareAddress, keepShared, 'POST');

worker.addEventListener('install', (event) => event.waitUntil(keepThisBuild()));
worker.addEventListener('install', (event) => event.waitUntil(keepCuratorsPartAsBefore()));
worker.addEventListener('install', letTheServerBeAskedDirectly);
worker.addEventListener('activate', (event) => event.waitUntil(dropOldBuilds()));
worker.addEventListener('message', (event) => {
	if (isAbout(event.data, 'SKIP_WAITING')) void worker.skipWaiting();
	if (isAbout(event.data, 'TAKE_OVER')) event.waitUntil(worker.clients.claim());
	if (isAbout(event.data, 'KEEP_CURATORS_PART'))
		event.waitUntil(keepCuratorsPart().then(() => event.ports[0]?.postMessage('kept')));
});
clientsClaim();

/** A file that another app has shared with ours is kept until its screen has looked at it. */
async function keepShared({ request }: { readonly request: Request }): Promise<Response> {
	const shared = await request.formData();
	const file = shared.get('file');
	const words = shared.get('text');
	const text = file instanceof File ? await file.text() : typeof words === 'string' ? words : '';
	const cache = await caches.open('tropa-shared');
	await cache.put('/shared-file', new Response(text));
	return Response.redirect('/more/take-file', 303);
}

/** A browser that does not take them wakes the worker, which lets the request pass. */
function letTheServerBeAskedDirectly(event: InstallEventWithRoutes): void {
	const addresses = pastThisWorker.map((pathname) => ({ urlPattern: { pathname } }));
	const added = event.addRoutes?.({ condition: { or: addresses }, source: 'network' });
	const refused = (cause: unknown) => console.warn('No routes past this worker', cause);
	if (added) event.waitUntil(added.catch(refused));
}

interface InstallEventWithRoutes extends ExtendableEvent {
	addRoutes?(rule: {
		readonly condition: { readonly or: readonly { readonly urlPattern: URLPatternInit }[] };
		readonly source: 'network';
	}): Promise<void>;
}

/** Whole, or this build is not installed; what has come by then is not fetched again. */
async function keepThisBuild(): Promise<void> {
	const cache = await caches.open(cacheName);
	const there = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
	const missing = [
		...others.map((url) => new Request(url, { cache: 'no-cache' })),
		...chunks.filter((url) => !there.has(url)).map((url) => new Request(url))
	].values();
	const fetchOnOneLine = async () => {
		for (const request of missing) await cache.add(request);
	};
	await Promise.all(Array.from({ length: linesAtOnce }, fetchOnOneLine));
}

async function ofThisBuild(wanted: Request | string): Promise<Response> {
	return (await caches.match(wanted, { cacheName })) ?? fetch(wanted);
}

async function keepCuratorsPartAsBefore(): Promise<void> {
	const names = await caches.keys();
	if (names.some((name) => name.startsWith(curatorsPrefix))) await keepCuratorsPart();
}

/** All of it or nothing; what fails is asked for again at the next start of the app. */
async function keepCuratorsPart(): Promise<void> {
	const cache = await caches.open(curatorsCacheName);
	const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
	await cache.addAll(build.filter((url) => isCurators(url) && !kept.has(url)));
}

/** Keeps this build and the one before. Only caches of builds are looked at. */
async function dropOldBuilds(): Promise<void> {
	const names = await caches.keys();
	const dropBefore = (start: string, current: string) =>
		names
			.filter((name) => name.startsWith(start) && name !== current)
			.slice(0, -1)
			.map((name) => caches.delete(name));
	await Promise.all([
		...dropBefore(prefix, cacheName),
		...dropBefore(curatorsPrefix, curatorsCacheName)
	]);
}

function isAbout(message: unknown, type: string): boolean {
	return (
		typeof message === 'object' && message !== null && 'type' in message && message.type === type
	);
}
