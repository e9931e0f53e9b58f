import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const inputs = [
	...['src', 'static', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'],
	...['clusters', 'curators-part', 'few-files', 'first-screen', 'scope-class'].map(
		(part) => `server/setup/${part}.mjs`
	)
];

/** One name for one state of the sources: equal sources give equal builds, byte for byte. */
export function buildId() {
	const hash = createHash('sha256');
	for (const input of inputs) addTo(hash, join(root, input), input);
	return hash.digest('hex').slice(0, 12);
}

function addTo(hash, path, name) {
	const stat = statSync(path, { throwIfNoEntry: false });
	if (!stat) return;
	if (stat.isDirectory()) {
		for (const entry of readdirSync(path).sort())
			addTo(hash, join(path, entry), `${name}/${entry}`);
	} else {
		hash.update(name).update('\0').update(readFileSync(path)).update('\0');
	}
}
