import * as Y from 'yjs';
import { contentOf } from '#lib/domain/roadmap/content.ts';
import type { RoadmapProposal } from '#lib/domain/roadmap/proposal.ts';
import { applyProposal } from '#lib/documents/roadmap/apply-proposal.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { differenceOf } from '#lib/import/difference.ts';

let count = 0;

/** Ids as a phone would make them: never the same twice, whoever asks. */
export const newId = (): string => `r${(count += 1)}`;

/** The proposal taken over as a curator would: first the difference is shown, then it is applied. */
export function takeOver(doc: Y.Doc, proposal: RoadmapProposal): void {
	const difference = differenceOf(contentOf(readRoadmap(doc)), proposal);
	applyProposal(doc, { proposal, difference, newId });
}

export function imported(proposal: RoadmapProposal): Y.Doc {
	const doc = new Y.Doc();
	takeOver(doc, proposal);
	return doc;
}

export function exchange(one: Y.Doc, other: Y.Doc): void {
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other), 'remote');
	Y.applyUpdate(other, Y.encodeStateAsUpdate(one), 'remote');
}
