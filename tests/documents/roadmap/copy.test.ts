import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { contentOf } from '#lib/domain/roadmap/content.ts';
import { rollRoadmap } from '#lib/domain/roadmap/roll.ts';
import { activitiesOf } from '#lib/domain/roadmap/roadmap.ts';
import { setOccurrence } from '#lib/documents/roadmap/activities.ts';
import { copyRoadmap } from '#lib/documents/roadmap/copy.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { rollOver } from '#lib/documents/roadmap/roll-over.ts';
import { differenceOf } from '#lib/import/difference.ts';
import { toDocx } from '../../import/support/paper.ts';
import { proposalOf } from '../../import/support/reading.ts';
import { sample } from '../../import/support/sample.ts';
import { imported, newId } from './imported.ts';

test('a copy says the same under ids of its own, and its next year leaves the first one alone', () => {
	const proposal = proposalOf(toDocx(sample));
	const doc = imported(proposal);
	const [row] = activitiesOf(readRoadmap(doc));
	setOccurrence(doc, row!.id, {
		partId: '',
		from: '2025-08-01',
		to: '2025-08-31',
		status: 'done'
	});
	const source = readRoadmap(doc);

	const copy = new Y.Doc();
	copyRoadmap(copy, { roadmap: source, newId });
	const copied = readRoadmap(copy);
	expect(copied.titlePage).toEqual(source.titlePage);
	expect(copied.approvals.map(({ text }) => text)).toEqual(
		source.approvals.map(({ text }) => text)
	);
	expect(activitiesOf(copied)[0]?.occurrences).toEqual(activitiesOf(source)[0]?.occurrences);
	const ids = new Set(activitiesOf(source).map(({ id }) => id));
	expect(activitiesOf(copied).some(({ id }) => ids.has(id))).toBe(false);
	const { stages, activities } = differenceOf(contentOf(copied), proposal);
	expect([...stages, ...activities].filter(({ is }) => is !== 'same')).toEqual([]);

	rollOver(copy, rollRoadmap(copied, { year: 2025 }));
	expect(readRoadmap(copy).titlePage.period).toBe('2026-2027 учебный год');
	expect(activitiesOf(readRoadmap(copy))[0]?.occurrences).toEqual([]);
	expect(readRoadmap(doc)).toEqual(source);
});
