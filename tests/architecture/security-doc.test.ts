import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync('docs/security.md', 'utf8');
const proofs = [...page.matchAll(/`(tests\/[^`]+)` › «([^»]+)»/g)].map(
	([, file = '', title = '']) => ({ file, title })
);

test('every proof that the page on security names is a test', () => {
	const missing = proofs.filter(({ file, title }) => {
		return !existsSync(file) || !readFileSync(file, 'utf8').includes(title);
	});
	expect(missing).toEqual([]);
	expect(proofs.length).toBeGreaterThan(20);
});
