import type { RoadmapContent, RoadmapDifference } from '#lib/domain/roadmap.ts';
import type { RoadmapProposal } from '#lib/domain/roadmap/proposal.ts';
import type { Corrections } from './corrections.ts';
import { differenceOf } from './difference.ts';
import { tablesIn, type TableGlance } from './glance.ts';
import type { Grid } from './grid.ts';
import { peopleTableIn, type PeopleTable } from './people/people-table.ts';
import { proposeRoadmap } from './propose.ts';
import { readClipboard, readGrid } from './read-file.ts';
import { taken, type ImportOutcome } from './refusals.ts';

/** What a person gave: a file's bytes, or what was copied elsewhere. */
export type Source =
	| { readonly kind: 'file'; readonly bytes: Uint8Array }
	| { readonly kind: 'clipboard'; readonly html: string; readonly text: string };

export interface Proposed {
	readonly proposal: RoadmapProposal;
	/** Against the roadmap that is kept already. */
	readonly difference: RoadmapDifference;
}

export interface ProposeQuestion {
	readonly corrections: Corrections;
	readonly content: RoadmapContent;
}

/** The heavy part of an import. It keeps the roadmap that was read, and every proposal is made from it anew. */
export class ImportWork {
	#grid: Grid = { blocks: [] };

	readRoadmap(source: Source): ImportOutcome<readonly TableGlance[]> {
		const read = gridOf(source);
		if (!read.ok) return read;
		this.#grid = read.value;
		return taken(tablesIn(read.value));
	}

	propose({ corrections, content }: ProposeQuestion): ImportOutcome<Proposed> {
		const proposed = proposeRoadmap(this.#grid, corrections);
		if (!proposed.ok) return proposed;
		return taken({
			proposal: proposed.value,
			difference: differenceOf(content, proposed.value)
		});
	}

	readPeople(source: Source): ImportOutcome<PeopleTable> {
		const read = gridOf(source);
		return read.ok ? peopleTableIn(read.value) : read;
	}
}

function gridOf(source: Source): ImportOutcome<Grid> {
	return source.kind === 'file' ? readGrid(source.bytes) : readClipboard(source);
}
