import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { curatorsPartApart } from './server/setup/curators-part.mjs';
import { fewFiles } from './server/setup/few-files.mjs';
import { firstScreenTogether } from './server/setup/first-screen.mjs';
import { parcels } from './server/setup/parcels.mjs';

const server = `http://${process.env.TROPA_HOST ?? '127.0.0.1'}:${process.env.TROPA_PORT ?? '8787'}`;

// Schools do not live by Greenwich, and a day that is taken from there is another one at night.
if (process.env.VITEST) process.env.TZ = 'Asia/Yekaterinburg';

const chromium = process.env.CHROMIUM || '/usr/bin/chromium';

/** Whole schools played from a seed, and a server that is killed again and again: they bear company. */
const longRuns = ['tests/simulation/simulation-*.test.ts', 'tests/crash/real-server*.test.ts'];

export default defineConfig({
	plugins: process.env.VITEST
		? []
		: [sveltekit(), firstScreenTogether(), curatorsPartApart(), fewFiles(), parcels()],
	build: { target: 'es2022' },
	resolve: {
		alias: process.env.VITEST
			? []
			: [{ find: 'lib0/logging', replacement: inSources('src/lib/device/yjs-log.ts') }]
	},
	server: {
		proxy: {
			'/api': server,
			'/cal': server,
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
					// Reading the same modules anew for each file was half of the work; no test leaves anything
					// behind in them.
					isolate: false,
					// A slow machine is not a failure.
					testTimeout: 20_000,
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/browser/**', 'tests/journeys/**', ...longRuns]
				}
			},
			{ test: { name: 'long-runs', environment: 'node', include: longRuns } },
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
