import { expect, test } from 'vitest';
import { allSources, withoutComments } from './sources.ts';

/** Time, chance, the browser and the process come in as arguments, so that a test can move them by hand. */
const pure = ['domain', 'documents', 'sync', 'import', 'export'].map(
	(layer) => `src/lib/${layer}/`
);
const outside =
	/(?<![.\w'/-])(window|document|localStorage|sessionStorage|navigator|indexedDB|process|fetch|setTimeout|setInterval|queueMicrotask|requestAnimationFrame)\s*[.(]|Date\.now|new Date\(\)|Math\.random|crypto\.(randomUUID|getRandomValues)|performance\.now/;

test('the pure layers touch no clock, no chance and no browser', () => {
	const wrong = allSources
		.filter(({ path }) => pure.some((layer) => path.startsWith(layer)))
		.flatMap(({ path, text }) =>
			withoutComments(text)
				.split('\n')
				.filter((line) => outside.test(line))
				.map((line) => `${path}: ${line.trim()}`)
		);
	expect(wrong).toEqual([]);
});

test('the environment is read in one place of the server', () => {
	const wrong = allSources.filter(
		({ path, text }) =>
			path.startsWith('server/') &&
			path !== 'server/config.ts' &&
			/process\.env/.test(withoutComments(text))
	);
	expect(wrong.map(({ path }) => path)).toEqual([]);
});

test('nobody puts foreign markup on a page', () => {
	const wrong = allSources.filter(({ text }) =>
		/\{@html|innerHTML\s*=/.test(withoutComments(text))
	);
	expect(wrong.map(({ path }) => path)).toEqual([]);
});
