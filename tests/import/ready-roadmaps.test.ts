import { expect, test } from 'vitest';
import { readyTable } from '#lib/ui/roadmap-import/ready-table.ts';
import { readyRoadmaps } from '#lib/ui/texts/ru/ready-roadmaps.ts';
import { activitiesOf, proposalOf } from './support/reading.ts';

test.each(Object.entries(readyRoadmaps))(
	'the ready-made roadmap for %s is read whole',
	(_, ready) => {
		const proposal = proposalOf(new TextEncoder().encode(readyTable(ready)));
		expect(proposal.header.title.text).toBe(ready.title);
		expect(proposal.stages.map(({ title }) => title)).toEqual(
			ready.stages.map(({ title }) => title)
		);
		expect(
			activitiesOf(proposal).map(({ title, term, responsible, result }) => [
				title,
				term.text,
				responsible.text,
				result.text
			])
		).toEqual(ready.stages.flatMap(({ rows }) => rows));
		expect(proposal.warnings.map(({ sentence }) => sentence)).toEqual([]);
		expect(proposal.leftovers).toEqual([]);
		expect(
			activitiesOf(proposal).flatMap(({ people }) => people.map(({ kind }) => kind))
		).not.toContain('person');
	}
);
