import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const server = `http://${process.env.TROPA_HOST ?? '127.0.0.1'}:${process.env.TROPA_PORT ?? '8787'}`;

const chromium = process.env.CHROMIUM || '/usr/bin/chromium';

/** What the layout and «Сегодня» import on the spot. */
const firstModules = ['src/routes/+layout.svelte', 'src/routes/+page.svelte'].map(inSources);
const closures = new WeakMap<ModuleGraph, ReadonlySet<string>>();

interface ModuleGraph {
	getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/**
 * Our own modules of the first screen go into one chunk: left to itself, every module that some other
 * screen shares becomes a file of its own, and forty small files weigh 7 kB more than one.
 */
function firstScreen(id: string, graph: ModuleGraph): string | null {
	const closure = closures.get(graph) ?? closureOf(firstModules, graph);
	closures.set(graph, closure);
	return closure.has(id) && id.includes('/src/') ? 'first' : null;
}

function closureOf(roots: readonly string[], graph: ModuleGraph): ReadonlySet<string> {
	const found = new Set<string>();
	const left = [...roots];
	for (let id = left.pop(); id !== undefined; id = left.pop()) {
		if (found.has(id)) continue;
		found.add(id);
		left.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
	}
	return found;
}

export default defineConfig({
	plugins: process.env.VITEST ? [] : [sveltekit()],
	build: {
		target: 'es2022',
		rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstScreen }] } } }
	},
	resolve: {
		alias: process.env.VITEST
			? []
			: [{ find: 'lib0/logging', replacement: inSources('src/lib/device/yjs-log.ts') }]
	},
	server: {
		proxy: {
			'/api': server,
			'/sync': { target: server, ws: true },
			'/healthz': server
		}
	},
	test: {
		projects: [
			{
				test: {
					name: 'node',
					environment: 'node',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/browser/**', 'tests/journeys/**']
				}
			},
			{
				optimizeDeps: {
					include: [
						'yjs',
						'y-indexeddb',
						'y-websocket',
						'y-protocols/awareness',
						'dexie',
						'lib0/encoding',
						'lib0/decoding'
					]
				},
				test: {
					name: 'browser',
					include: ['tests/browser/**/*.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: {
								executablePath: chromium,
								args: [
									'--no-sandbox',
									'--disable-gpu',
									'--disable-background-networking',
									'--no-first-run'
								]
							}
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});

function inSources(path: string): string {
	return fileURLToPath(new URL(path, import.meta.url));
}
