import type { RoadmapContent, RoadmapDifference } from '#lib/domain/roadmap.ts';
import type { RoadmapProposal } from '#lib/domain/roadmap/proposal.ts';
import type { Corrections } from '#lib/import/corrections.ts';
import { differenceOf } from '#lib/import/difference.ts';
import { tablesIn, type TableGlance } from '#lib/import/glance.ts';
import type { Grid } from '#lib/import/grid.ts';
import { proposeRoadmap } from '#lib/import/propose.ts';
import { readClipboard, readGrid } from '#lib/import/read-file.ts';
import { taken, type ImportOutcome } from '#lib/import/refusals.ts';

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

/** The heavy part of the import. It keeps the document that was read, and every answer is made from it anew. */
export class ImportWork {
	#grid: Grid = { blocks: [] };

	read(source: Source): ImportOutcome<readonly TableGlance[]> {
		const read = source.kind === 'file' ? readGrid(source.bytes) : readClipboard(source);
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
}
