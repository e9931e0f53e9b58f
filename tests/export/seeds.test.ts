import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { roadmapDocx } from '#lib/export/roadmap-docx.ts';
import { imported } from '../documents/roadmap/imported.ts';
import { proposalOf } from '../import/support/reading.ts';
import { said } from './support/said.ts';

/** Real schools' documents stay outside the project; nothing of them is written here. */
const folder = fileURLToPath(new URL('../../../shared/seeds', import.meta.url));
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];
if (names.length === 0)
	console.log('The schools’ documents are not at hand: their export is skipped.');

describe.skipIf(names.length === 0)('documents of real schools', () => {
	test.each(names)(
		'%s: taken over, printed and read again, it says the same',
		(name) => {
			const first = proposalOf(readFileSync(`${folder}/${name}`));
			const again = proposalOf(roadmapDocx(readRoadmap(imported(first))));
			expect(said(again)).toEqual(said(first));
		},
		30_000
	);
});
