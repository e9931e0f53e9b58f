/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { clientsClaim } from 'workbox-core';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import {
	dropOldBuilds,
	keepCuratorsPart,
	keepCuratorsPartAsBefore,
	keepThisBuild
} from './builds.ts';
import { forEverybody, others, shell } from './parts.ts';

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
 *  8. A device that has no build gets most of one in a single answer, and the rest file by file.
 *  9. A page that was on its way here while this worker began is taken over as soon as it asks: else it
 *     would fetch its screens past the cache, and have none without a network.
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/** The manifest's `share_target`; nothing of it ever reaches the server. */
const shareAddress = '/shared';
const serversOwn = ['api', 'sync', 'public', 'healthz', 'readyz', 'metrics'];
/** The server's own addresses, and files that are not screens. */
const noScreens = [new RegExp(`^/(${serversOwn.join('|')})(/|$)`), /\.[a-z0-9]+$/i];
const pastThisWorker = [
	...serversOwn.flatMap((name) => [`/${name}`, `/${name}/*`]),
	'/_app/version.json'
];
const kept = new Set([...forEverybody.chunks, ...others]);

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

async function ofThisBuild(wanted: Request | string): Promise<Response> {
	return (await caches.match(wanted, { cacheName: forEverybody.cacheName })) ?? fetch(wanted);
}

function isAbout(message: unknown, type: string): boolean {
	return (
		typeof message === 'object' && message !== null && 'type' in message && message.type === type
	);
}
