import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

const server = `http://${process.env.TROPA_HOST ?? '127.0.0.1'}:${process.env.TROPA_PORT ?? '8787'}`;

export default defineConfig({
	plugins: [sveltekit()],
	build: { target: 'es2022' },
	server: {
		proxy: {
			'/api': server,
			'/sync': { target: server, ws: true },
			'/healthz': server
		}
	},
	test: {
		name: 'node',
		environment: 'node',
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/browser/**', 'tests/journeys/**']
	}
});
