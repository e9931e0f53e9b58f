import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { activitiesOf } from '#lib/domain/roadmap/roadmap.ts';
import { addActivities, addActivity } from '#lib/documents/roadmap/activities.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { addStage } from '#lib/documents/roadmap/stages.ts';

test('many rows stand where they were put, in their order, each with its papers', () => {
	const sizes = fc.record({
		before: fc.integer({ min: 0, max: 6 }),
		added: fc.integer({ min: 0, max: 40 }),
		place: fc.nat(6)
	});
	fc.assert(
		fc.property(sizes, ({ before, added, place }) => {
			const doc = new Y.Doc();
			addStage(doc, { id: 'stage' });
			const old = Array.from({ length: before }, (_, at) => `old-${at}`);
			for (const id of old) addActivity(doc, { id, stageId: 'stage', title: id });
			const index = Math.min(place, before);
			const rows = Array.from({ length: added }, (_, at) => {
				const id = `new-${at}`;
				return {
					id,
					title: id,
					papers: [
						{ id: `${id}-1`, title: 'план' },
						{ id: `${id}-2`, title: 'справка' }
					]
				};
			});
			addActivities(doc, rows, { stageId: 'stage', index });
			const all = activitiesOf(readRoadmap(doc));
			expect(all.map(({ id }) => id)).toEqual(old.toSpliced(index, 0, ...rows.map(({ id }) => id)));
			for (const { id, documents } of all)
				expect(documents.map(({ title }) => title)).toEqual(
					id.startsWith('new') ? ['план', 'справка'] : []
				);
		}),
		{ seed: 31 }
	);
});
