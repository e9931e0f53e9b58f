import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bugs } from './bank.ts';

test.each(bugs)('the place of the bug that $name is still there', ({ edits }) => {
	for (const { file, find } of edits) {
		const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
		expect(source.split(find)).toHaveLength(2);
	}
});
