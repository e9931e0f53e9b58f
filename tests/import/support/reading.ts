import { assert } from 'vitest';
import type { ProposedActivity, RoadmapProposal } from '#lib/domain/roadmap/proposal.ts';
import { noCorrections, type Corrections } from '#lib/import/corrections.ts';
import type { Grid, GridTable } from '#lib/import/grid.ts';
import { proposeRoadmap } from '#lib/import/propose.ts';
import { readGrid } from '#lib/import/read-file.ts';

export function gridOf(bytes: Uint8Array): Grid {
	const read = readGrid(bytes);
	assert(read.ok, 'the file is read');
	return read.value;
}

export function tablesOf(bytes: Uint8Array): readonly GridTable[] {
	return gridOf(bytes).blocks.filter((block) => block.kind === 'table');
}

export function proposalOf(
	bytes: Uint8Array,
	corrections: Partial<Corrections> = {}
): RoadmapProposal {
	const proposed = proposeRoadmap(gridOf(bytes), { ...noCorrections, ...corrections });
	assert(proposed.ok, 'a roadmap is found');
	return proposed.value;
}

export function activitiesOf(proposal: RoadmapProposal): readonly ProposedActivity[] {
	return proposal.stages.flatMap((stage) => stage.activities);
}

/** A text of tabs, as typed in a test: one string a row, cells parted by bars. */
export function rowsText(...rows: readonly string[]): Uint8Array {
	const fields = rows.map((row) => row.split('|').map((cell) => cell.trim()));
	return new TextEncoder().encode(fields.map((each) => each.join('\t')).join('\n'));
}

export const heading = '№ | Мероприятие | Сроки | Ответственные | Ожидаемый результат';

export function codesOf(proposal: RoadmapProposal): readonly string[] {
	return proposal.warnings.map(({ code }) => code);
}
