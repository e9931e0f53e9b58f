import adapter from '@sveltejs/adapter-static';
import { buildId } from './server/setup/build-id.mjs';
import { scopeClass } from './server/setup/scope-class.mjs';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true, cssHash: scopeClass },
	kit: {
		adapter: adapter({
			pages: 'build',
			assets: 'build',
			fallback: 'index.html',
			precompress: true
		}),
		// Hashes, because the page is one static file that must also work from the cache.
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'media-src': ['self', 'blob:'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self']
			}
		},
		// The app registers its worker itself, through workbox-window.
		serviceWorker: { register: false },
		version: { name: buildId(), pollInterval: 0 },
		typescript: {
			config: (config) => ({
				...config,
				include: [...config.include, '../server/**/*.ts', '../tests/**/*.ts']
			})
		}
	}
};
