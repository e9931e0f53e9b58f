import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildId } from './build-id.mjs';
import { run } from './children.mjs';
import { root } from './root.mjs';

const stampFile = join(root, 'build', '.build-id');

/** Builds the app when its sources are not those it was built from. */
export async function ensureBuilt({ evenIfFresh = false } = {}) {
	const wanted = buildId();
	const isFresh = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted;
	if (isFresh && !evenIfFresh) return;
	console.log('Собираем приложение…');
	const output = [];
	const keep = (bytes) => output.push(bytes);
	const stdio = ['ignore', 'pipe', 'pipe'];
	const code = await run('vite', ['build'], { stdio, onOutput: keep });
	if (code !== 0) {
		process.stderr.write(Buffer.concat(output));
		console.error('Приложение не собралось: причина выше.');
		process.exit(code);
	}
	writeFileSync(stampFile, wanted);
}

/** Types of routes and the tsconfig that ours extends; an installation wipes them. */
export function syncKit() {
	return run('svelte-kit', ['sync']);
}
