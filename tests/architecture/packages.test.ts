import { expect, test } from 'vitest';
import { allSources, isOurs } from './sources.ts';

/** Which layer may use which package; the longest fitting folder decides. */
const mayUse: Record<string, readonly RegExp[]> = {
	'src/lib/domain/': [],
	'src/lib/sync/': [/^lib0\//],
	'src/lib/documents/': [/^yjs$/],
	'src/lib/import/': [/^fflate$/, /^htmlparser2$/],
	'src/lib/export/': [/^fflate$/],
	'src/lib/device/': [/^yjs$/, /^lib0\//, /^y-(indexeddb|websocket|protocols)/, /^dexie$/],
	'src/lib/device/camera/': [/^qr\//],
	'src/lib/ui/kit/': [/^svelte/],
	'src/lib/ui/notes/': [/^svelte/, /^@tiptap\//],
	'src/lib/ui/entry/': [/^svelte/, /^\$app\//, /^@simplewebauthn\/browser$/],
	'src/lib/ui/update/': [/^svelte/, /^\$app\//, /^workbox-window$/],
	'src/lib/ui/': [/^svelte/, /^\$app\//, /^uqr$/],
	'src/routes/': [/^svelte/, /^\$app\//, /^@sveltejs\/kit$/],
	'src/service-worker': [/^workbox-/, /^\$service-worker$/],
	'src/': [/^svelte/, /^\$app\//, /^@sveltejs\/kit$/],
	'server/setup/': [/^node:/],
	'server/hub/': [/^node:/, /^yjs$/, /^lib0\//, /^ws$/, /^y-protocols\//],
	'server/storage/': [/^node:/, /^yjs$/],
	'server/gate/': [/^node:/, /^lib0\//],
	'server/auth/': [/^node:/, /^zod/, /^@simplewebauthn\/server$/],
	'server/': [/^node:/, /^yjs$/, /^lib0\//, /^ws$/, /^zod/]
};

const folders = Object.keys(mayUse).sort((a, b) => b.length - a.length);

test('every layer uses only the packages that are its business', () => {
	const wrong: string[] = [];
	for (const { path, imports } of allSources) {
		const folder = folders.find((one) => path.startsWith(one));
		const allowed = folder === undefined ? [] : (mayUse[folder] ?? []);
		for (const target of imports.filter((one) => !isOurs(one))) {
			if (target.startsWith('./') || target.includes('$types')) continue;
			if (!allowed.some((name) => name.test(target))) wrong.push(`${path} must not use ${target}`);
		}
	}
	expect(wrong).toEqual([]);
});
